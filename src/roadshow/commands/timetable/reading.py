"""Files of problems and timetables: read whole and right, or refused in one sentence."""

from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel, ValidationError

T = TypeVar("T", bound=BaseModel)


class WrongInputError(Exception):
    """What is wrong, in which file, where."""


def write(path: Path, text: str, mode: str = "w") -> None:
    try:
        with path.open(mode, encoding="utf-8") as file:
            file.write(text)
    except OSError as error:
        raise WrongInputError(f"{path}: {error.strerror}") from None


def read(kind: type[T], path: Path) -> T:
    try:
        return kind.model_validate_json(path.read_bytes())
    except OSError as error:
        raise WrongInputError(f"{path}: {error.strerror}") from None
    except ValidationError as error:
        first = error.errors(include_url=False, include_context=False)[0]
        where = ".".join(map(str, first["loc"]))
        said = first["msg"].removeprefix("Value error, ")
        value = "" if isinstance(first["input"], dict | list) else f" (got {first['input']!r})"
        raise WrongInputError(": ".join(filter(None, (str(path), where, said))) + value) from None
