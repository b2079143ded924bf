"""kb answers questions about structured knowledge with proofs.

`open` gives a knowledge base to ask, chat with, draw conclusions from and export. Importing this package is cheap;
nothing is read before `open` is called.
"""

from __future__ import annotations

__version__ = "0.1.0"

TYPE_CHECKING = False
if TYPE_CHECKING:
    from kb.knowledge import KnowledgeBase


def open(packs: list[str] | None = None) -> KnowledgeBase:
    """Open the knowledge base, building it first if its packs have changed.

    Args:
        packs: folders of packs; those named in KB_PACKS, else the shipped ones, when absent.

    Raises:
        kb.errors.KbError: a pack is invalid, or no place can hold the built base.
    """
    from kb.knowledge import KnowledgeBase
    from kb.store import open_base

    return KnowledgeBase(open_base(packs))
