"""What can be done on what is open: lists, pages, tables."""

from __future__ import annotations

from tui.registry.action import Action

LOOKING: tuple[Action, ...] = (
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
)
