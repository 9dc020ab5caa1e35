"""Files of problems and timetables: read whole and right, or refused in one sentence."""

import json
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


def read(kind: type[T], path: Path, part: str = "") -> T:
    """A file's model; of the desk's export, which holds both, its ``part``."""
    try:
        content = path.read_bytes()
        return kind.model_validate_json(_part(content, part) if part else content)
    except OSError as error:
        raise WrongInputError(f"{path}: {error.strerror}") from None
    except ValidationError as error:
        first = error.errors(include_url=False, include_context=False)[0]
        where = ".".join(map(str, first["loc"]))
        said = first["msg"].removeprefix("Value error, ")
        value = "" if isinstance(first["input"], dict | list) else f" (got {first['input']!r})"
        raise WrongInputError(": ".join(filter(None, (str(path), where, said))) + value) from None


def _part(content: bytes, name: str) -> bytes:
    """That part of an export; else the whole, to be read or refused as it is."""
    try:
        whole = json.loads(content)
    except ValueError:
        return content
    both = isinstance(whole, dict) and whole.keys() == {"problem", "timetable"}
    return json.dumps(whole[name]).encode() if both else content
