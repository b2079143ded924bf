"""The app: three panes over a question, what is open, and what connects them."""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual.app import App, ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from kb.ask.answer import Answer
from kb.trial import Trial
from tui import clipboard, exporting, keymap, layout
from tui.actions import ACTIONS, BY_ID, Action, Scoped, bindings
from tui.blocks import Act, Block, Copied, text
from tui.core import Core, Trouble, opened
from tui.labels import label
from tui.marks import ASCII, UNICODE, Marks
from tui.pages import benches, home, opening
from tui.pages.page import Page
from tui.screens.help import Help
from tui.screens.prompt import Prompt
from tui.state import History, Settings, config_folder
from tui.themes import DARK, THEMES
from tui.visits import Visits
from tui.widgets.catalogue import Catalogue
from tui.widgets.chat import Chat
from tui.widgets.keybar import KeyBar
from tui.widgets.outline import Outline
from tui.widgets.pane import PagePane
from tui.widgets.question import Question

if TYPE_CHECKING:
    from textual import events
    from textual.binding import BindingType

_TWICE = 2.0
_SLOW = 20_000
