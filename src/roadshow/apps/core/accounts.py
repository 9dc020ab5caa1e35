"""How django-allauth behaves here."""

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest


class InvitedOnly(DefaultAccountAdapter):  # type: ignore[misc]
    """Accounts are made for people by an officer; a stranger cannot open one."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False
