"""The tree of media, and what people call them."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from roadshow.engines.avails import media

NODES = st.sampled_from(media.NODES)
LANGUAGES = ("zh-hans", "en", "ru", "kk")


def test_the_leaves_keep_their_places() -> None:
    # Their places are bits in masks: this list may grow at its end only.
    assert (
        *("release", "event", "festival", "embassy", "campus", "public", "in_flight", "ship"),
        *("free_tv", "pay_tv", "ppv", "rental", "sell_through", "est", "tvod", "svod", "avod"),
    ) == media.LEAVES


def test_the_tree() -> None:
    below: dict[str | None, list[str]] = {}
    for node in media.NODES:
        below.setdefault(media.parent(node), []).append(node)

    assert below == {
        None: ["all"],
        "all": ["theatrical", "non_theatrical", "tv", "home_video", "vod"],
        "theatrical": ["release", "event"],
        "non_theatrical": ["festival", "embassy", "campus", "public", "in_flight", "ship"],
        "tv": ["free_tv", "pay_tv", "ppv"],
        "home_video": ["rental", "sell_through"],
        "vod": ["est", "tvod", "svod", "avod"],
    }


@given(NODES)
def test_a_branch_has_the_leaves_of_its_twigs(node: str) -> None:
    twigs = [other for other in media.NODES if media.parent(other) == node]
    together = frozenset[str]().union(*(media.leaves(twig) for twig in twigs))

    assert media.leaves(node) == (together if twigs else {node})
    assert media.leaves("all") == set(media.LEAVES)


@given(NODES, NODES)
def test_a_medium_covers_what_grows_on_it(broad: str, narrow: str) -> None:
    above: list[str | None] = [narrow]
    while above[-1]:
        above.append(media.parent(above[-1]))

    assert media.covers(broad, narrow) == (broad in above)


@given(st.frozensets(st.sampled_from(media.LEAVES)))
def test_leaves_are_put_together_to_branches(found: frozenset[str]) -> None:
    nodes = media.branches(found)

    assert frozenset[str]().union(*(media.leaves(node) for node in nodes)) == found
    assert len(nodes) <= len(found)


@given(st.lists(NODES, min_size=1), st.sampled_from(LANGUAGES))
def test_a_list_of_names_is_read_as_the_media(nodes: list[str], language: str) -> None:
    text = ", ".join(media.medium_name(node, language) for node in nodes)
    leaves = frozenset[str]().union(*(media.leaves(node) for node in nodes))

    assert media.read_media(text) == (media.branches(leaves), ())


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_name_is_one_medium_s(language: str) -> None:
    names = [media.medium_name(node, language) for node in media.NODES]

    assert len(set(names)) == len(names)


@pytest.mark.parametrize(
    ("text", "nodes"),
    [
        ("All rights", "all"),
        ("all media", "all"),
        ("All rights in all media", "all"),
        ("theatrical", "theatrical"),
        ("Theatrical rights", "theatrical"),
        ("theatrical release", "release"),
        ("Non-Theatrical", "non_theatrical"),
        ("nontheatrical / festivals", "non_theatrical"),
        ("festival screenings", "festival"),
        ("TV", "tv"),
        ("free TV", "free_tv"),
        ("Free and Pay TV", "free_tv pay_tv"),
        ("free TV, pay TV, PPV", "tv"),
        ("SVOD", "svod"),
        ("S-VOD/AVOD", "svod avod"),
        ("EST, TVOD, SVOD and AVOD", "vod"),
        ("home video", "home_video"),
        ("DVD", "home_video"),
        ("DVD & Blu-ray", "home_video"),
        ("airlines + ships", "in_flight ship"),
        ("in-flight", "in_flight"),
        ("educational", "campus"),
        ("All rights excluding free TV", "theatrical non_theatrical pay_tv ppv home_video vod"),
        ("TV (excluding PPV)", "free_tv pay_tv"),
        ("院线", "theatrical"),
        ("影院", "theatrical"),
        ("院线发行", "release"),
        ("电视", "tv"),
        ("航空", "in_flight"),
        ("非院线", "non_theatrical"),
        ("院线、航空、新媒体", "theatrical in_flight vod"),
        ("电影节展映", "festival"),
        ("信息网络传播权", "vod"),
        ("全部权利（除电视外）", "theatrical non_theatrical home_video vod"),
        ("電視、電影節", "festival tv"),
        ("кинотеатральный прокат", "release"),
        ("кинотеатральный показ", "theatrical"),
        ("ТВ", "tv"),
        ("права на ТВ и видео", "tv home_video"),
        ("все права, кроме ТВ", "theatrical non_theatrical home_video vod"),
        ("платное и бесплатное ТВ", "free_tv pay_tv"),
        ("теледидар", "tv"),
        ("барлық құқықтар, теледидардан басқа", "theatrical non_theatrical home_video vod"),
        ("кинотеатрлар және фестивальдер", "theatrical festival"),
    ],
)
def test_what_is_written_is_read(text: str, nodes: str) -> None:
    found, doubts = media.read_media(text)

    assert doubts == ()
    assert set(found) == set(nodes.split())


@pytest.mark.parametrize(
    ("text", "code", "near"),
    [
        ("hologram", "unknown", ()),
        ("teatrical", "unknown", ("theatrical", "non_theatrical")),
        ("exclusive theatrical", "unknown", None),
        ("SVOD excluding TV", "not_included", ()),
        ("TV (free, pay)", "bracket", ()),
        ("", "empty", ()),
        ("rights", "empty", ()),
    ],
)
def test_what_is_not_understood_is_said(text: str, code: str, near: tuple[str, ...] | None) -> None:
    (doubt,) = media.read_media(text)[1]

    assert doubt.code == code
    assert near is None or doubt.near == near


def named(**row: Any) -> dict[str, Any]:
    return {**dict.fromkeys(LANGUAGES, "name"), **row}


@pytest.mark.parametrize(
    ("node", "row", "wrong"),
    [
        ("tv", named(parent="television"), "tv: its parent 'television'"),
        ("tv", named(parent="tv"), "tv: is its own parent"),
        ("tv", named(), "tv: has no parent"),
        ("tv", named(parent="all", ru=""), "tv: has no name in ru"),
        ("hologram", named(parent="all"), "hologram: a leaf without a place"),
    ],
)
def test_a_wrong_tree_is_refused_by_the_id(node: str, row: dict[str, Any], wrong: str) -> None:
    table = {name: named(parent=media.parent(name) or "all") for name in media.NODES}

    with pytest.raises(ValueError, match=wrong):
        media.checked({**table, node: row})


def test_a_medium_that_is_none_is_refused() -> None:
    for ask in (media.leaves, media.parent):
        with pytest.raises(KeyError, match="cinerama"):
            ask("cinerama")
