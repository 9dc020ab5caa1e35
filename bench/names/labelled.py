"""The labelled films and persons: what a search for a name should find.

Names have tags: ``zh-hans``, ``zh-hant``, ``pinyin`` (words are syllables, no tones, ``ü`` as
such), ``en``, ``ru``, ``kk``, ``ja``. None but the facts: nothing here knows the engine under test.
"""

import tomllib
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any, Literal

Half = Literal["tune", "report"]
CHINESE = {"zh-hans": "Hans", "zh-hant": "Hant", "pinyin": "pinyin"}
OTHERS = ("en", "ru", "kk", "ja")


@dataclass(frozen=True)
class Entry:
    """``country`` is an ISO 3166 code, SU for the Soviet Union; ``year`` is of films only.

    ``surname`` is of persons only: the family name as it stands inside the English one.
    """

    id: str
    kind: Literal["film", "person"]
    names: Mapping[str, str]
    country: str
    source: str
    year: int | None = None
    surname: str = ""

    @property
    def half(self) -> Half:
        """By id alone, so that an entry never moves when others are added."""
        return "report" if zlib.crc32(self.id.encode()) % 2 else "tune"

    @property
    def chinese(self) -> bool:
        return self.country in {"CN", "HK", "TW"}


@cache
def entries() -> tuple[Entry, ...]:
    """All of them, in the order of the files."""
    return (*_read("film"), *_read("person"))


def _read(kind: Literal["film", "person"]) -> list[Entry]:
    file = Path(__file__).with_name({"film": "films.toml", "person": "people.toml"}[kind])
    return [_entry(kind, table) for table in tomllib.loads(file.read_text("utf-8"))[kind]]


def _entry(kind: Literal["film", "person"], table: dict[str, Any]) -> Entry:
    zh = table.pop("zh", {})
    names = {tag: zh[key] for tag, key in CHINESE.items() if key in zh}
    names |= {tag: table.pop(tag) for tag in OTHERS if tag in table}
    return Entry(kind=kind, names=MappingProxyType(names), **table.pop("made", {}), **table)
