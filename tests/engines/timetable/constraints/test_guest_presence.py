from roadshow.engines.timetable.constraints import guest_presence
from roadshow.engines.timetable.parts import Stay
from tests.engines.timetable.constraints.model import allows
from tests.engines.timetable.problems import city, guest, place, problem, showing, span

VISITOR = guest(presences=[Stay(city="almaty", when=span(20, 21))])


def test_the_guest_is_there_from_the_start_of_the_qa_to_its_end() -> None:
    made = problem(showing("s1", qa_minutes=30, guests=["zhang"]), guests=[VISITOR])
    assert allows(guest_presence.add, made, place("s1", "h1", 18))
    assert allows(guest_presence.add, made, place("s1", "h1", 18.5))
    assert not allows(guest_presence.add, made, place("s1", "h1", 17.75))
    assert not allows(guest_presence.add, made, place("s1", "h1", 18.75))


def test_being_in_another_city_does_not_count() -> None:
    away = guest(presences=[Stay(city="moscow", when=span(0, 24))])
    made = problem(
        showing("s1", qa_minutes=30, guests=["zhang"]),
        guests=[away],
        cities=[city(), city("moscow")],
    )
    assert not allows(guest_presence.add, made, place("s1", "h1", 18))


def test_without_a_qa_nobody_need_be_there() -> None:
    made = problem(showing("s1", guests=["zhang"]), guests=[VISITOR])
    assert allows(guest_presence.add, made, place("s1", "h1", 12))
