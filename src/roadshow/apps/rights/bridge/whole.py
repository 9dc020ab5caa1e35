"""The bureau's rights in the whole catalogue, read once and kept until anything changes."""

from roadshow.apps.rights.bridge.ledger import ledger_of
from roadshow.apps.rights.queries import State, state
from roadshow.engines.avails.ledger import Ledger

_kept: list[tuple[State, Ledger]] = []


def whole_ledger() -> Ledger:
    """As the database has it now: its state is asked for each time (two queries), so that what
    another process changed is seen at once."""
    now = state()
    if not _kept or _kept[0][0] != now:
        # Asked before it is read: what changes meanwhile is read again the next time.
        _kept[:] = [(now, ledger_of())]
    return _kept[0][1]
