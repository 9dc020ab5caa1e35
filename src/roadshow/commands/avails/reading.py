"""A rights problem out of a file, or what is wrong with it in one line."""

import textwrap
from pathlib import Path

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from roadshow.engines.avails.problem import Problem

MOST = 500
"""Characters of a complaint."""
BYTE_ORDER_MARK = b"\xef\xbb\xbf"


class WrongInputError(Exception):
    """What is wrong, in which file, where."""


def read(path: Path) -> Problem:
    try:
        return Problem.model_validate_json(path.read_bytes().removeprefix(BYTE_ORDER_MARK))
    except OSError as error:
        raise WrongInputError(f"{path}: {error.strerror}") from None
    except ValidationError as error:
        told = _worst(error.errors(include_url=False, include_context=False))
        raise WrongInputError(textwrap.shorten(f"{path}: {told}", MOST)) from None


def _worst(errors: list[ErrorDetails]) -> str:
    """The first error. Where a value may have two forms and fits neither, there is one for each:
    the one that looked into the value deepest says most."""
    first = _path(errors[0])
    same = [error for error in errors if _path(error)[: len(first)] == first]
    error = max(same, key=lambda one: len(_path(one)))
    said = error["msg"].removeprefix("Value error, ")
    plain = error["type"] != "json_invalid" and not isinstance(error["input"], dict | list)
    value = f" (got {error['input']!r})" if plain else ""
    return ": ".join(filter(None, (".".join(_path(error)), said))) + value


def _path(error: ErrorDetails) -> list[str]:
    """Without what pydantic puts between, the names of its types: ``tuple[str, ...]``, ``str``."""
    names = (str(part) for part in error["loc"])
    return [name for name in names if "[" not in name and name not in {"str", "constrained-str"}]
