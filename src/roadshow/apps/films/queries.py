"""Reading the catalogue, and who may change it."""

from collections.abc import Iterable
from datetime import datetime

from django.core.exceptions import PermissionDenied
from django.core.signing import BadSignature, Signer
from django.db.models import Prefetch, Q, QuerySet
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from roadshow.apps.core.models import User
from roadshow.apps.films.models import (
    Credit,
    Film,
    Picture,
    ReportedFigure,
    Showcase,
    SlateLink,
    Title,
)
from roadshow.apps.names.phrases import Kind
from roadshow.apps.names.queries import Match, search
from roadshow.apps.people.models import Organisation, Person
from roadshow.apps.tours.models import Tour, TourRole
from roadshow.apps.tours.phrases import TourRoleName
from roadshow.apps.tours.queries import Visitor
from roadshow.apps.tours.rules import ABILITIES, Ability
from roadshow.formats.texts import localise


def may_keep_catalogue(visitor: Visitor) -> bool:
    """Whether this person may change people, organisations and films: an officer of any tour."""
    if not isinstance(visitor, User) or not visitor.is_active:
        return False
    officer = TourRole.objects.filter(user=visitor, role=TourRoleName.OFFICER)
    return visitor.is_superuser or officer.exists()


def require_catalogue(visitor: Visitor) -> None:
    """Go on only if this person may change the catalogue.

    Raises:
        PermissionDenied: with what is missing.
    """
    if not may_keep_catalogue(visitor):
        raise PermissionDenied(_("Only a programme officer may change the catalogue."))


def require_catalogue_sight(visitor: Visitor) -> None:
    """Go on only if this person may read the whole catalogue: whoever may see any tour's work.

    Raises:
        PermissionDenied: with what is missing.
    """
    if not isinstance(visitor, User) or not visitor.is_active or not _sees_any_tour(visitor):
        raise PermissionDenied(_("Only those who work on a tour may read the catalogue."))


def _sees_any_tour(user: User) -> bool:
    seeing = [role for role, abilities in ABILITIES.items() if Ability.SEE in abilities]
    return user.is_superuser or TourRole.objects.filter(user=user, role__in=seeing).exists()


def films() -> QuerySet[Film]:
    """Every film with its titles, credits and versions, in a fixed number of queries."""
    return Film.objects.prefetch_related(
        "titles",
        "versions",
        "credits__person",
        "companies__organisation",
        "showcases",
    )


def whole_films() -> QuerySet[Film]:
    """Every film with all of its rows, in a fixed number of queries."""
    # Of pictures the bytes stay behind: a page names them, and does not hold them.
    pictures = Prefetch("pictures", Picture.objects.defer("data"))
    return films().prefetch_related("ratings", "festivals", "links", "external_ids", pictures)


def films_of(tour: Tour, also: Iterable[int] = ()) -> QuerySet[Film]:
    """The films of a tour's showcases and reported figures and those with keys ``also``, each
    once."""
    own = Q(showcases__tour=tour) | Q(figures__tour=tour) | Q(pk__in=tuple(also))
    return whole_films().filter(own).distinct()


def showcases_of(tour: Tour) -> QuerySet[Showcase]:
    return Showcase.objects.filter(tour=tour).prefetch_related("entries__film__titles")


def figures_of(tour: Tour) -> QuerySet[ReportedFigure]:
    return ReportedFigure.objects.filter(tour=tour).select_related("film", "event")


def title_text(titles: Iterable[Title]) -> dict[str, str]:
    """One title a language, for ``localise``: a working translation only for want of another."""
    names: dict[str, str] = {}
    for title in sorted(titles, key=lambda title: title.kind == "working"):
        names.setdefault(title.language, title.text)
    return names


def names_of_film(film: Film) -> list[tuple[str, str]]:
    """Every name under which a film is to be found, each with its language."""
    return list(Title.objects.filter(film=film).values_list("language", "text"))


def names_of_party(party: Person | Organisation) -> list[tuple[str, str]]:
    """Every name under which a person or an organisation is to be found."""
    return [*party.name.items(), *((o.language, o.text) for o in party.other_names.all())]


SURE_PERSON = 0.8
MOST_FOUND = 200


def find_films(words: str) -> dict[int, str]:
    """The films that a query may mean, likeliest first, each with the name that it fits: a title,
    or one of a person who made it."""
    found = {m.subject: m.text for m in search(words, {Kind.FILM}, MOST_FOUND)}
    people = search(words, {Kind.PERSON}, MOST_FOUND)
    sure = {m.subject: m.text for m in people if m.score >= SURE_PERSON}
    made = Credit.objects.filter(person__in=sure).values_list("film_id", "person_id")
    by_people = {film: sure[person] for film, person in made}
    return found | {film: text for film, text in by_people.items() if film not in found}


def find_parties(words: str, kind: Kind) -> dict[int, str]:
    """The people or organisations that a query may mean, likeliest first, each as it was found."""
    return {m.subject: m.text for m in search(words, {kind}, MOST_FOUND)}


def called(matches: Iterable[Match]) -> dict[tuple[Kind, int], str]:
    """What the records that a search found are called in the reader's language."""
    matches = list(matches)
    wanted = {kind: [m.subject for m in matches if m.kind == kind] for kind in Kind}
    language = get_language() or "en"
    films = Film.objects.prefetch_related("titles").in_bulk(wanted[Kind.FILM])
    people = Person.objects.in_bulk(wanted[Kind.PERSON])
    companies = Organisation.objects.in_bulk(wanted[Kind.ORGANISATION])
    named = {(Kind.FILM, pk): title_text(film.titles.all()) for pk, film in films.items()}
    named |= {(Kind.PERSON, pk): person.name for pk, person in people.items()}
    named |= {(Kind.ORGANISATION, pk): company.name for pk, company in companies.items()}
    return {key: localise(text, language).text for key, text in named.items()}


def slate_token(link: SlateLink) -> str:
    """What stands in the address of a private showcase."""
    return Signer(salt="slate").sign(link.key)


def slate_link_by_token(token: str, now: datetime) -> SlateLink | None:
    """The link of a signed address; None for one that is tampered with, ended or taken away."""
    try:
        key = Signer(salt="slate").unsign(token)
    except BadSignature:
        return None
    found = SlateLink.objects.select_related("showcase__tour__programme").filter(key=key).first()
    return found if found and (found.until is None or now.date() <= found.until) else None
