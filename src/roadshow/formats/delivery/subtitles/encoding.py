"""Text in an encoding that nobody told us."""

import codecs
import re

MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


def decode(data: bytes) -> str | None:
    """The text, or ``None`` where a guess would be a gamble.

    Known are UTF-8, UTF-16, GB 18030 (and with it GBK and GB 2312) and Windows-1251: each only
    where the text then looks like what is written in it.
    """
    for mark, encoding in MARKS:
        if data.startswith(mark):
            return _strictly(data, encoding)
    if b"\0" in data:
        # Half the bytes of a timestamp are zeros: before or after the other half.
        encoding = "utf-16-be" if data[:1] == b"\0" else "utf-16-le"
        text = _strictly(data, encoding)
        return text if text and "-->" in text else None
    text = _strictly(data, "utf-8")
    if text is None and _chinese(data):
        text = _strictly(data, "gb18030")
    if text is None and _russian(data):
        text = _strictly(data, "cp1251")
    return text


def _strictly(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return None


def _chinese(data: bytes) -> bool:
    """Nearly all of a Chinese text are punctuation and the 3755 commonest characters of GB 2312.

    These begin with the bytes A1-A3 and B0-D7, in the order of pinyin: two fifths from C9 on, where
    Korean (EUC-KR) has no letters. Russian in Windows-1251 would be rare ones, of D8 and more.
    """
    pairs = re.findall(rb"[\x81-\xfe][\x40-\x7e\x80-\xfe]", data)
    usual = [pair for pair in pairs if re.fullmatch(rb"[\xa1-\xa3\xb0-\xd7][\xa1-\xfe]", pair)]
    later = [pair for pair in usual if pair >= b"\xc9"]
    return len(pairs) >= 10 and len(usual) > 0.9 * len(pairs) and len(later) > 0.15 * len(usual)


def _russian(data: bytes) -> bool:
    """Cyrillic outweighs the rest, mostly small, with capitals and its four commonest vowels.

    KOI8-R has capitals where these are small, Hebrew none at all, Greek vowels that are rare.
    """
    letters = re.findall(rb"[\xc0-\xff\xa8\xb8]", data)
    small = b"".join(letter for letter in letters if letter >= b"\xe0")
    latin = re.findall(rb"[A-Za-z]", data)
    other = re.findall(rb"[\x80-\xbf]", data)
    return (
        len(letters) >= max(20, 2 * len(latin), 5 * len(other))
        and len(letters) / 2 < len(small) < len(letters)
        and all(small.count(vowel) > 0.03 * len(small) for vowel in (0xE0, 0xE5, 0xE8, 0xEE))
    )
