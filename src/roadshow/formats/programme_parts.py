"""What the pieces of a published programme are made of, and what is no longer one."""

from pydantic import AwareDatetime, BaseModel, ConfigDict

Instant = AwareDatetime
Words = dict[str, str]


class Part(BaseModel):
    """A piece of the document: frozen, and strict about its fields."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Marked(Part):
    """A piece that may be invented for demonstration; pages say so where it shows."""

    sample: bool = False


class Withdrawn(Part):
    """What an earlier release held and calendars are told is off (``formats.appointments``): for
    everybody where ``whole``, else for those ``people`` whose appointment it no longer is. ``film``
    is the address of the film that was to be shown."""

    key: str
    edition: int
    starts: Instant
    ends: Instant
    timezone: str
    title: Words
    place: Words
    film: str = ""
    people: tuple[int, ...] = ()
    whole: bool = True
