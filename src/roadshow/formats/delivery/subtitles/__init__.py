"""Subtitle files: what is shown when, and whether that can be of the film.

Read are SubRip (no standard; pysubs2 reads it as players do), WebVTT (W3C), TTML 2 and IMSC 1.2
(W3C), and the two of DCPs: Interop (Texas Instruments, "Subtitle Specification (XML File Format)
for DLP Cinema" 1.1) and SMPTE ST 428-7. A DCP's file is of one reel; wrapped in MXF we do not read
it.
"""

from roadshow.formats.delivery.subtitles.checking import Problem, check
from roadshow.formats.delivery.subtitles.cue import Cue, SubtitleError, Subtitles
from roadshow.formats.delivery.subtitles.reading import LARGEST, read

__all__ = ["LARGEST", "Cue", "Problem", "SubtitleError", "Subtitles", "check", "read"]
