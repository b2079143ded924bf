"""What can be done wherever one is."""

from __future__ import annotations

from tui.registry.action import Action

EVERYWHERE: tuple[Action, ...] = (
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
)
