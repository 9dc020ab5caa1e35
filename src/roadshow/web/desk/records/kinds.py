"""Every kind of record that the desk lists and changes, by the word in its address."""

from django.http import Http404

from roadshow.web.desk.records import catalogue, materials, people, programme, rights
from roadshow.web.desk.records.specs import Spec

SPECS = {
    spec.kind: spec
    for spec in (
        programme.LEGS,
        programme.VENUES,
        programme.HALLS,
        programme.EVENTS,
        programme.SCREENINGS,
        catalogue.FILMS,
        materials.MATERIALS,
        catalogue.SHOWCASES,
        catalogue.FIGURES,
        rights.GRANTS,
        rights.HOLDBACKS,
        rights.PREMIERES,
        rights.RELEASES,
        rights.PERMITS,
        rights.PERMIT_RULES,
        people.PEOPLE,
        people.ORGANISATIONS,
        people.MEMBERS,
        people.PRESENCES,
        people.INVITATIONS,
        people.COMMITMENTS,
    )
}


def spec_or_404(kind: str) -> Spec:
    if kind not in SPECS:
        raise Http404
    return SPECS[kind]
