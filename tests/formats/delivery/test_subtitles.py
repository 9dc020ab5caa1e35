"""Subtitle files of every kind that reaches a festival, and whether they can be of the film."""

from contextlib import suppress
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from roadshow.formats.delivery import subtitles
from roadshow.formats.delivery.subtitles import Cue, SubtitleError, Subtitles

SRT = """1
00:00:05,500 --> 00:00:07,000
<i>{first}</i>
{second}

2
00:01:00,000 --> 00:01:02,250 X1:10
{third}
"""
ENGLISH = SRT.format(first="A letter", second="from Almaty", third="1984")
CHINESE = SRT.format(first="一封信，", second="从阿拉木图寄来的。", third="“我们什么时候走？”")
RUSSIAN = SRT.format(first="Письмо", second="из Алма-Аты.", third="— Когда мы едем?")


def texts(data: bytes) -> list[str]:
    return [cue.text for cue in subtitles.read(data, "film.srt").cues]


def test_subrip() -> None:
    read = subtitles.read(ENGLISH.replace("\n", "\r\n").encode(), "film.srt")
    assert read == Subtitles(
        "srt", None, None, (Cue(5500, 7000, "A letter\nfrom Almaty"), Cue(60_000, 62_250, "1984"))
    )


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        *((text, "utf-8") for text in (ENGLISH, CHINESE, RUSSIAN)),
        *((text, "utf-8-sig") for text in (CHINESE, RUSSIAN)),
        *((text, "utf-16") for text in (ENGLISH, CHINESE, RUSSIAN)),
        *((text, "utf-16-le") for text in (ENGLISH, CHINESE, RUSSIAN)),
        *((text, "utf-16-be") for text in (ENGLISH, CHINESE)),
        *((CHINESE, encoding) for encoding in ("gb18030", "gbk", "gb2312")),
        (RUSSIAN.replace("—", "-"), "cp1251"),
    ],
)
def test_the_encodings_in_use_are_told_apart(text: str, encoding: str) -> None:
    assert texts(text.encode(encoding)) == texts(text.encode())


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (
            SRT.format(first="一封信，", second="從阿拉木圖寄來的。", third="我們什麼時候走？"),
            "big5",
        ),
        (
            SRT.format(first="편지가", second="알마티에서 왔어요", third="우리는 언제 가요?"),
            "euc-kr",
        ),
        (SRT.format(first="מכתב", second="מאלמטי הגיע היום", third="מתי אנחנו נוסעים?"), "cp1255"),
        (SRT.format(first="Ένα γράμμα", second="ήρθε από το Αλμάτι", third="Πότε;"), "cp1253"),
        (RUSSIAN.replace("—", "-"), "koi8-r"),
        (SRT.format(first="Café", second="Où êtes-vous ?", third="Là"), "cp1252"),
        (SRT.format(first="手紙", second="アルマトイから", third="行くぞ"), "shift_jis"),
    ],
)
def test_an_encoding_that_we_would_have_to_guess_is_refused(text: str, encoding: str) -> None:
    with pytest.raises(SubtitleError) as refused:
        subtitles.read(text.encode(encoding), "film.srt")
    assert (refused.value.code, refused.value.where) == ("encoding", "film.srt")


def test_webvtt() -> None:
    text = """WEBVTT - with notes

STYLE
::cue { color: red }

intro
00:05.500 --> 00:07.000 line:0
<v Abai>Come &amp; <00:06.000><c.yellow>see</c></v>

NOTE nothing

2
00:01:00.000 --> 00:01:02.250
{Hello}
"""
    read = subtitles.read(text.encode(), "film.vtt")
    assert (read.format, read.cues) == (
        "webvtt",
        (Cue(5500, 7000, "Come & see"), Cue(60_000, 62_250, "{Hello}")),
    )


INTEROP = """<?xml version="1.0" encoding="UTF-8"?>
<!-- made by hand -->
<DCSubtitle Version="1.0"><SubtitleID>b4a5</SubtitleID><MovieTitle>A</MovieTitle>
<ReelNumber>1</ReelNumber><Language>Russian</Language><LoadFont Id="F" URI="f.ttf"/>
<Font Id="F" Size="42">
 <Subtitle SpotNumber="1" TimeIn="00:00:05:125" TimeOut="00:00:07.5" FadeUpTime="20">
  <Text VPosition="14">Письмо <Font Italic="yes">из
    Алма-Аты</Font></Text>
  <Text VPosition="8">вторая</Text>
 </Subtitle>
 <Subtitle SpotNumber="2" TimeIn="00:01:00:000" TimeOut="00:01:02:249">
  <Image>x.png</Image></Subtitle>
</Font></DCSubtitle>"""


def test_interop_counts_in_ticks_of_four_milliseconds() -> None:
    assert subtitles.read(INTEROP.encode(), "reel1.xml") == Subtitles(
        "interop",
        "Russian",
        None,
        (
            Cue(5500, 7500, "Письмо из Алма-Аты\nвторая"),
            Cue(60_000, 62_996, "", image=True),
        ),
    )


SMPTE = """<?xml version="1.0" encoding="UTF-8"?>
<dcst:SubtitleReel xmlns:dcst="http://www.smpte-ra.org/schemas/428-7/2010/DCST">
<dcst:Id>urn:uuid:e9a5c0ab-0d1c-4c0e-8c0b-5a3c8b7f6c1d</dcst:Id>
<dcst:ReelNumber>1</dcst:ReelNumber><dcst:Language>zh-Hans</dcst:Language>
<dcst:EditRate>48 2</dcst:EditRate><dcst:TimeCodeRate>24</dcst:TimeCodeRate>
<dcst:StartTime>00:00:00:00</dcst:StartTime><dcst:SubtitleList><dcst:Font ID="F">
<dcst:Subtitle SpotNumber="1" TimeIn="00:00:05:12" TimeOut="00:00:07:01">
<dcst:Text><dcst:Ruby><dcst:Rb>信</dcst:Rb><dcst:Rt>xìn</dcst:Rt></dcst:Ruby>来了</dcst:Text>
</dcst:Subtitle></dcst:Font></dcst:SubtitleList></dcst:SubtitleReel>"""


def test_smpte_counts_in_frames() -> None:
    for encoding in ("utf-8", "utf-16"):
        data = SMPTE.replace("UTF-8", encoding.upper()).encode(encoding)
        assert subtitles.read(data, "reel1.xml") == Subtitles(
            "smpte", "zh-Hans", Fraction(24), (Cue(5500, 7042, "信来了"),)
        )


def ttml(body: str, attributes: str = "") -> bytes:
    return f"""<tt xmlns="http://www.w3.org/ns/ttml" xml:lang="kk" {attributes}
      xmlns:ttp="http://www.w3.org/ns/ttml#parameter" xmlns:ttm="http://www.w3.org/ns/ttml#metadata"
      xmlns:smpte="http://www.smpte-ra.org/schemas/2052-1/2010/smpte-tt">
      <head/>{body}</tt>""".encode()


def test_ttml_times_count_from_what_is_around() -> None:
    read = subtitles.read(
        ttml(
            """<body begin="10s"><div begin="00:01:00.000" end="70s">
              <p begin="500ms" dur="2s"><ttm:desc>no</ttm:desc>Хат
                <span>келді</span><br/> екінші</p>
              <p begin="00:00:08" end="00:00:20">соңы</p>
              <p><span begin="3s" end="4s">бір</span> <span begin="4s" end="5s">екі</span></p>
              </div><div begin="5s" end="6s" smpte:backgroundImage="#a"/></body>"""
        ),
        "film.ttml",
    )
    assert (read.format, read.language, read.frame_rate) == ("ttml", "kk", None)
    assert read.cues == (
        Cue(70_500, 72_500, "Хат келді\nекінші"),
        Cue(78_000, 80_000, "соңы"),
        Cue(73_000, 74_000, "бір"),
        Cue(74_000, 75_000, "екі"),
        Cue(15_000, 16_000, "", image=True),
    )


FILM_ON_TV = 'ttp:frameRate="24" ttp:frameRateMultiplier="1000 1001"'


@pytest.mark.parametrize(
    ("attributes", "time", "milliseconds", "rate"),
    [
        ('ttp:frameRate="24"', "00:00:05:12", 5500, Fraction(24)),
        (FILM_ON_TV, "24f", 1001, Fraction(24000, 1001)),
        ('ttp:tickRate="10000000"', "55000000t", 5500, None),
        ("", "00:00:05:15", 5500, None),
        ("", "0.5h", 1_800_000, None),
    ],
)
def test_ttml_counts_in_frames_and_ticks(
    attributes: str, time: str, milliseconds: int, rate: Fraction | None
) -> None:
    data = ttml(f'<body><div><p begin="{time}" dur="1s">А</p></div></body>', attributes)
    read = subtitles.read(data, "film.xml")
    assert (read.cues[0].start, read.frame_rate) == (milliseconds, rate)


BOMB = """<!DOCTYPE tt [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]>
<tt xmlns="http://www.w3.org/ns/ttml"><body><div><p begin="1s" end="2s">&b;</p></div></body></tt>"""


@pytest.mark.parametrize(
    ("data", "code", "where"),
    [
        (b"", "empty", "x"),
        (b"\xef\xbb\xbf \n", "format", "x"),
        (b"x" * (subtitles.LARGEST + 1), "large", "x"),
        (b"\x06\x0e\x2b\x34\x02\x05", "mxf", "x"),
        (b"%PDF-1.7", "format", "x"),
        (b"[Script Info]\nTitle: no", "format", "x"),
        (b"<html><body/></html>", "format", "x"),
        (b"<tt>\n<body>", "xml", "x:2"),
        (b"<a>" * 100_000, "xml", "x:1"),
        (BOMB.encode(), "dtd", "x:1"),
        (INTEROP.replace("05:125", "05:250").encode(), "time", "x:6"),
        (SMPTE.replace("05:12", "05:24").encode(), "time", "x:7"),
        (SMPTE.replace("<dcst:TimeCodeRate>24</dcst:TimeCodeRate>", "").encode(), "time", "x:2"),
        (ttml('<body><div><p begin="soon">A</p></div></body>'), "time", "x:4"),
        (ttml("<body/>", 'ttp:frameRate="0"'), "time", "x:3"),
        (ttml('<body timeContainer="seq"/>'), "unsupported", "x:4"),
    ],
)
def test_what_cannot_be_read_says_why_and_where(data: bytes, code: str, where: str) -> None:
    with pytest.raises(SubtitleError) as refused:
        subtitles.read(data, "x")
    assert (refused.value.code, refused.value.where) == (code, where)
    assert str(refused.value)


def test_files_on_disc_are_not_read_for_strangers() -> None:
    data = b'<!DOCTYPE tt [<!ENTITY f SYSTEM "file:///etc/hostname">]><tt><body>&f;</body></tt>'
    with pytest.raises(SubtitleError, match="dtd"):
        subtitles.read(data, "x")


@pytest.mark.parametrize("nonsense", ["<a", "{\\", "\n", "< ", "0", "-->", "&", "1\n\n"])
def test_long_nonsense_takes_no_time(nonsense: str) -> None:
    for start in ("", "WEBVTT\n\n"):
        text = f"{start}1\n00:00:01.000 --> 00:00:02.000\na{nonsense * 400_000}b\n"
        assert len(subtitles.read(text.encode(), "x").cues) == 1


@given(data=st.binary(max_size=300))
def test_no_file_breaks_it(data: bytes) -> None:
    with suppress(SubtitleError):
        subtitles.read(data, "x")


def problems(*cues: Cue, minutes: int = 100) -> list[tuple[str, int]]:
    found = subtitles.check(Subtitles("srt", None, None, cues), minutes=minutes)
    return [(problem.code, problem.cue) for problem in found]


LAST = Cue(99 * 60_000, 99 * 60_000 + 2000, "end")


def test_right_times_are_right() -> None:
    assert problems(Cue(1000, 2000, "a"), Cue(2000, 3000, "b"), LAST) == []


def test_every_slip_is_found() -> None:
    assert problems() == [("nothing", 0)]
    assert problems(Cue(2000, 1000, "a"), LAST) == [("backwards", 1)]
    assert problems(Cue(1000, 2000, ""), LAST) == [("empty", 1)]
    assert problems(Cue(1000, 2000, "", image=True), LAST) == []
    assert problems(Cue(1000, 2500, "a"), Cue(2000, 3000, "b"), LAST) == [("overlap", 2)]
    assert problems(LAST, Cue(2000, 3000, "b"), Cue(1000, 2500, "a")) == [("overlap", 2)]
    assert problems(LAST, minutes=98) == [("late", 1)]
    assert problems(LAST, minutes=99) == []
    assert problems(Cue(1000, 2000, "a"), Cue(3000, 4000, "b")) == [("early", 2)]


def test_two_languages_at_once_do_not_overlap() -> None:
    assert problems(Cue(1000, 2000, "а"), Cue(1000, 2000, "ә"), LAST) == []


def test_a_problem_says_when() -> None:
    (problem,) = subtitles.check(Subtitles("srt", None, None, (LAST,)), minutes=90)
    assert (problem.severity, problem.at) == ("error", LAST.end)
