"""API tokens: shown once when made, kept as a digest, looked up by it."""

import hashlib
import secrets
from datetime import datetime

from django.db.models import Q

from roadshow.apps.core import actions
from roadshow.apps.core.models import ApiToken, User

PREFIX = "rsw_"


def make_token(*, actor: User, name: str, expires_at: datetime | None = None) -> str:
    """Make a token for the actor and return it: it can never be shown again."""
    secret = PREFIX + secrets.token_urlsafe(32)
    token = ApiToken(user=actor, name=name, digest=_digest(secret), expires_at=expires_at)
    actions.save(actor=actor, record=token, action="make API token", tour_id=None)
    return secret


def revoke_token(*, actor: User, token: ApiToken) -> None:
    """Withdraw one of the actor's own tokens.

    Raises:
        ApiToken.DoesNotExist: it is somebody else's.
    """
    own = ApiToken.objects.get(pk=token.pk, user=actor)
    actions.delete(actor=actor, record=own, action="revoke API token", tour_id=None)


def user_of(secret: str, now: datetime) -> User | None:
    """The active user whom a token stands for, None for an unknown or expired one."""
    found = (
        ApiToken.objects.select_related("user")
        .filter(Q(expires_at=None) | Q(expires_at__gt=now), digest=_digest(secret))
        .first()
    )
    return found.user if found and found.user.is_active else None


def _digest(secret: str) -> str:
    # A random 256-bit secret needs no slow hash: there is nothing to guess.
    return hashlib.sha256(secret.encode()).hexdigest()
