"""The browser's own colours: dark, light, and the terminal's own 16; Textual's themes can be chosen as well."""

from __future__ import annotations

from textual.color import Color
from textual.theme import BUILTIN_THEMES, Theme

DARK = "kb-dark"
LIGHT = "kb-light"
ANSI = "kb-ansi"

# How far from the ground to the ink the browser's own colours are, in themes that do not give them.
_SHADES = {"title-background": 0.12, "title-foreground": 0.8, "hairline": 0.2, "quiet": 0.75}

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
            "block-cursor-blurred-background": "#1B232D",
            "title-background": "#232D3A",
            "title-foreground": "#A9B7C6",
            "hairline": "#2E3947",
            "quiet": "#93A1B1",
            "scrollbar": "#3A4757",
            "scrollbar-hover": "#4C5C70",
            "scrollbar-active": "#6CB6FF",
            "scrollbar-background": "#10151C",
            "scrollbar-background-hover": "#10151C",
            "scrollbar-background-active": "#10151C",
            "scrollbar-corner-color": "#10151C",
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
            "block-cursor-blurred-background": "#EEF0EE",
            "title-background": "#E3E3DC",
            "title-foreground": "#4A525B",
            "hairline": "#CFCFC8",
            "quiet": "#5B646E",
            "scrollbar": "#BDBFBB",
            "scrollbar-hover": "#A3A6A2",
            "scrollbar-active": "#0550AE",
            "scrollbar-background": "#FAFAF7",
            "scrollbar-background-hover": "#FAFAF7",
            "scrollbar-background-active": "#FAFAF7",
            "scrollbar-corner-color": "#FAFAF7",
        },
    ),
    # What ground there is cannot be known, and blue or cyan is lost on one or the other; so most is left uncoloured.
    Theme(
        name=ANSI,
        primary="ansi_default",
        secondary="ansi_default",
        accent="ansi_magenta",
        warning="ansi_yellow",
        error="ansi_red",
        success="ansi_green",
        foreground="ansi_default",
        background="ansi_default",
        surface="ansi_default",
        panel="ansi_default",
        boost="ansi_default",
        dark=True,
        ansi=True,
        variables=dict(BUILTIN_THEMES["ansi-dark"].variables)
        | dict.fromkeys(
            (
                "title-background title-foreground hairline quiet block-cursor-background block-cursor-foreground "
                "block-cursor-blurred-background scrollbar-background scrollbar-background-hover "
                "scrollbar-background-active scrollbar-corner-color"
            ).split(),
            "ansi_default",
        ),
    ),
)


def missing(theme: Theme) -> dict[str, str]:
    """The browser's own colours for a theme that does not give them."""
    if theme.variables.keys() >= _SHADES.keys():
        return {}
    if theme.ansi:
        return dict(THEMES[2].variables)
    made = theme.to_color_system().generate()
    ground, ink = Color.parse(made["background"]), Color.parse(made["foreground"])
    return {name: ground.blend(ink, share).hex for name, share in _SHADES.items()}
