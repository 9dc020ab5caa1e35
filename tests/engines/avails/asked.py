"""Questions put to small problems, with their answers in few words."""

from datetime import date

from roadshow.engines.avails.answers import Answer, Refusal, Span
from roadshow.engines.avails.asking import answers
from roadshow.engines.avails.filling import ledger_of
from roadshow.engines.avails.problem import Problem, Question

Cell = tuple[str, str]
Said = tuple[str, str]


def asked(made: Problem, question: Question) -> list[Answer]:
    return list(answers(ledger_of(made), question))


def spans(made: Problem, question: Question) -> tuple[Span, ...]:
    """Of a question that has one answer."""
    (answer,) = [one for one in asked(made, question) if one.film == "lake"]
    return answer.spans


def refusal(made: Problem, question: Question) -> Refusal:
    """Of a question that is refused throughout, for one reason."""
    (span,) = spans(made, question)
    (only,) = span.refusals
    return only


def why(made: Problem, question: Question) -> dict[Cell, set[Said]]:
    """Codes and records that stand in the way in each cell on any day; none where it is free."""
    return {
        cell: {(str(r.code), r.record) for span in answer.spans for r in span.refusals}
        for answer in asked(made, question)
        for cell in answer.cells
    }


def codes(made: Problem, question: Question) -> list[list[str]]:
    """Span by span, of a question that has one answer."""
    return [[str(r.code) for r in span.refusals] for span in spans(made, question)]


def free_from(made: Problem, question: Question) -> date | None:
    (answer,) = [one for one in asked(made, question) if one.film == "lake"]
    return answer.free_from
