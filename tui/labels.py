"""The browser's own words in English and Chinese: pane titles, hints, notices; actions word themselves."""

from __future__ import annotations

_WORDS = {
    "adopted": ("Taken over from {files}", "取自 {files}"),
    "against": ("forbidden: {text}", "不允许:{text}"),
    "answer": ("answer", "回答"),
    "ask": ("Ask a question …", "输入问题 …"),
    "ask-narrow": ("Ask …", "提问 …"),
    "assumed": ("set here", "此处设置"),
    "axis": ("{metric}, {unit}", "{metric},{unit}"),
    "backed": ("backed by {what}", "依据:{what}"),
    "bars": ("Compared", "对比"),
    "because": ("Because", "依据"),
    "bench": ("Bench", "试验台"),
    "bench-blank": ("a blank configuration", "空白配置"),
    "bench-own": ("your configuration", "你的配置"),
    "bench-hint": (
        "→ or space switches a setting; conclusions follow at once.",
        "→ 或空格切换配置项,结论随即更新。",
    ),
    "building": (
        "Opening the knowledge base … the first time takes a few seconds.",
        "正在打开知识库 … 首次需要几秒。",
    ),
    "catalogue": ("Catalogue", "目录"),
    "changed": ("changed since the beginning", "与开始时不同"),
    "chat": ("Conversation", "对话"),
    "chat-empty": (
        "Ask in plain words, below. Answers come with their reasons; every source and record is a link.",
        "在下方用自然语言提问。回答附有依据,来源与记录都可打开。",
    ),
    "choose-hint": ("space: on or off · enter takes · esc leaves", "空格勾选 · 回车确认 · esc 取消"),
    "columns": ("Columns", "列"),
    "command": ("command", "命令"),
    "concluded": ("concluded by rules", "由规则推导"),
    "conclusions": ("What follows", "推导结论"),
    "conditions": ("Conditions", "条件"),
    "copied": ("Copied the {what} ({size} characters): {how}", "已复制{what}({size} 个字符):{how}"),
    "copy-long": (
        "too long for most terminals' OSC 52 ({size} characters)",
        "超出多数终端 OSC 52 的长度({size} 个字符)",
    ),
    "copy-none": ("no system clipboard was found", "没有找到系统剪贴板"),
    "copy-osc": ("asked the terminal (OSC 52)", "已请求终端(OSC 52)"),
    "copy-system": ("{tool} took it", "{tool} 已接收"),
    "copy-failed": ("{tool} failed", "{tool} 失败"),
    "dark": ("dark", "深色"),
    "depends": ("depends on", "取决于"),
    "differs": ("the view {view} concludes {value}", "视图 {view} 的结论是 {value}"),
    "differs-mark": ("another view concludes otherwise", "其他视图结论不同"),
    "elsewhere": ("Where it is so", "满足的部署"),
    "examples": ("Try one of these", "试试这些"),
    "follow": ("why?\nand {name}?\nhow do I verify that?", "为什么?\n{name} 呢?\n怎么验证?"),
    "follow-up": ("Then go on", "接着可以追问"),
    "export": ("Write this page to", "将本页写入"),
    "exported": ("Wrote {path} ({size} bytes)", "已写入 {path}({size} 字节)"),
    "fault": ("That did not work: {text}", "未能完成:{text}"),
    "filter": ("type to filter …", "输入以筛选 …"),
    "filter-empty": (
        "Nothing is called so. Enter searches all texts for it; esc goes back to the question.",
        "没有这样的名称。回车搜索全文,esc 回到提问。",
    ),
    "files": ("A configuration to try out (values.yaml, cilium-config ...)", "要试验的配置文件"),
    "flip": ("was {before}, now {after}", "原为 {before},现为 {after}"),
    "flipped": ("{count} flipped", "{count} 项翻转"),
    "flipped-none": ("nothing flipped", "没有变化"),
    "for-question": ("for this question", "该问题"),
    "findings": ("kb check finds", "kb check 的发现"),
    "found": ("{count} found for “{words}”", "“{words}”找到 {count} 条"),
    "given-here": ("as your configuration has it", "取自你的配置"),
    "given": ("Given by the deployment", "由部署方式决定"),
    "helm": ("Helm values", "Helm 值"),
    "help": ("Keys: {pane}", "按键:{pane}"),
    "help-app": ("Everywhere", "任何位置"),
    "help-foot": ("esc closes · every key can be changed in {path}", "esc 关闭 · 按键可在 {path} 中修改"),
    "help-type": ("Typing and moving", "输入与移动"),
    "home": ("Start", "起点"),
    "interrupt": ("Press ctrl+c once more to leave", "再按一次 ctrl+c 退出"),
    "keymap-clash": (
        "{keys} is bound twice in the keymap; {action} has it now",
        "键位文件中 {keys} 重复绑定,现归 {action}",
    ),
    "keymap-unknown": (
        "{path}: no action is called {id!r}{nearest}",
        "{path}:没有名为 {id!r} 的操作{nearest}",
    ),
    "keymap-key": (
        "{path}: no key is called {pressed!r}, as {id} would have it",
        "{path}:没有名为 {pressed!r} 的键({id})",
    ),
    "line": ("line", "行"),
    "messages": ("Output that fits this", "与此相符的输出"),
    "more": ("More", "更多"),
    "neighbours": ("See also", "另见"),
    "nothing": ("nothing here yet", "这里还没有内容"),
    "nothing-copy": ("There is nothing to copy here", "这里没有可复制的内容"),
    "notes": ("Also recorded", "其他记录"),
    "only-other": (
        "No setting that is yours to choose brings this about here; only another deployment does.",
        "这里没有可自行调整的设置能做到这一点,只有换部署方式。",
    ),
    "page": ("Page", "页面"),
    "pasted": ("[pasted {size} characters]", "[已粘贴 {size} 个字符]"),
    "presumed": ("taken as set", "假定"),
    "proof": ("proof", "证明"),
    "prompt-hint": ("enter takes · esc leaves", "回车确认 · esc 取消"),
    "question": ("question", "问题"),
    "records": ("{count} records", "{count} 条记录"),
    "results": ("Search", "搜索"),
    "rests": ("What rests on it", "以此为据的记录"),
    "search": ("Search all texts for", "搜索全文"),
    "search-empty": (
        "No record holds all of these words. Try fewer or other ones, in English or Chinese, or ask:",
        "没有记录包含全部这些词。可以减少或换个说法(中英文皆可),或者直接提问:",
    ),
    "settings": ("Settings", "配置项"),
    "small": ("too small", "太小"),
    "sorted": ("sorted by {column}", "按 {column} 排序"),
    "source": ("source", "来源"),
    "sources": ("Sources", "来源"),
    "stated": ("stated: {value}", "原文:{value}"),
    "table": ("table", "表格"),
    "tables": ("Tables", "表格"),
    "table-hint": ("enter: whole cell and proof", "回车查看整格与证明"),
    "takes": ("What would it take so that: {value}?", "怎样才能:{value}?"),
    "unset": ("not set", "未设置"),
    "unknown": ("unknown", "未知"),
    "unknown-ref": ("No record is called {ref}", "没有名为 {ref} 的记录"),
    "value": ("Value of {name}", "{name} 的值"),
    "version": ("Product version (empty for {version})", "产品版本(留空为 {version})"),
    "versions": ("version {version}", "版本 {version}"),
    "view": ("view {view}", "视图 {view}"),
    "was": ("was {value}", "原为 {value}"),
    "way-done": ("It is so already", "已经如此"),
    "welcome": (
        "What is known about {title}: facts, rules, and a proof for every conclusion.",
        "关于 {title} 的事实、规则,以及每个结论的证明。",
    ),
    "why": ("Why", "为什么"),
    "writing": ("The folder for history and settings cannot be written: {text}", "历史与设置无法保存:{text}"),
    "yours": ("Yours to choose", "可自行选择"),
}


def capital(text: str) -> str:
    """A text as a heading: its first letter large, unless it is a name that begins small."""
    first = text.partition(" ")[0]
    return text[:1].upper() + text[1:] if first.isalpha() and first.islower() else text


def label(key: str, lang: str, **parts: object) -> str:
    """One of the browser's words, filled in.

    Args:
        key: which one.
        lang: en or zh.
        parts: what its placeholders stand for.
    """
    found = _WORDS[key][lang == "zh"]
    for name, value in parts.items():
        found = found.replace("{" + name + "}", str(value)).replace("{" + name + "!r}", repr(value))
    return found
