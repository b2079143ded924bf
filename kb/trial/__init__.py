"""Try settings out on an entity: what they are, what follows, what a change turns and why, what it would take.

The bench behind the browser, usable by any face. It keeps assumptions and their history; all conclusions are the
engine's, all sentences the packs'.
"""

from __future__ import annotations

from kb.trial.bench import Trial
from kb.trial.standing import Outcome, Remark, Setting, Way

__all__ = ["Outcome", "Remark", "Setting", "Trial", "Way"]
