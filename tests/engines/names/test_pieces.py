"""The pieces by which a database is asked survive the slips that are forgiven."""

from hypothesis import given
from hypothesis import strategies as st

from roadshow.engines.names.pieces import GRAM, grams, halves, rarest, seam_swapped

texts = st.text(alphabet="abcdeжлюя7", min_size=2, max_size=30)
counts = st.dictionaries(st.text(alphabet="abcжл", min_size=3, max_size=3), st.integers(0, 9))


def test_the_grams_of_a_text() -> None:
    assert grams("abcde") == ["abc", "bcd", "cde"]
    assert grams("ab") == grams("") == []


def test_the_rarest_come_first_and_those_nobody_has_are_left_out() -> None:
    known = {"com": 900, "omp": 5, "mpo": 7, "pos": 3, "ose": 40, "ser": 60}
    assert rarest("composer", known, 2) == ["pos", "com"]
    assert rarest("comppser", known, 3) == ["omp", "ser"]
    assert rarest("xyzxyz", known, 3) == []


@given(texts, st.integers(1, 4), st.data())
def test_rare_pieces_lie_in_the_text_apart_from_each_other(
    text: str, most: int, data: st.DataObject
) -> None:
    known = {gram: data.draw(st.integers(0, 5)) for gram in sorted(set(grams(text)))}
    chosen = rarest(text, known, most)
    assert len(chosen) <= most
    assert all(len(piece) == GRAM and known[piece] for piece in chosen)
    assert [known[piece] for piece in chosen] == sorted(known[piece] for piece in chosen)
    assert fit_apart(text, chosen)


def fit_apart(text: str, chosen: list[str]) -> bool:
    """Whether the pieces find places in the text that do not overlap."""
    if not chosen:
        return True
    piece, *rest = chosen
    places = [n for n in range(len(text)) if text.startswith(piece, n)]
    return any(fit_apart(f"{text[:n]}\0\0\0{text[n + GRAM :]}", rest) for n in places)


@given(texts)
def test_halves_are_the_text(text: str) -> None:
    begin, end = halves(text)
    assert begin + end == text
    assert 0 <= len(end) - len(begin) <= 1


@given(texts)
def test_the_seam_is_swapped_back(text: str) -> None:
    assert seam_swapped(seam_swapped(text)) == text
    assert sorted(seam_swapped(text)) == sorted(text)


@given(texts, st.data())
def test_a_text_with_one_slip_shares_a_half_or_is_swapped_at_its_seam(
    text: str, data: st.DataObject
) -> None:
    slipped = slip(text, data)
    begin, end = halves(slipped)
    assert text.startswith(begin) or text.endswith(end) or seam_swapped(slipped) == text


def slip(text: str, data: st.DataObject, others: str = "abжz") -> str:
    """One character dropped, added, changed or swapped with the next; two at least are left."""
    at = data.draw(st.integers(0, len(text) - 1))
    other = data.draw(st.sampled_from(others))
    before, after = text[:at], text[at + 1 :]
    ways = [f"{before}{other}{text[at:]}", f"{before}{other}{after}"]
    if len(text) > 2:
        ways.append(before + after)
    if after:
        ways.append(before + after[0] + text[at] + after[1:])
    return data.draw(st.sampled_from(ways))
