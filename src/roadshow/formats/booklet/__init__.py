"""A film booklet to print or to send: plain words in, PDF out, set by Typst."""

from roadshow.formats.booklet.document import Booklet, BookletError, Entry, Fact
from roadshow.formats.booklet.pdf import render

__all__ = ["Booklet", "BookletError", "Entry", "Fact", "render"]
