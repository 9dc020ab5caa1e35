"""Every change of what is recorded about rights."""

from roadshow.apps.rights.actions.records import decide_severity, delete, save

__all__ = ["decide_severity", "delete", "save"]
