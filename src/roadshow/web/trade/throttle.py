"""How often one address may write in an hour."""

from typing import Final

from allauth.account.adapter import get_adapter
from django.core.cache import cache
from django.http import HttpRequest

HOUR: Final = 3600


def too_many(request: HttpRequest, what: str, limit: int) -> bool:
    """Count this request; true once an address has made more than ``limit`` within an hour.

    The address is found as at log-in, so that a trusted proxy is not taken for its visitors.
    Workers share the count where they share a cache; else each counts for itself.
    """
    key = f"throttle:{what}:{get_adapter().get_client_ip(request)}"
    if cache.add(key, 1, HOUR):
        return False
    try:
        return cache.incr(key) > limit
    except ValueError:  # it ran out between the two
        return False
