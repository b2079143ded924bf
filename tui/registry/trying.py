"""What can be done on the bench and in the conversation."""

from __future__ import annotations

from tui.registry.action import Action

TRYING: tuple[Action, ...] = (
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
