"""What a list with exceptions adds up to: "Europe (excl. UK), Japan; world minus CIS".

An exception holds to the end of its bracket, or of its clause. In a bracket it takes from the name
before; elsewhere from what its clause has named so far. Before any name ("除中国以外的全球",
"Қытайдан басқа бүкіл әлем") it takes from what its clause names after it.
"""

from collections.abc import Callable
from dataclasses import dataclass, field, replace

from roadshow.engines.kernel.territories.lexicon import Lexicon, Piece

Ids = frozenset[str]
Expand = Callable[[Piece], "Ids | Doubt"]
Allowed = Callable[[Ids, Ids], bool]
DOUBTFUL = frozenset({"ambiguous", "part", "relative", "no_code"})


@dataclass(frozen=True)
class Doubt:
    """A word that could not be taken as it stands.

    ``code``: ``unknown``; ``ambiguous`` (``near``: what it may be); ``part`` (only a part of
    ``near``); ``relative`` (rest of world); ``no_code`` (known, but ISO has no code);
    ``no_definition`` (not on that day); ``not_included`` (left out of what it is not in);
    ``no_base`` (left out of nothing); ``bracket`` (says otherwise than what stands before);
    ``dash`` (a list or an exception?); ``empty``.
    ``near``: ids of countries and groups that may be meant.
    """

    word: str
    code: str
    near: tuple[str, ...] = ()


@dataclass(frozen=True)
class Step:
    """One name. ``sign``: "-" left out, "+" expressly put in, "" just named; "?" left out of what
    comes after it, if anything does."""

    sign: str
    ids: Ids
    word: str


@dataclass
class _Scope:
    """A bracket, or the whole text; ``steps`` are the clause's that is being read.

    ``behind``: a bracket that says something of the name before it.
    """

    bracket: bool = False
    behind: bool = False
    sign: str = ""
    steps: list[Step] = field(default_factory=list)
    total: Ids = frozenset()
    first: str | None = None
    dash: bool = False


class Grammar:
    """Reads one text. ``allowed``: whether ids may be left out of others that they are not in."""

    def __init__(
        self, lexicon: Lexicon, expand: Expand, allowed: Allowed = lambda _ids, _out: False
    ) -> None:
        self._lexicon = lexicon
        self._expand = expand
        self._allowed = allowed
        self._doubts: list[Doubt] = []
        self._scopes: list[_Scope] = []

    def read(self, text: str) -> tuple[Ids, tuple[Doubt, ...]]:
        """The ids that a text adds up to, and what was not understood."""
        self._doubts, self._scopes = [], [_Scope()]
        for piece in self._lexicon.pieces(text):
            getattr(self, f"_read_{piece.kind}", self._read_other)(piece)
        while len(self._scopes) > 1:
            self._read_close(Piece("close", ""))
        outer = self._scopes[0]
        self._end_clause(outer)
        if not outer.total and not self._doubts:
            self._doubts.append(Doubt(text.strip(), "empty"))
        return outer.total, tuple(dict.fromkeys(self._doubts))

    def _read_other(self, piece: Piece) -> None:
        self._scopes[-1].dash = False
        if piece.kind in DOUBTFUL:
            self._doubts.append(Doubt(piece.text, piece.kind, piece.ids))
        elif piece.kind == "word":
            self._doubts.append(Doubt(piece.text, "unknown", self._lexicon.near(piece.text)))

    def _read_name(self, piece: Piece) -> None:
        scope = self._scopes[-1]
        if scope.dash and scope.steps:
            self._doubts.append(Doubt(piece.text, "dash"))
        scope.dash = False
        ids = self._expand(piece)
        if isinstance(ids, Doubt):
            self._doubts.append(ids)
            return
        scope.first = scope.sign if scope.first is None else scope.first
        scope.steps.append(Step(scope.sign, ids, piece.text))
        if piece.without:
            self._read_after(piece)

    _read_customary = _read_name

    def _read_out(self, _piece: Piece) -> None:
        self._scopes[-1].sign = "-"
        self._scopes[-1].dash = False

    def _read_in(self, _piece: Piece) -> None:
        self._scopes[-1].sign = "+"
        self._scopes[-1].dash = False

    def _read_dash(self, _piece: Piece) -> None:
        self._scopes[-1].dash = True

    def _read_after(self, _piece: Piece) -> None:
        """A word that follows what it leaves out: 除外, басқа."""
        scope = self._scopes[-1]
        if scope.sign == "-":  # 除中国以外: it was opened before, and ends here
            scope.sign = ""
            return
        steps = scope.steps
        first = _first_left_out(steps)
        sign = "-" if first or scope.bracket else "?"
        scope.steps = steps[:first] + [replace(step, sign=sign) for step in steps[first:]]
        scope.first = "-" if first == 0 and scope.first == "" else scope.first

    def _read_break(self, _piece: Piece) -> None:
        if not self._scopes[-1].behind:  # Europe (excl. UK; Ireland): both
            self._end_clause(self._scopes[-1])

    def _read_open(self, _piece: Piece) -> None:
        outer = self._scopes[-1]
        behind = bool(outer.steps) and outer.steps[-1].sign == outer.sign
        self._scopes.append(_Scope(bracket=True, behind=behind))

    def _read_close(self, _piece: Piece) -> None:
        if len(self._scopes) < 2:
            return
        inner, outer = self._scopes.pop(), self._scopes[-1]
        if inner.behind:
            self._qualify(outer, inner)
        else:
            self._end_clause(inner)
            if inner.total:
                outer.first = outer.sign if outer.first is None else outer.first
                outer.steps.append(Step(outer.sign, inner.total, "()"))

    def _qualify(self, outer: _Scope, inner: _Scope) -> None:
        """A bracket behind a name: exceptions, additions, or the same said again."""
        last = outer.steps.pop()
        ids = last.ids
        for step in inner.steps:
            if step.sign == "-" and not step.ids & ids and self._named(outer, step.ids):
                outer.steps.append(replace(step, sign="-"))
            elif step.sign == "-":
                ids = self._without(ids, step)
            elif inner.first:
                ids |= step.ids
        same = frozenset[str]().union(*(step.ids for step in inner.steps))
        if inner.first == "" and same != last.ids:
            self._doubts.append(Doubt(inner.steps[0].word, "bracket"))
        outer.steps.append(replace(last, ids=ids))

    def _named(self, scope: _Scope, ids: Ids) -> bool:
        return any(step.ids & ids for step in scope.steps if step.sign != "-")

    def _end_clause(self, scope: _Scope) -> None:
        here: Ids = frozenset()
        late: list[Step] = []
        for step in _settled(scope.steps):
            if step.sign != "-":
                here |= step.ids
            elif here & step.ids:
                here -= step.ids
            else:
                late.append(step)
        before, scope.total = (frozenset[str](), scope.total) if here else (scope.total, here)
        rest = here or before
        for step in late:
            if rest:
                rest = self._without(rest, step)
            else:
                self._doubts.append(Doubt(step.word, "no_base"))
        scope.total |= rest
        scope.steps, scope.sign, scope.dash = [], "", False

    def _without(self, ids: Ids, step: Step) -> Ids:
        if not step.ids & ids and not self._allowed(ids, step.ids):
            self._doubts.append(Doubt(step.word, "not_included"))
        return ids - step.ids


def _settled(steps: list[Step]) -> list[Step]:
    """Where nothing comes after what a word behind it leaves out, the first was what to leave the
    others out of: ТМД, Жапонияны қоспағанда."""
    base = len(steps) > 1 and all(step.sign == "?" for step in steps)
    return [
        replace(step, sign="-") if step.sign == "?" and (at or not base) else step
        for at, step in enumerate(steps)
    ]


def _first_left_out(steps: list[Step]) -> int:
    """Where the run begins that a word behind it leaves out: after the names that hold it all, as
    in 全球，中国、日本除外; where there are none, with the first."""
    for at in range(1, len(steps)):
        base = frozenset[str]().union(*(step.ids for step in steps[:at] if step.sign != "-"))
        if all(step.ids <= base for step in steps[at:]):
            return at
    return 0
