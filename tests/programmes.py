"""Published programmes for tests and benchmarks of what reads them: a small one and a large one."""

from datetime import UTC, date, datetime, timedelta
from itertools import count

from roadshow.apps.screenings.models import Release
from roadshow.apps.tours.models import Tour
from roadshow.formats import programme as doc
from tests.builders import make_tour

numbers = count(1)

ALMATY = doc.Leg(
    id=1,
    city={"zh-hans": "阿拉木图", "en": "Almaty", "ru": "Алматы", "kk": "Алматы"},
    country="KZ",
    timezone="Asia/Almaty",
    starts=date(2025, 11, 23),
    ends=date(2025, 11, 26),
)
MOSCOW = doc.Leg(
    id=2,
    city={"zh-hans": "莫斯科", "en": "Moscow", "ru": "Москва", "kk": "Мәскеу"},
    country="RU",
    timezone="Europe/Moscow",
    starts=date(2025, 11, 26),
    ends=date(2025, 11, 29),
)
ZHANG_QI = doc.Person(
    id=1,
    name={"zh-hans": "张琪", "en": "Zhang Qi", "ru": "Чжан Ци", "kk": "Чжан Ци"},
    office={"en": "Film director"},
    sample=False,
)


def film(number: int, **fields: object) -> doc.Film:
    """A film with an original title and one in English; Kazakh readers get a working one."""
    given: dict[str, object] = {
        "id": number,
        "slug": f"film-{number}",
        "titles": (
            doc.Title(text=f"电影{number}", language="zh-hans", kind="original"),
            doc.Title(text=f"Film {number}", language="en", kind="release"),
            doc.Title(text=f"Фильм {number}", language="ru", kind="release"),
            doc.Title(text=f"Кино {number}", language="kk", kind="working"),
        ),
        "year": 2024,
        "countries": ("CN",),
        "synopsis": {"en": f"What happens in film number {number}.", "zh-hans": "一部电影。"},
        "note": {},
        "minutes": 100 + number % 40,
        "minutes_sample": False,
        "credits": (doc.Credit(person=1, role="director"),),
        "sample": False,
    }
    return doc.Film.model_validate({**given, **fields})


def venue(number: int, leg: int, **fields: object) -> doc.Venue:
    given: dict[str, object] = {
        "id": number,
        "leg": leg,
        "name": {"en": f"Cinema {number}", "ru": f"Кинотеатр {number}", "zh-hans": f"影院{number}"},
        "address": {"en": f"{number} Film Street"},
        "directions": {"en": "By the main door."},
        "sample": False,
    }
    return doc.Venue.model_validate({**given, **fields})


def hall(number: int, in_venue: int, **fields: object) -> doc.Hall:
    given: dict[str, object] = {
        "id": number,
        "venue": in_venue,
        "name": {"en": f"Hall {number}"},
        "seats": 100,
        "sample": False,
    }
    return doc.Hall.model_validate({**given, **fields})


def screening(
    number: int, *, of: doc.Film, leg: doc.Leg, starts: datetime, **fields: object
) -> doc.Screening:
    ends = starts + timedelta(minutes=of.minutes or 90)
    given: dict[str, object] = {
        "id": number,
        "film": of.id,
        "hall": 1,
        "leg": leg.id,
        "showcase": "screenings",
        "starts": starts,
        "film_ends": ends,
        "ends": ends,
        "qa_minutes": 0,
        "guests": (),
        "spoken": ("zh",),
        "subtitles": ("en", "ru"),
        "note": {},
        "sample": False,
    }
    return doc.Screening.model_validate({**given, **fields})


def event(number: int, leg: doc.Leg, starts: datetime, **fields: object) -> doc.Event:
    given: dict[str, object] = {
        "id": number,
        "slug": f"event-{number}",
        "leg": leg.id,
        "venue": 1,
        "kind": "symposium",
        "title": {"en": "Film symposium", "zh-hans": "电影座谈会"},
        "summary": {"en": "Three topics are talked through."},
        "starts": starts,
        "ends": starts + timedelta(hours=2),
        "times_sample": False,
        "agenda": (),
        "participants": (),
        "sample": False,
    }
    return doc.Event.model_validate({**given, **fields})


def small(**fields: object) -> doc.Programme:
    """Two cities, two films, one screening in each city, one event."""
    first, second = film(1), film(2)
    given: dict[str, object] = {
        "slug": f"trip-{next(numbers)}",
        "name": {"en": "A small tour", "zh-hans": "小型出访", "ru": "Малый тур", "kk": "Шағын тур"},
        "summary": {"en": "Two cities in one week."},
        "occasion": {},
        "series": {"en": "Going Global"},
        "series_since": 2015,
        "body": {"en": "The bureau"},
        "source": "A newspaper, November 2025",
        "starts": date(2025, 11, 23),
        "ends": date(2025, 11, 29),
        "legs": (ALMATY, MOSCOW),
        "venues": (venue(1, 1), venue(2, 2)),
        "halls": (hall(1, 1), hall(2, 2)),
        "people": (ZHANG_QI,),
        "films": (first, second),
        "showcases": (
            doc.Showcase(
                slug="screenings",
                name={"en": "On screen"},
                kind="screenings",
                opens=date(2025, 11, 24),
                closes=date(2025, 11, 29),
                places=2,
                films=(1, 2),
            ),
        ),
        "events": (event(1, ALMATY, datetime(2025, 11, 24, 5, tzinfo=UTC)),),
        "screenings": (
            screening(1, of=first, leg=ALMATY, starts=datetime(2025, 11, 24, 14, tzinfo=UTC)),
            screening(
                2, of=second, leg=MOSCOW, starts=datetime(2025, 11, 27, 16, tzinfo=UTC), hall=2
            ),
        ),
        "figures": (),
        "commitments": (),
    }
    return doc.Programme.model_validate({**given, **fields})


def large(screenings: int = 1000) -> doc.Programme:
    """That many screenings of sixty films in eight halls of two cities, every third with a Q&A."""
    films = tuple(film(number) for number in range(1, 61))
    halls = tuple(hall(number, 1 + number % 2) for number in range(8))
    shown = []
    for index in range(screenings):
        leg = (ALMATY, MOSCOW)[index % 2]
        day, slot = divmod(index // 2, 25)
        starts = datetime(2025, 11, 1, 6, tzinfo=UTC) + timedelta(days=day, minutes=25 * slot)
        talk = index % 3 == 0
        shown.append(
            screening(
                index + 1,
                of=films[index * 7 % 60],
                leg=leg,
                starts=starts,
                hall=halls[index % 8].id,
                qa_minutes=30 if talk else 0,
                guests=(1,) if talk else (),
                sample=index % 5 == 0,
            )
        )
    return small(films=films, halls=halls, screenings=tuple(shown))


def publish(programme: doc.Programme, tour: Tour | None = None) -> Tour:
    """Make this the tour's current release, as ``actions.publish`` leaves it."""
    whole = tour or make_tour(slug=programme.slug)
    Release.objects.filter(tour=whole, current=True).update(current=False)
    Release.objects.create(
        tour=whole,
        number=Release.objects.filter(tour=whole).count() + 1,
        document=programme.model_dump_json(),
        published_at=datetime.now(UTC),
    )
    return whole
