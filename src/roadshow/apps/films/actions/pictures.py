"""Posters: taken from what people upload, kept small, and of nothing but a picture."""

import io

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from PIL import Image, UnidentifiedImageError

from roadshow.apps.core import actions as core
from roadshow.apps.core.models import User
from roadshow.apps.films.models import Film, Picture
from roadshow.apps.films.queries import require_catalogue

LARGEST = 15_000_000  # bytes of an upload
MOST_PIXELS = 60_000_000
LONGEST = 1600  # pixels of a kept picture's longer side
QUALITY = 85
FORMATS = ("JPEG", "PNG", "WEBP", "TIFF")


def add_poster(*, actor: User, film: Film, content: bytes) -> Picture:
    """Keep an uploaded picture as a film's poster, drawn anew: what hides in the file is left.

    Raises:
        PermissionDenied: unless an officer of any tour.
        ValidationError: at ``picture``: it is no picture, or too large.
    """
    require_catalogue(actor)
    image = _drawn(content)
    stream = io.BytesIO()
    image.save(stream, "JPEG", quality=QUALITY, optimize=True)
    picture = Picture(film=film, data=stream.getvalue(), width=image.width, height=image.height)
    core.save(actor=actor, record=picture, action="add picture", tour_id=None)
    return picture


def delete_poster(*, actor: User, picture: Picture) -> None:
    """Take a poster away.

    Raises:
        PermissionDenied: unless an officer of any tour.
    """
    require_catalogue(actor)
    core.delete(actor=actor, record=picture, action="delete picture", tour_id=None)


def _drawn(content: bytes) -> Image.Image:
    if len(content) > LARGEST:
        raise _refused(
            _("The picture is larger than %(most)d MB.") % {"most": LARGEST // 1_000_000}
        )
    try:
        image = Image.open(io.BytesIO(content), formats=FORMATS)
        # The size is known before a pixel is unpacked.
        if image.width * image.height > MOST_PIXELS:
            raise _refused(_("The picture has too many pixels."))
        image.thumbnail((LONGEST, LONGEST))
        return image.convert("RGB")
    except (UnidentifiedImageError, OSError, SyntaxError, Image.DecompressionBombError) as wrong:
        raise _refused(_("This is not a picture (JPEG, PNG, WebP, TIFF).")) from wrong


def _refused(why: str) -> ValidationError:
    return ValidationError({"picture": why}, code="picture")
