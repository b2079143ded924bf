"""Where the faces keep what they remember between runs."""

from __future__ import annotations

import os


def state_folder() -> str:
    """The folder for what is kept between runs (XDG_STATE_HOME/kb, else ~/.local/state/kb)."""
    home = os.environ.get("XDG_STATE_HOME") or os.path.join(os.path.expanduser("~"), ".local", "state")
    return os.path.join(home, "kb")
