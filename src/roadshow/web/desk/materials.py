"""A material's file examined at the desk, and its name put right."""

from dataclasses import dataclass

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from roadshow.apps.films.actions.materials import examine_file, save_material
from roadshow.apps.films.bridge.materials import suggested_name
from roadshow.apps.films.models import Material
from roadshow.apps.films.phrases import MaterialKind, material_finding
from roadshow.apps.tours.rules import Ability
from roadshow.web.desk.access import DeskRequest, on_tour
from roadshow.web.desk.records.materials import place_next, place_now

LARGEST = 5_000_000  # bytes of a subtitle file or a key


@dataclass(frozen=True)
class Examined:
    """What the form of a material shows beside its fields. ``file``: one can be examined."""

    findings: list[tuple[str, str]]
    suggested: str
    file: bool
    now: str
    next: str


def examined(material: Material) -> Examined:
    """Findings as (severity, words), and a DCP's name as it might be."""
    found = [(one["severity"], material_finding(one["code"], one["params"]))
             for one in material.findings]  # fmt: skip
    dcp = material.kind == MaterialKind.DCP
    name = suggested_name(material) if dcp else ""
    return Examined(
        findings=found,
        suggested="" if name == material.name else name,
        file=dcp or material.kind == MaterialKind.SUBTITLES,
        now=place_now(material),
        next=place_next(material),
    )


@require_POST
@on_tour(Ability.EDIT)
def examine(request: DeskRequest, pk: int) -> HttpResponse:
    """Look into an uploaded file, or give the material the suggested name."""
    material = get_object_or_404(Material.objects.select_related("version__film"), pk=pk)
    upload = request.FILES.get("file")
    try:
        if request.POST.get("do") == "rename":
            material.name = suggested_name(material) or material.name
            save_material(actor=request.user, material=material, now=timezone.now())
        elif upload is None or (upload.size or 0) > LARGEST:
            raise ValidationError(_("Choose a file of at most 5 MB."))
        else:
            examine_file(
                actor=request.user,
                material=material,
                name=upload.name or "",
                content=upload.read(),
                now=timezone.now(),
            )
    except ValidationError as refused:
        messages.error(request, " ".join(refused.messages))
    else:
        messages.success(request, _("Saved."))
    return redirect("desk:edit", request.tour.slug, "materials", pk)
