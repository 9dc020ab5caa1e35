"""The rules and wishes of a timetable, one file each. ``add`` puts it into the CP-SAT model.

``HARD`` must hold; ``WISHES`` return terms of the objective: the points of ``wishes``, as few as
can be.
"""

from roadshow.engines.timetable.constraints import (
    different_days,
    even_load,
    evening,
    few_moves,
    few_venues,
    film_overlap,
    full_house,
    guest_overlap,
    guest_presence,
    hall_overlap,
    opening_hours,
    own_day,
    pin,
    print_overlap,
    section,
    times_of_day,
    together,
    window,
)
from roadshow.engines.timetable.constraints import format as format_

HARD = (
    window.add,
    opening_hours.add,
    format_.add,
    hall_overlap.add,
    guest_presence.add,
    guest_overlap.add,
    print_overlap.add,
    film_overlap.add,
    different_days.add,
    pin.add,
)
WISHES = (
    full_house.add,
    evening.add,
    own_day.add,
    times_of_day.add,
    together.add,
    section.add,
    even_load.add,
    few_venues.add,
    few_moves.add,
)
