"""The rules and wishes of a timetable, one file each. ``add`` puts it into the CP-SAT model.

``HARD`` must hold; ``WISHES`` return terms of the objective, which is to be as large as can be.
"""

from roadshow.engines.timetable.constraints import (
    different_days,
    even_load,
    few_moves,
    film_overlap,
    full_house,
    guest_overlap,
    guest_presence,
    hall_overlap,
    opening_hours,
    pin,
    window,
)

HARD = (
    window.add,
    opening_hours.add,
    hall_overlap.add,
    guest_presence.add,
    guest_overlap.add,
    film_overlap.add,
    different_days.add,
    pin.add,
)
WISHES = (full_house.add, even_load.add, few_moves.add)
