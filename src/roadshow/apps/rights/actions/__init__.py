"""Every change of what is recorded about rights."""

from roadshow.apps.rights.actions.exchange import send_in, take, take_file
from roadshow.apps.rights.actions.records import decide_severity, delete, save

__all__ = ["decide_severity", "delete", "save", "send_in", "take", "take_file"]
