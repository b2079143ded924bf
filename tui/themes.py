"""The browser's own colours, dark and light; Textual's themes can be chosen as well."""

from __future__ import annotations

from textual.theme import Theme

DARK = "kb-dark"
LIGHT = "kb-light"
ANSI = "textual-ansi"

THEMES = (
    Theme(
        name=DARK,
        primary="#6CB6FF",
        secondary="#8DDB8C",
        accent="#F0B72F",
        warning="#F0B72F",
        error="#FF7B72",
        success="#56D364",
        foreground="#D6DEE8",
        background="#10151C",
        surface="#161C25",
        panel="#1F2732",
        dark=True,
        variables={
            "block-cursor-background": "#2B4C73",
            "block-cursor-foreground": "#FFFFFF",
            "block-cursor-blurred-background": "#222C39",
        },
    ),
    Theme(
        name=LIGHT,
        primary="#0550AE",
        secondary="#116329",
        accent="#8A5A00",
        warning="#8A5A00",
        error="#B3221C",
        success="#116329",
        foreground="#1B1F24",
        background="#FAFAF7",
        surface="#FFFFFF",
        panel="#ECEBE6",
        dark=False,
        variables={
            "block-cursor-background": "#BBD6F5",
            "block-cursor-foreground": "#0B1B2E",
            "block-cursor-blurred-background": "#E4E8EC",
        },
    ),
)
