"""ConferenceScheduler on a small JSON of slots and showings; run by an interpreter that has it.

    python into_slots.py PROBLEM.json SECONDS

Prints ``{"seconds": …, "built": …, "places": [[showing, slot], …]}``; no places where CBC had none
in time. The objective is linear, given to PuLP as it wants it.
"""

import json
import sys
import time
from datetime import datetime
from typing import Any

import pulp  # type: ignore[import-not-found]  # of the peer
from conference_scheduler import scheduler  # type: ignore[import-not-found]  # of the peer
from conference_scheduler.resources import Event, Slot  # type: ignore[import-not-found]


def main(path: str, seconds: str) -> None:
    with open(path, encoding="utf-8") as file:
        given = json.load(file)
    slots = [
        Slot(s["hall"], datetime.fromisoformat(s["start"]), s["minutes"], s["seats"], s["day"])
        for s in given["slots"]
    ]
    events = [Event(name=s["id"], duration=s["minutes"], demand=0) for s in given["showings"]]
    for event, showing in zip(events, given["showings"], strict=True):
        event.add_unavailability(*(slots[number] for number in showing["not_in"]))

    def cost(events: list[Event], slots: list[Slot], X: Any, **_rest: Any) -> Any:  # noqa: N803 (theirs)
        rows = given["cost"]
        return pulp.lpSum(
            rows[row][col] * X[row, col] for row in range(len(events)) for col in range(len(slots))
        )

    began = time.monotonic()
    solver = pulp.PULP_CBC_CMD(msg=False, timeLimit=float(seconds), threads=2)
    try:
        found = scheduler.solution(events, slots, objective_function=cost, solver=solver)
    except ValueError:
        found = []
    places = [[given["showings"][row]["id"], col] for row, col in found]
    print(json.dumps({"seconds": time.monotonic() - began, "places": places}))


if __name__ == "__main__":
    main(*sys.argv[1:])
