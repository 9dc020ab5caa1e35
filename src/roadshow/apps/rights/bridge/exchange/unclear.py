"""A cell that cannot become a part of a grant."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Unclear:
    """``code`` is one of ``words``, or of ``formats.avails.check``."""

    column: str
    code: str
    params: Mapping[str, str] = field(default_factory=dict)


class UnclearError(Exception):
    def __init__(self, column: str, code: str, **params: str) -> None:
        self.unclear = Unclear(column, code, params)
        super().__init__(column, code, params)
