"""Finding records by any of their names, as people type them."""

from roadshow.apps.names.queries.alike import alike
from roadshow.apps.names.queries.lookup import Match, search

__all__ = ["Match", "alike", "search"]
