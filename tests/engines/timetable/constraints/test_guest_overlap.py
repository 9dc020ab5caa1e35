from roadshow.engines.timetable.constraints import guest_overlap
from roadshow.engines.timetable.parts import Stay, Travel
from roadshow.engines.timetable.problem import Problem
from tests.engines.timetable.constraints.model import allows
from tests.engines.timetable.problems import city, guest, hall, place, problem, showing, span


def two_cities() -> Problem:
    return problem(
        showing("s1", qa_minutes=30, guests=["zhang"]),
        showing("s2", film="f2", city="moscow", qa_minutes=30, guests=["zhang"]),
        cities=[city(), city("moscow")],
        halls=[hall(), hall("h2", city="moscow")],
        guests=[guest(engagements=[Stay(city="almaty", when=span(10, 11))])],
        travel=[Travel(a="moscow", b="almaty", minutes=300)],
    )


def test_the_way_between_two_cities_lies_between_two_qas() -> None:
    # The first Q&A ends at 14:30, the way takes 5 hours, the second begins 90 minutes after start.
    first = place("s1", "h1", 12)
    assert allows(guest_overlap.add, two_cities(), first, place("s2", "h2", 18))
    assert not allows(guest_overlap.add, two_cities(), first, place("s2", "h2", 17.75))


def test_an_engagement_elsewhere_needs_the_way_too() -> None:
    last = place("s1", "h1", 18, 1)
    assert allows(guest_overlap.add, two_cities(), last, place("s2", "h2", 14.5))
    assert not allows(guest_overlap.add, two_cities(), last, place("s2", "h2", 14.25))


def test_an_engagement_and_a_qa_do_not_overlap() -> None:
    assert allows(guest_overlap.add, two_cities(), place("s1", "h1", 9))
    assert not allows(guest_overlap.add, two_cities(), place("s1", "h1", 8.25))
