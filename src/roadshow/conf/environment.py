"""What the environment may set, typed. Nonsense stops the start, saying what to mend."""

import os
import secrets
import sys
from pathlib import Path
from typing import Any, Literal, Self
from urllib.parse import unquote, urlsplit

from pydantic import (
    BaseModel,
    ConfigDict,
    Field,
    SecretStr,
    ValidationError,
    field_validator,
    model_validator,
)

PREFIX = "ROADSHOW_"


class Environment(BaseModel):
    """Every setting is ``ROADSHOW_<NAME>``; ``ROADSHOW_<NAME>_FILE`` names a file that holds it."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    mode: Literal["embedded", "service"] = Field(
        "embedded",
        description="embedded: one machine, SQLite, all defaults; service: nothing is assumed.",
    )
    debug: bool = Field(False, description="Django's debug pages; refused in service mode.")
    data_folder: Path = Field(
        Path("var"), description="Where the embedded database, its key and its mail are kept."
    )
    database_url: str = Field(
        "", description="sqlite:///PATH or postgres://USER:PASSWORD@HOST:PORT/NAME."
    )
    cache_url: str = Field(
        "", description="redis://HOST:PORT/N (Redis or Valkey); empty: each process its own memory."
    )
    secret_key: SecretStr = Field(
        SecretStr(""), description="Signs cookies, feeds and invitations; at least 40 characters."
    )
    public_url: str = Field(
        "http://127.0.0.1:8000", description="The address people type, without a path."
    )
    trusted_proxies: int = Field(
        0,
        ge=0,
        description="How many proxies of ours stand before the site: whose address to believe.",
    )
    mail_url: str = Field(
        "",
        description="smtp://USER:PASSWORD@HOST:PORT; empty: mail is written into the data folder.",
    )
    mail_from: str = Field("roadshow@localhost", description="The sender of our mail.")

    @field_validator("database_url")
    @classmethod
    def _known_database(cls, url: str) -> str:
        if url and urlsplit(url).scheme not in {"sqlite", "postgres", "postgresql"}:
            raise ValueError("is neither sqlite:///PATH nor postgres://…")
        return url

    @field_validator("cache_url")
    @classmethod
    def _known_cache(cls, url: str) -> str:
        if url and urlsplit(url).scheme not in {"redis", "rediss"}:
            raise ValueError("is not redis://HOST:PORT/N")
        return url

    @field_validator("public_url")
    @classmethod
    def _whole_address(cls, url: str) -> str:
        parts = urlsplit(url)
        if parts.scheme not in {"http", "https"} or not parts.hostname or parts.path.strip("/"):
            raise ValueError("is not an address such as https://tour.example.org")
        return url.rstrip("/")

    @field_validator("mail_url")
    @classmethod
    def _known_mail(cls, url: str) -> str:
        if url and (urlsplit(url).scheme not in {"smtp", "smtps"} or not urlsplit(url).hostname):
            raise ValueError("is not smtp://USER:PASSWORD@HOST:PORT")
        return url

    @model_validator(mode="after")
    def _service_says_all(self) -> Self:
        if self.mode == "service":
            missing = [
                PREFIX + name.upper()
                for name in ("database_url", "public_url", "mail_url", "secret_key")
                if name not in self.model_fields_set
            ]
            if missing:
                raise ValueError(f"service mode needs {', '.join(missing)} to be set")
            if self.debug:
                raise ValueError(f"{PREFIX}DEBUG must be off in service mode")
        key = self.secret_key.get_secret_value()
        if "secret_key" in self.model_fields_set and len(key) < 40:
            raise ValueError(f"{PREFIX}SECRET_KEY is shorter than 40 characters")
        return self

    def database(self) -> dict[str, Any]:
        """The Django ``DATABASES`` entry."""
        parts = urlsplit(self.database_url or f"sqlite:///{self.data_folder / 'roadshow.sqlite3'}")
        if parts.scheme == "sqlite":
            return {
                "ENGINE": "django.db.backends.sqlite3",
                "NAME": unquote(parts.path.removeprefix("/")),
                # To open the file and set its pragmas costs more than a page's one query.
                "CONN_MAX_AGE": None,
                "OPTIONS": {
                    # Take the write lock at BEGIN: a deferred transaction that turns writer
                    # late is refused at once, whatever the busy timeout.
                    "transaction_mode": "IMMEDIATE",
                    "timeout": 20,
                    "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;",
                },
            }
        # Imported here: it costs a fifth of a second, and SQLite does without it.
        from psycopg.conninfo import conninfo_to_dict  # noqa: PLC0415

        known = conninfo_to_dict(self.database_url)
        return {
            "ENGINE": "django.db.backends.postgresql",
            "NAME": known.pop("dbname", ""),
            "USER": known.pop("user", ""),
            "PASSWORD": known.pop("password", ""),
            "HOST": known.pop("host", ""),
            "PORT": known.pop("port", ""),
            "CONN_MAX_AGE": 60,
            "CONN_HEALTH_CHECKS": True,
            "OPTIONS": known,
        }

    def key(self) -> str:
        """The signing key: as set, or (embedded) one made once and kept in the data folder."""
        if self.secret_key.get_secret_value():
            return self.secret_key.get_secret_value()
        path = self.data_folder / "secret-key"
        if not path.exists():
            self.data_folder.mkdir(parents=True, exist_ok=True)
            descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
            with os.fdopen(descriptor, "w") as file:
                file.write(secrets.token_urlsafe(48))
        return path.read_text()


def read() -> Environment:
    """Read the environment, or end the process with one line for each wrong setting."""
    try:
        return Environment(**_given())
    except ValidationError as error:
        for problem in error.errors(include_url=False, include_input=False):
            name = PREFIX + "_".join(map(str, problem["loc"])).upper() if problem["loc"] else ""
            print(
                f"roadshow: {name} {problem['msg'].removeprefix('Value error, ')}".replace(
                    "  ", " "
                ),
                file=sys.stderr,
            )
        sys.exit(2)


def _given() -> dict[str, Any]:
    """What is set, by field: from the variable itself, or from the file that its twin names."""
    found = {}
    for name in Environment.model_fields:
        variable = PREFIX + name.upper()
        if variable in os.environ:
            found[name] = os.environ[variable]
        elif path := os.environ.get(f"{variable}_FILE"):
            found[name] = _read_file(variable, path)
    return found


def _read_file(variable: str, path: str) -> str:
    try:
        return Path(path).read_text().strip()
    except OSError as error:
        print(f"roadshow: {variable}_FILE cannot be read: {error}", file=sys.stderr)
        sys.exit(2)
