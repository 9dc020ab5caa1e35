"""Names of records, as the engines see them: any text that is not empty."""

from typing import Annotated

from pydantic import Field

Id = Annotated[str, Field(strict=True, min_length=1, max_length=200)]
