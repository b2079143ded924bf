"""Every action of the registry does what it says when its key is pressed; one that nobody tests fails here."""

from __future__ import annotations

import pytest

from tests.tui.conftest import Opened
from tests.tui.scenarios import DOES, everywhere, looking, trying, typing
from tui.actions import ACTIONS, BY_ID

MODULES = (everywhere, looking, trying, typing)


@pytest.mark.parametrize("id", [action.id for action in ACTIONS])
async def test_an_action_does_what_it_says(id: str, opened: Opened) -> None:
    assert id in DOES, f"no test for {id}: write one in tests/tui/scenarios"
    async with opened() as session:
        await DOES[id](session, id)


def test_no_scenario_is_left_over() -> None:
    assert set(DOES) <= set(BY_ID)
    assert MODULES
