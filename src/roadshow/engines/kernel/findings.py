"""What a checker found: plain data. Words and links are added later, in the reader's language."""

from enum import StrEnum

from pydantic import BaseModel, ConfigDict


class Severity(StrEnum):
    """How bad: from what cannot be to what may be overlooked."""

    FORBID = "forbid"
    BLOCK_RELEASE = "block_release"
    WARN = "warn"
    IGNORE = "ignore"


class Subject(BaseModel):
    """A record that a finding speaks of: its kind (``showing``, ``hall``, ``guest`` …) and id."""

    model_config = ConfigDict(frozen=True)

    kind: str
    id: str


class Mend(BaseModel):
    """A change that would settle a finding, tried before it was offered.

    ``minutes``: by how much, where the change is a matter of time.
    """

    model_config = ConfigDict(frozen=True)

    code: str
    subjects: tuple[Subject, ...] = ()
    minutes: int | None = None


class Reason(BaseModel):
    """A rule, by its code, and the records it binds: one of several that cannot all hold."""

    model_config = ConfigDict(frozen=True)

    rule: str
    subjects: tuple[Subject, ...]


class Finding(BaseModel):
    """One broken rule: its code, the records it concerns, and what would mend it.

    ``because``: where the finding is that rules exclude each other, those rules; else empty.
    ``facts``: days, clauses and kinds that its sentence names.
    """

    model_config = ConfigDict(frozen=True)

    code: str
    severity: Severity
    subjects: tuple[Subject, ...]
    mends: tuple[Mend, ...] = ()
    because: tuple[Reason, ...] = ()
    facts: tuple[tuple[str, str], ...] = ()
