"""What every piece of a rights problem is."""

from pydantic import BaseModel, ConfigDict


class Part(BaseModel):
    """Frozen, and strict about its fields."""

    model_config = ConfigDict(frozen=True, extra="forbid")
