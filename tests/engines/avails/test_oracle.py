"""Never one difference between the engine and the day-by-day oracle."""

from collections.abc import Iterator
from datetime import date, timedelta

from hypothesis import HealthCheck, given, settings

from roadshow.engines.avails.answers import Code, Span
from roadshow.engines.avails.asking import answers, standing
from roadshow.engines.avails.calendar import Asked, Calendar
from roadshow.engines.avails.filling import ledger_of
from roadshow.engines.avails.problem import Problem, Question
from roadshow.engines.avails.rows import since, until
from roadshow.engines.avails.search import free_films
from tests.engines.avails import oracle
from tests.engines.avails.problems import PROBLEMS, questions

CASES = 10_000


@settings(max_examples=CASES, deadline=None, suppress_health_check=list(HealthCheck))
@given(PROBLEMS, questions())
def test_list_calendar_map_and_each_day_agree(problem: Problem, question: Question) -> None:
    ledger = ledger_of(problem)
    films = question.films or problem.films
    free = set(films)
    worst: dict[tuple[str, str, str], Code | None] = {}
    for answer in answers(ledger, question):
        assert answer.spans[0].start == question.start
        assert answer.spans[-1].end == question.end
        for cell in answer.cells:
            said = dict(_by_day(answer.spans))
            seen = {day: oracle.barred(problem, answer.film, cell, day, question) for day in said}
            assert said == seen, (answer.film, cell)
            bars = {code for codes in seen.values() for code in codes}
            worst[(answer.film, *cell)] = min(bars, key=list(Code).index, default=None)
            if bars:
                free.discard(answer.film)
        assert answer.free == (answer.free_from == question.start)
    assert set(free_films(ledger, question)) == free
    for film in films:
        calendar = Calendar(
            ledger, ledger.sets.films.known(film), Asked.by(question), since(question.start)
        )
        for leaf in question.how:
            found = standing(calendar, [leaf], until(question.end))
            for code in question.where:
                assert found[code] == worst[film, code, leaf]


def _by_day(spans: tuple[Span, ...]) -> Iterator[tuple[date, set[Code]]]:
    for span in spans:
        assert span.start is not None
        assert span.end is not None
        for number in range((span.end - span.start).days):
            yield span.start + timedelta(days=number), {r.code for r in span.refusals}
