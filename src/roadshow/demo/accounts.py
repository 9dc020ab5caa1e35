"""The people who may log in to the demonstration. Passwords are made up afresh on each machine."""

import json
import os
import secrets
from pathlib import Path

from django.conf import settings

from roadshow.apps.core.models import User
from roadshow.apps.people.models import CompanyRole, Organisation
from roadshow.apps.tours.actions import set_role
from roadshow.apps.tours.models import Tour
from roadshow.apps.tours.phrases import TourRoleName
from roadshow.demo import data

OFFICER = "officer@roadshow.example"
TOUR_ROLES = {
    OFFICER: TourRoleName.OFFICER,
    "viewer@roadshow.example": TourRoleName.VIEWER,
    "door@roadshow.example": TourRoleName.DOOR,
}
COMPANY_ROLES = {
    "seller@roadshow.example": ("seller", "sample-seller"),
    "buyer@roadshow.example": ("buyer", "sample-buyer"),
}
ADMIN = "admin@roadshow.example"


def passwords() -> dict[str, str]:
    """E-mail to password, as kept in the data folder; made at the first call."""
    path = Path(settings.ENVIRONMENT.data_folder) / "demo-logins.json"
    if not path.exists():
        made = {mail: secrets.token_urlsafe(9) for mail in (ADMIN, *TOUR_ROLES, *COMPANY_ROLES)}
        path.parent.mkdir(parents=True, exist_ok=True)
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(descriptor, "w") as file:
            json.dump(made, file, indent=1)
    return dict(json.loads(path.read_text()))


def administrator() -> User:
    """The one who sets the demonstration up."""
    known = User.objects.filter(email=ADMIN).first()
    return known or User.objects.create_superuser(ADMIN, passwords()[ADMIN], name="Demo admin")


def make_accounts(actor: User, tour: Tour) -> None:
    """Give every kind of person of the demonstration an account and a role."""
    words = passwords()
    for mail, tour_role in TOUR_ROLES.items():
        set_role(actor=actor, tour=tour, user=_account(mail, words[mail]), role=tour_role)
    for mail, (role, key) in COMPANY_ROLES.items():
        name = data.parties()["organisations"][key]["name"]
        company = Organisation.objects.filter(name=name).latest("id")
        user = _account(mail, words[mail])
        CompanyRole.objects.get_or_create(user=user, organisation=company, role=role)


def _account(mail: str, password: str) -> User:
    known = User.objects.filter(email=mail).first()
    name = "Demo " + mail.split("@", maxsplit=1)[0]
    return known or User.objects.create_user(mail, password, name=name)
