"""``roadshow avails check``: the questions of a problem answered, film by film."""

import argparse
import json
from collections.abc import Iterator
from dataclasses import asdict
from typing import Any

from roadshow.commands.avails import words
from roadshow.commands.avails.reading import read
from roadshow.engines.avails.answers import Answer, Span
from roadshow.engines.avails.asking import answers
from roadshow.engines.avails.filling import ledger_of
from roadshow.engines.avails.problem import Problem


def check(options: argparse.Namespace) -> int:
    """0: all that is asked for is free; 1: something is not."""
    problem = read(options.problem)
    free: list[bool] = []
    for number, answer in _answers(problem):
        free.append(answer.free)
        if options.json:
            print(json.dumps(_row(number, answer), ensure_ascii=False, default=str))
        else:
            _tell(number, answer, problem)
    if not options.json:
        print(f"{free.count(False)} of {len(free)} answers are not free")
    return 0 if all(free) else 1


def _answers(problem: Problem) -> Iterator[tuple[int, Answer]]:
    """With the place of their question in the problem, as a path would name it."""
    ledger = ledger_of(problem)
    for number, question in enumerate(problem.questions):
        yield from ((number, answer) for answer in answers(ledger, question))


def _row(number: int, answer: Answer) -> dict[str, Any]:
    return {
        "question": number,
        "film": answer.film,
        "cells": answer.cells,
        "free": answer.free,
        "free_from": answer.free_from,
        "spans": [_span(span) for span in answer.spans],
    }


def _span(span: Span) -> dict[str, Any]:
    told = [asdict(refusal) | {"mend": words.mend(refusal)} for refusal in span.refusals]
    return asdict(span) | {"free": span.free, "refusals": told}


def _tell(number: int, answer: Answer, problem: Problem) -> None:
    where = words.cells(answer.cells, problem.questions[number].signed)
    print(f"questions.{number}: {answer.film}: {where}: {'free' if answer.free else 'not free'}")
    for span in answer.spans:
        print(f"    {words.days(span.start, span.end)}: {_standing(span)}")
        for refusal in span.refusals:
            print(f"        {words.said(refusal)}")
            print(f"            would help: {words.mend(refusal)}")
    if answer.free_from and not answer.free:
        print(f"    free for as long from {answer.free_from}")


def _standing(span: Span) -> str:
    if not span.free:
        return "not free"
    beside = f", beside {', '.join(span.beside)}" if span.beside else ""
    return f"free under {', '.join(span.under)}{beside}"
