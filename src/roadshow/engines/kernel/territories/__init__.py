"""Territories as people in film sales write them, and back."""

from roadshow.engines.kernel.territories.atoms import AIR, CODES, COUNTRIES, SEA
from roadshow.engines.kernel.territories.grammar import Doubt
from roadshow.engines.kernel.territories.groups import (
    Definition,
    Group,
    group_name,
    groups,
    members,
)
from roadshow.engines.kernel.territories.names import territory_name
from roadshow.engines.kernel.territories.reading import Custom, GroupUse, Reading, read
from roadshow.engines.kernel.territories.saying import Saying, expand, spoken

__all__ = [
    "AIR",
    "CODES",
    "COUNTRIES",
    "SEA",
    "Custom",
    "Definition",
    "Doubt",
    "Group",
    "GroupUse",
    "Reading",
    "Saying",
    "expand",
    "group_name",
    "groups",
    "members",
    "read",
    "spoken",
    "territory_name",
]
