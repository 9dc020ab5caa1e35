"""External identifiers: read as people paste them, checked, and linked to."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from roadshow.formats.delivery.identifiers import (
    ALPHABET,
    SCHEMES,
    IdentifierError,
    check_character,
    link,
    normalise,
)

EIDR = "10.5240/7791-8534-2C23-9030-8610-5"
ISAN = "0000-0000-3A8D-0000-Z-0000-0000-6"


@pytest.mark.parametrize(
    ("scheme", "pasted", "canonical"),
    [
        ("eidr", EIDR, EIDR),
        ("eidr", "10.5240/ea73-79d7-1b2b-b378-3a73-m", "10.5240/EA73-79D7-1B2B-B378-3A73-M"),
        ("eidr", "https://ui.eidr.org/view/content?id=" + EIDR, EIDR),
        ("eidr", "https://doi.org/10.5240%2F7791-8534-2C23-9030-8610-5", EIDR),
        ("eidr", "urn:eidr:10.5240:7791-8534-2C23-9030-8610-5", EIDR),
        ("eidr", " 7791 8534 2C23 9030 8610 5 ", EIDR),
        ("eidr", "10.5240/7791–8534–2C23–9030–8610–5", EIDR),
        ("isan", "ISAN " + ISAN, ISAN),
        ("isan", "urn:isan:" + ISAN, ISAN),
        ("isan", "https://web.isan.org/public/en/isan/" + ISAN, ISAN),
        ("isan", "https://web.isan.org/public/en/search?isan=" + ISAN, ISAN),
        ("isan", "isan 00000001 8947 0000 8 00000000 d", "0000-0001-8947-0000-8-0000-0000-D"),
        ("isan", "0000-0000-D07A-0090-Q", "0000-0000-D07A-0090-Q"),
        ("isan", "00000000D07A0090", "0000-0000-D07A-0090-Q"),
        ("isan", "00000000D07A009000000000", "0000-0000-D07A-0090-Q-0000-0000-X"),
        ("imdb", "tt0111161", "tt0111161"),
        ("imdb", "https://m.imdb.com/title/tt10872600/?ref_=nv_sr_1", "tt10872600"),
        ("imdb", "ＴＴ０１１１１６１", "tt0111161"),
        ("wikidata", "q172241", "Q172241"),
        ("wikidata", "http://www.wikidata.org/entity/Q172241", "Q172241"),
        ("wikidata", "https://www.wikidata.org/wiki/Special:EntityPage/Q172241#P31", "Q172241"),
        ("douban", "1292052", "1292052"),
        ("douban", "https://movie.douban.com/subject/1292052/?from=showing", "1292052"),
        ("douban", "https://m.douban.com/movie/subject/1292052/", "1292052"),
    ],
)
def test_what_people_paste_becomes_the_registers_own_spelling(
    scheme: str, pasted: str, canonical: str
) -> None:
    assert normalise(scheme, pasted) == canonical
    assert normalise(scheme, link(scheme, canonical)) == canonical


@pytest.mark.parametrize(
    ("scheme", "pasted", "code"),
    [
        ("eidr", "10.5240/7791-8534-2C23-9030-8610", "form"),
        ("eidr", "10.1038/nature12373", "form"),
        ("eidr", "10.5237/9DD9-E249", "kind"),
        ("isan", "0000-0000-3A8D-0000-Z-0000", "form"),
        ("isan", "ISAN", "form"),
        ("imdb", "tt123", "form"),
        ("imdb", "tt0000000", "form"),
        ("imdb", "https://www.imdb.com/name/nm0000151/", "kind"),
        ("wikidata", "Q0", "form"),
        ("wikidata", "P345", "kind"),
        ("douban", "https://book.douban.com/subject/1084336/", "kind"),
        ("douban", "12", "form"),
        ("douban", "  ", "empty"),
        ("imdb", "tt0111161" + "x" * 600, "form"),
        ("kinopoisk", "326", "scheme"),
    ],
)
def test_what_is_no_film_says_why(scheme: str, pasted: str, code: str) -> None:
    with pytest.raises(IdentifierError) as refused:
        normalise(scheme, pasted)
    assert refused.value.code == code
    assert refused.value.value.strip() == pasted.strip()
    assert refused.value.where == scheme
    assert str(refused.value)


@pytest.mark.parametrize(
    ("scheme", "pasted", "expected"),
    [
        ("eidr", "10.5240/7791-8534-2C23-9030-8610-6", "5"),
        ("isan", "0000-0000-3A8D-0000-Y-0000-0000-6", "Z"),
        ("isan", "0000-0000-3A8D-0000-Z-0000-0000-7", "6"),
    ],
)
def test_a_slip_is_told_from_a_wrong_form(scheme: str, pasted: str, expected: str) -> None:
    with pytest.raises(IdentifierError) as refused:
        normalise(scheme, pasted)
    assert (refused.value.code, refused.value.expected) == ("check", expected)


@given(digits=st.text("0123456789ABCDEF", min_size=20, max_size=20), data=st.data())
def test_one_wrong_digit_is_always_found(digits: str, data: st.DataObject) -> None:
    check = check_character(digits)
    at = data.draw(st.integers(0, 19))
    other = data.draw(st.sampled_from(ALPHABET).filter(lambda c: c != digits[at]))
    assert check_character(digits[:at] + other + digits[at + 1 :]) != check


@given(scheme=st.sampled_from(list(SCHEMES)), text=st.text(max_size=60))
def test_nothing_pasted_breaks_it(scheme: str, text: str) -> None:
    try:
        value = normalise(scheme, text)
    except IdentifierError:
        return
    assert normalise(scheme, value) == value
