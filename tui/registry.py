"""The actions themselves: id, keys, names and help in English and Chinese. `tui.actions` makes use of them."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Action:
    """Something that can be done.

    Attributes:
        id: ``scope.name``; the keymap file uses it.
        keys: keys that do it, separated by commas.
        label: what the key bar and the palette call it (en, zh).
        help: what it does, in a sentence (en, zh).
        show: whether the key bar shows it.
        palette: whether the palette offers it.
        priority: whether its key works while typing, too.
    """

    id: str
    keys: str
    label: tuple[str, str]
    help: tuple[str, str]
    show: bool = False
    palette: bool = True
    priority: bool = False

    @property
    def scope(self) -> str:
        """Where it can be done."""
        return self.id.partition(".")[0]

    @property
    def name(self) -> str:
        """The method that does it, without ``action_``."""
        return self.id.partition(".")[2]


SCOPES: dict[str, tuple[str, str]] = {
    "app": ("Everywhere", "任何位置"),
    "question": ("Question", "提问"),
    "catalogue": ("Catalogue", "目录"),
    "list": ("Lists and pages", "列表与页面"),
    "page": ("Page", "页面"),
    "table": ("Table", "表格"),
    "bench": ("Bench", "试验台"),
    "setting": ("Settings on the bench", "试验台配置项"),
    "chat": ("Conversation", "对话"),
}

ACTIONS: tuple[Action, ...] = (
    # Everywhere.
    Action(
        "app.ask",
        "slash",
        ("Ask", "提问"),
        ("Go to the question, wherever you are.", "回到提问框。"),
        show=True,
    ),
    Action(
        "app.palette",
        "ctrl+p",
        ("Do …", "命令"),
        (
            "Do anything that can be done now; open anything by name.",
            "执行当前可用的任何操作,按名称打开记录。",
        ),
        show=True,
        palette=False,
        priority=True,
    ),
    Action(
        "app.help",
        "f1,question_mark",
        ("Help", "帮助"),
        ("Show the keys of the pane you are in.", "显示当前窗格的按键。"),
        show=True,
    ),
    Action(
        "app.back",
        "escape",
        ("Back", "返回"),
        ("Close what is open on top, and go back to the question.", "关闭弹出内容,回到提问框。"),
        palette=False,
    ),
    Action(
        "app.catalogue",
        "f2",
        ("Catalogue", "目录"),
        ("Go to the catalogue; once more folds it away.", "进入目录,再按一次收起。"),
        show=True,
    ),
    Action("app.page", "f3", ("Page", "页面"), ("Go to the open page.", "进入当前页面。"), show=True),
    Action(
        "app.chat",
        "f4",
        ("Answers", "对话"),
        ("Go to the conversation; once more folds it away.", "进入对话,再按一次收起。"),
        show=True,
    ),
    Action(
        "app.zoom",
        "z",
        ("Zoom", "放大"),
        ("Give the pane you are in the whole screen, or take it back.", "让当前窗格占满屏幕,或还原。"),
    ),
    Action(
        "app.previous",
        "left_square_bracket,backspace,alt+left",
        ("Previous page", "上一页"),
        ("Go to the page before.", "回到上一页。"),
    ),
    Action(
        "app.next",
        "right_square_bracket,alt+right",
        ("Next page", "下一页"),
        ("Go to the page after, having gone back.", "前进到下一页。"),
    ),
    Action(
        "app.home",
        "h",
        ("Start page", "起始页"),
        ("Open the start page: what there is, and where to begin.", "打开起始页。"),
    ),
    Action(
        "app.search",
        "f",
        ("Search", "搜索"),
        ("Search all texts for words, in English or Chinese.", "在全部文本中搜索。"),
    ),
    Action(
        "app.copy",
        "y",
        ("Copy", "复制"),
        (
            "Copy what the cursor is on: a command, a proof, a cell, a line.",
            "复制光标处的命令、证明、单元格或一行。",
        ),
        show=True,
    ),
    Action(
        "app.copy_all",
        "Y",
        ("Copy all", "复制全部"),
        ("Copy the whole page, table or answer as Markdown.", "以 Markdown 复制整页、整表或回答。"),
    ),
    Action(
        "app.export",
        "ctrl+e",
        ("Export", "导出"),
        ("Write the page, table or conversation to a file.", "将页面、表格或对话写入文件。"),
        show=True,
        priority=True,
    ),
    Action(
        "app.blank",
        "B",
        ("New bench", "空白试验台"),
        ("Open the bench with a blank configuration.", "以空白配置打开试验台。"),
    ),
    Action(
        "app.config",
        "o",
        ("Open file", "打开配置"),
        ("Open a configuration file on the bench, as kb check reads it.", "在试验台上打开配置文件。"),
    ),
    Action(
        "app.version",
        "f5",
        ("Version", "版本"),
        ("Take another version of the product for conclusions and answers.", "改用其他产品版本。"),
    ),
    Action(
        "app.view",
        "f6",
        ("View", "视图"),
        ("Let the next view speak: whose word counts.", "切换到下一个视图。"),
    ),
    Action("app.language", "f7", ("中文", "English"), ("Speak the other language.", "切换语言。")),
    Action("app.theme", "f8", ("Theme", "主题"), ("Choose colours.", "选择配色。")),
    Action(
        "app.interrupt",
        "ctrl+c",
        ("Interrupt", "中断"),
        ("Leave, when pressed twice.", "连按两次退出。"),
        palette=False,
    ),
    Action("app.leave", "ctrl+q,q", ("Quit", "退出"), ("Leave the browser.", "退出浏览器。"), priority=True),
    # The question.
    Action(
        "question.submit",
        "enter",
        ("Ask it", "提交"),
        ("Ask what was typed.", "提交问题。"),
        palette=False,
    ),
    Action(
        "question.complete",
        "tab",
        ("Complete", "补全"),
        ("Take the next suggestion; with nothing typed, go to the next pane.", "采用下一条建议。"),
        palette=False,
    ),
    Action(
        "question.complete_back",
        "shift+tab",
        ("Complete backwards", "反向补全"),
        ("Take the suggestion before.", "采用上一条建议。"),
        palette=False,
    ),
    Action(
        "question.older",
        "up",
        ("Older", "更早"),
        ("Bring back what was asked before.", "找回之前的提问。"),
        palette=False,
    ),
    Action(
        "question.newer",
        "down",
        ("Newer", "更近"),
        ("Go forward again in what was asked.", "返回较近的提问。"),
        palette=False,
    ),
    # The catalogue's filter.
    Action(
        "catalogue.down",
        "down",
        ("Down", "下移"),
        ("Go down in the catalogue while typing.", "在目录中下移。"),
        palette=False,
    ),
    Action(
        "catalogue.up",
        "up",
        ("Up", "上移"),
        ("Go up in the catalogue while typing.", "在目录中上移。"),
        palette=False,
    ),
    Action(
        "catalogue.open",
        "enter",
        ("Open", "打开"),
        (
            "Open the record under the cursor, fold a group, or search the texts when no name fits.",
            "打开光标处的记录,折叠分组;没有匹配时搜索全文。",
        ),
        palette=False,
    ),
    # Lists, pages, proofs.
    Action(
        "list.up",
        "up,k",
        ("Up", "上移"),
        ("Go up.", "上移。"),
        palette=False,
    ),
    Action("list.down", "down,j", ("Down", "下移"), ("Go down.", "下移。"), palette=False),
    Action(
        "list.page_up", "pageup", ("Page up", "上翻"), ("Go a screenful up.", "向上翻屏。"), palette=False
    ),
    Action(
        "list.page_down",
        "pagedown",
        ("Page down", "下翻"),
        ("Go a screenful down.", "向下翻屏。"),
        palette=False,
    ),
    Action("list.top", "home,g", ("Top", "顶部"), ("Go to the top.", "到顶部。"), palette=False),
    Action("list.bottom", "end,G", ("Bottom", "底部"), ("Go to the bottom.", "到底部。"), palette=False),
    Action(
        "list.choose",
        "enter",
        ("Open", "打开"),
        (
            "Follow a link, take an example, copy a command, go on with a branch, fold a part.",
            "打开链接,采用示例,复制命令,沿分支继续,或折叠。",
        ),
        palette=False,
    ),
    Action(
        "list.toggle",
        "space",
        ("Fold", "折叠"),
        ("Fold or unfold the part under the cursor.", "折叠或展开光标处的部分。"),
        palette=False,
    ),
    Action(
        "list.close",
        "left",
        ("Fold up", "收起"),
        ("Fold the part, or go to what it is under.", "收起,或回到上一级。"),
        palette=False,
    ),
    Action(
        "list.open",
        "right,l",
        ("Unfold", "展开"),
        ("Unfold the part, or go into it.", "展开,或进入。"),
        palette=False,
    ),
    Action(
        "list.unfold",
        "e",
        ("Proof", "证明"),
        ("Unfold the whole proof at the cursor, or fold it.", "展开或折叠光标处的完整证明。"),
        show=True,
    ),
    Action(
        "list.unfold_all",
        "E",
        ("Unfold all", "全部展开"),
        ("Unfold everything here, or fold it.", "全部展开或折叠。"),
    ),
    # A page.
    Action(
        "page.bench",
        "b",
        ("Bench", "试验台"),
        ("Try settings out on this one.", "在此部署上试验配置。"),
        show=True,
    ),
    Action(
        "page.question",
        "a",
        ("Ask about it", "就此提问"),
        ("Put its name into the question.", "将名称放入提问框。"),
    ),
    # A table.
    Action(
        "table.cell",
        "enter",
        ("Cell", "单元格"),
        (
            "Read the whole cell: value, how it comes about, proof, sources.",
            "查看整格:取值、方式、证明、来源。",
        ),
        show=True,
    ),
    Action(
        "table.sort",
        "s",
        ("Sort", "排序"),
        (
            "Sort by the column of the cursor; again the other way; again as it was.",
            "按光标列排序,再按反向,再按还原。",
        ),
        show=True,
    ),
    Action(
        "table.columns",
        "c",
        ("Columns", "选列"),
        ("Choose which columns are shown.", "选择显示的列。"),
        show=True,
    ),
    Action(
        "table.row",
        "r",
        ("Open row", "打开行"),
        ("Open the page of the row's subject.", "打开该行对象的页面。"),
    ),
    # The bench.
    Action(
        "setting.forth",
        "right,space",
        ("Switch", "切换"),
        ("Give the setting its next value.", "切换到下一个取值。"),
        show=True,
        palette=False,
    ),
    Action(
        "setting.back",
        "left",
        ("Switch back", "反向切换"),
        ("Give the setting the value before.", "切换到上一个取值。"),
        palette=False,
    ),
    Action(
        "setting.unset",
        "x",
        ("Unset", "取消设置"),
        ("Leave the setting as it is stated.", "恢复为原文所述。"),
        palette=False,
    ),
    Action(
        "bench.undo",
        "u",
        ("Undo", "撤销"),
        ("Take the last change back.", "撤销上一次改动。"),
        show=True,
    ),
    Action("bench.redo", "U", ("Redo", "重做"), ("Do again what was taken back.", "重做。")),
    Action("bench.reset", "R", ("Start over", "重置"), ("Take all changes back.", "取消所有改动。")),
    Action(
        "bench.ways",
        "w",
        ("What would do it?", "怎样才能达到"),
        (
            "List the smallest changes that would turn the conclusion under the cursor, and what forbids them.",
            "列出能翻转该结论的最小改动,以及禁止它们的规定。",
        ),
        show=True,
    ),
    Action(
        "bench.flipped",
        "n",
        ("Next flipped", "下一处翻转"),
        ("Go to the next conclusion that flipped.", "转到下一个翻转的结论。"),
    ),
    Action(
        "bench.helm",
        "H",
        ("Copy Helm values", "复制 Helm 值"),
        ("Copy the configuration as Helm values.", "以 Helm 值复制配置。"),
    ),
    Action(
        "bench.line",
        "A",
        ("Copy kb ask line", "复制 kb ask 命令"),
        ("Copy a kb ask --set line that gives the same in a shell.", "复制等价的 kb ask --set 命令。"),
    ),
    # The conversation.
    Action(
        "chat.new",
        "n",
        ("New conversation", "新对话"),
        ("Forget what was asked, and begin anew.", "清空上下文,重新开始。"),
    ),
    Action(
        "chat.again",
        "r",
        ("Ask again", "再次提问"),
        ("Put the last question back into the input.", "将上一个问题放回提问框。"),
    ),
)
