"""Changes of what is recorded about rights: who may, what the trail says, what is refused."""

from datetime import date
from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied, ValidationError

from roadshow.apps.core.models import AuditEntry, User
from roadshow.apps.films.models import Film
from roadshow.apps.people.models import Organisation
from roadshow.apps.rights.actions import decide_severity, delete, save
from roadshow.apps.rights.models import (
    FirstRelease,
    Grant,
    Holdback,
    Permit,
    PermitRule,
    PremierePromise,
    RuleSeverity,
)
from roadshow.apps.rights.queries import severities, state
from tests.builders import make_film, make_grant, make_officer, make_tour, make_user

pytestmark = pytest.mark.django_db
SIGNED = date(2025, 1, 1)
TERMS: dict[str, Any] = {"territories": "Kazakhstan, Russia", "signed": SIGNED}


def grant(**fields: Any) -> Grant:
    party = Organisation.objects.create(name={"en": "Buyer"})
    return Grant(**{"direction": "out", "party": party, **TERMS, **fields})


def records(film: Film) -> list[tuple[Any, Any]]:
    """One record of every kind, with its links."""
    films = {"films": [film]}
    return [
        (grant(direction="in"), films),
        (Holdback(media=["tv"], **TERMS), films),
        (Permit(kind="screening", **TERMS), films),
        (PermitRule(kind="age", source="Law", **TERMS), None),
        (PremierePromise(film=film, tour=make_tour(), **TERMS), None),
        (FirstRelease(film=film, territory="KZ", medium="release", day=SIGNED), None),
    ]


# Who may


@pytest.mark.parametrize("role", ["viewer", "door", None])
def test_only_an_officer_changes_rights(role: str | None) -> None:
    film = make_film()
    kept = make_grant(film)
    actor = make_officer(make_tour(), role) if role else make_user()
    for record, links in records(film):
        with pytest.raises(PermissionDenied):
            save(actor=actor, record=record, links=links)
    with pytest.raises(PermissionDenied):
        delete(actor=actor, record=kept)
    with pytest.raises(PermissionDenied):
        decide_severity(actor=actor, rule="taken", severity="warn")
    assert list(Grant.objects.all()) == [kept]
    assert not RuleSeverity.objects.exists()
    assert not AuditEntry.objects.exists()


def test_nobody_without_an_account_or_with_a_closed_one_changes_rights(officer: User) -> None:
    nobody: Any = AnonymousUser()
    officer.is_active = False
    for actor in (nobody, officer):
        with pytest.raises(PermissionDenied):
            save(actor=actor, record=grant(), links={"films": [make_film()]})
    assert not Grant.objects.exists()


# What is written


def test_a_grant_is_saved_with_its_films_and_the_trail_says_so(officer: User) -> None:
    films = [make_film(), make_film()]
    record = grant()
    save(actor=officer, record=record, links={"films": films})
    assert list(record.films.order_by("pk")) == films
    (entry,) = AuditEntry.objects.all()
    assert (entry.actor, entry.action, entry.subject_id) == (officer, "add grant", str(record.pk))
    assert entry.changes["territories"] == [None, "Kazakhstan, Russia"]
    assert entry.changes["codes"] == [None, "KZ RU"]
    assert entry.changes["films"] == [[], [film.pk for film in films]]


def test_the_trail_keeps_what_was_changed_and_what_is_gone(officer: User) -> None:
    record = make_grant(make_film(), territories="Kazakhstan")
    key = str(record.pk)
    record.territories = "Russia"
    save(actor=officer, record=record)
    delete(actor=officer, record=record)
    gone, changed = AuditEntry.objects.order_by("-pk")
    assert (changed.action, changed.changes) == (
        "change grant",
        {"territories": ["Kazakhstan", "Russia"], "codes": ["KZ", "RU"]},
    )
    assert (gone.action, gone.subject_id) == ("delete grant", key)
    assert gone.changes["territories"] == ["Russia", None]


def test_the_films_of_a_grant_are_changed_with_it(officer: User) -> None:
    first, second = make_film(), make_film()
    record = make_grant(first)
    save(actor=officer, record=record, links={"films": [second]})
    assert list(record.films.all()) == [second]
    assert AuditEntry.objects.get().changes == {"films": [[first.pk], [second.pk]]}


def test_every_change_and_every_deletion_moves_the_revision_on(officer: User) -> None:
    film = make_film()
    seen = [state()]
    for record, links in records(film):
        save(actor=officer, record=record, links=links)
        seen.append(state())
        save(actor=officer, record=record)
        seen.append(state())
        delete(actor=officer, record=record)
        seen.append(state())
    assert len(seen) == len(set(seen))


def test_what_is_refused_writes_nothing_and_leaves_the_revision(officer: User) -> None:
    before = state()
    with pytest.raises(ValidationError) as refused:
        save(actor=officer, record=grant(territories="Ruritania"), links={"films": [make_film()]})
    assert list(refused.value.message_dict) == ["territories"]
    assert not Grant.objects.exists()
    assert not AuditEntry.objects.exists()
    assert state() == before


# Sold once


OVERLAPS: list[dict[str, Any]] = [
    {"territories": "Central Asia"},
    {"media": ["festival"]},
    {"exclusive": False},
    {"starts": date(2025, 12, 31)},
    {"any_subtitles": False, "subtitled": ["ru"], "any_dubbing": False, "original": False},
]


@pytest.mark.parametrize("fields", OVERLAPS)
def test_what_was_sold_exclusively_is_not_sold_again(officer: User, fields: Any) -> None:
    film = make_film()
    sold = grant(exclusive=True, media=["non_theatrical"], ends=date(2025, 12, 31))
    save(actor=officer, record=sold, links={"films": [film]})
    before, trail = state(), AuditEntry.objects.count()
    again = grant(**{"exclusive": True, "media": ["all"], **fields})
    with pytest.raises(ValidationError) as refused:
        save(actor=officer, record=again, links={"films": [make_film(), film]})
    assert refused.value.code == "sold_twice"
    assert f"see grant {sold.pk}." in refused.value.messages[0]
    assert list(Grant.objects.all()) == [sold]
    assert (state(), AuditEntry.objects.count()) == (before, trail)


FREE_BESIDE: list[dict[str, Any]] = [
    {"territories": "Mongolia"},
    {"media": ["tv"]},
    {"starts": date(2026, 1, 1)},
    {"direction": "in"},
]


@pytest.mark.parametrize("fields", FREE_BESIDE)
def test_what_lies_beside_what_was_sold_is_sold(officer: User, fields: Any) -> None:
    film = make_film()
    sold = grant(exclusive=True, media=["non_theatrical"], ends=date(2025, 12, 31))
    save(actor=officer, record=sold, links={"films": [film]})
    again = grant(**{"exclusive": True, "media": ["non_theatrical"], **fields})
    save(actor=officer, record=again, links={"films": [film]})
    assert Grant.objects.count() == 2


def test_two_who_share_a_right_are_in_nobodys_way(officer: User) -> None:
    film = make_film()
    for _number in range(2):
        save(actor=officer, record=grant(), links={"films": [film]})
    assert Grant.objects.count() == 2


def test_a_sale_that_grows_into_another_is_refused_and_stays_as_it_was(officer: User) -> None:
    film, other = make_film(), make_film()
    save(actor=officer, record=grant(exclusive=True), links={"films": [film]})
    second = grant(exclusive=True, territories="Mongolia")
    save(actor=officer, record=second, links={"films": [film]})
    third = grant(exclusive=True)
    save(actor=officer, record=third, links={"films": [other]})
    second.territories = "Asia"
    for record, links in ((second, None), (third, {"films": [other, film]})):
        with pytest.raises(ValidationError) as refused:
            save(actor=officer, record=record, links=links)
        assert refused.value.code == "sold_twice"
    second.refresh_from_db()
    assert second.codes == "MN"
    assert list(third.films.all()) == [other]


def test_a_sale_does_not_clash_with_itself(officer: User) -> None:
    film = make_film()
    record = grant(exclusive=True)
    save(actor=officer, record=record, links={"films": [film]})
    record.clause = "§ 7"
    save(actor=officer, record=record, links={"films": [film]})
    assert Grant.objects.get().clause == "§ 7"


def test_what_a_company_sold_is_not_what_we_sold(officer: User) -> None:
    film = make_film()
    company = Organisation.objects.create(name={"en": "Seller"})
    save(actor=officer, record=grant(exclusive=True, holder=company), links={"films": [film]})
    save(actor=officer, record=grant(exclusive=True), links={"films": [film]})
    assert Grant.objects.count() == 2
    with pytest.raises(ValidationError):
        save(actor=officer, record=grant(exclusive=True, holder=company), links={"films": [film]})


def test_a_sale_without_an_end_may_be_written_as_the_last_day_there_is(officer: User) -> None:
    film = make_film()
    for_ever = grant(exclusive=True, ends=date.max)
    save(actor=officer, record=for_ever, links={"films": [film]})
    with pytest.raises(ValidationError) as refused:
        save(actor=officer, record=grant(starts=date(2999, 1, 1)), links={"films": [film]})
    assert refused.value.code == "sold_twice"


# Severities


def test_a_severity_is_decided_and_can_be_decided_again(officer: User) -> None:
    assert severities()["taken"] == "block_release"
    assert severities()["unrecorded"] == "warn"
    for severity in ("warn", "ignore"):
        decide_severity(actor=officer, rule="taken", severity=severity)
        assert severities()["taken"] == severity
    assert RuleSeverity.objects.count() == 1
    entry = AuditEntry.objects.order_by("-pk").first()
    assert entry
    assert (entry.action, entry.changes) == (
        "change ruleseverity",
        {"severity": ["warn", "ignore"]},
    )


@pytest.mark.parametrize(("rule", "severity"), [("weather", "warn"), ("taken", "terrible")])
def test_an_unknown_rule_or_severity_is_refused(officer: User, rule: str, severity: str) -> None:
    with pytest.raises(ValidationError):
        decide_severity(actor=officer, rule=rule, severity=severity)
    assert not RuleSeverity.objects.exists()
