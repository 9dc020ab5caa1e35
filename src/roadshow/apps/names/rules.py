"""What of a name is indexed by its trigrams."""

from roadshow.engines.names.keys import Space

WITH_GRAMS = frozenset({Space.LETTERS, Space.CYRILLIC})
"""Chinese characters are found by their pinyin; skeletons repeat what letters say."""
