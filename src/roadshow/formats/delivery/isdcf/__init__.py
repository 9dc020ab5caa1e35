"""Names of DCPs by the Digital Cinema Naming Convention: read, written, and held to a version.

``DieHard_FTR-1_F-178_EN-XX_INT-TD_51-EN_2K_ST_20230101_FAC_SMPTE_OV``: twelve fields between
underscores, each with parts between hyphens.

Taken from the convention of the Inter-Society Digital Cinema Forum (ISDCF), chart 9.6.2 with the
registries that continue it (registry-page.isdcf.com): content types and modifiers, audio
configurations, and the language codes. Three points that are easily got wrong:

* A subtitle language in UPPER CASE is drawn by the projector and can be left out; in lower case it
  is burnt into the picture (languages, rules; before that appendix 1).
* ``XX`` is "no language", for the sound as for the subtitles; ``UND`` an unknown one.
* "Systems shall not reject content based on real or perceived errors in the use of the Naming
  Convention": so ``parse`` takes every text, and says what it could not place.

clairmeta has a parser too, and our test holds ours to it. We do not build on it: it drops what it
does not know (no name can be written back), takes one digit of a version (``FTR-25`` becomes 25
frames a second) and one letter of a chain, languages of three letters at most, no language of the
sound (``51-EN``), one territory (not ``US-R-INT-TD``), and ``ATMOS-71`` in one order only, though
the convention's own examples hold each of these.
"""

from roadshow.formats.delivery.isdcf.checking import check
from roadshow.formats.delivery.isdcf.languages import code, tag
from roadshow.formats.delivery.isdcf.name import DcpName, Problem, Subtitle
from roadshow.formats.delivery.isdcf.reading import parse
from roadshow.formats.delivery.isdcf.writing import DcpNameError, generate, short_title

__all__ = [
    "DcpName",
    "DcpNameError",
    "Problem",
    "Subtitle",
    "check",
    "code",
    "generate",
    "parse",
    "short_title",
    "tag",
]
