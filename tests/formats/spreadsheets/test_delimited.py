"""Tables of text, whoever wrote them."""

import pytest

from roadshow.formats.spreadsheets import SpreadsheetError, read

CHINESE = "序号,中文片名,外文片名,国家/地区\n1,音乐家,The Composer,中国/哈萨克斯坦\n"
TRADITIONAL = "序號,片名,導演,年份\n1,音樂家,西爾扎提·牙合甫,2019\n2,再見吧！少年,殷若昕,2020\n"
RUSSIAN = "Название;Режиссёр;Год\nКомпозитор;Сиерчжати Яхэпу;2019\nПрощай, юность;Инь Жосинь;2020\n"
FRENCH = "Titre;Réalisatrice;Année\nL’Été à Pékin;Amélie Côté;2019\n“Œdipe”;Zoé;2020\n"
ENGLISH = "Title,Year\n“Goodbye” – Boy,2020\n"


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        *((text, "utf-8") for text in (CHINESE, TRADITIONAL, RUSSIAN, FRENCH, ENGLISH)),
        *((text, "utf-8-sig") for text in (CHINESE, RUSSIAN)),
        *((text, "utf-16") for text in (CHINESE, RUSSIAN, FRENCH)),
        (CHINESE, "gb18030"),
        (TRADITIONAL, "big5"),
        (RUSSIAN, "cp1251"),
        (RUSSIAN.upper(), "cp1251"),
        (FRENCH, "cp1252"),
        (ENGLISH, "cp1252"),
    ],
)
def test_a_table_is_read_in_the_encoding_of_its_program(text: str, encoding: str) -> None:
    (sheet,) = read(text.encode(encoding))

    delimiter = ";" if ";" in text else ","
    expected = [tuple(line.split(delimiter)) for line in text.splitlines()]
    assert list(sheet.rows) == expected


@pytest.mark.parametrize("encoding", ["koi8-r", "cp866", "utf-16-le", "shift-jis"])
def test_an_encoding_that_we_do_not_know_is_not_guessed(encoding: str) -> None:
    text = RUSSIAN if encoding != "shift-jis" else "題名,監督\nドライブ・マイ・カー,濱口竜介\n"

    with pytest.raises(SpreadsheetError) as refused:
        read(text.encode(encoding))

    assert refused.value.code == "unknown"


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_the_delimiter_is_the_sign_that_cuts_rows_alike(delimiter: str) -> None:
    lines = [
        ("北京展映",),
        ("Title", "Countries", "Note"),
        ("Amélie", "France/Germany", "one; two, three"),
        ("“Stop, look; go”", "UK", '"5"'),
    ]
    text = "\n".join(
        delimiter.join(
            '"' + cell.replace('"', '""') + '"' if delimiter in cell or '"' in cell else cell
            for cell in line
        )
        for line in lines
    )

    (sheet,) = read(text.encode())

    assert list(sheet.rows) == lines


def test_a_line_for_excel_names_the_delimiter() -> None:
    (sheet,) = read("sep=;\r\nTitle;Year\r\nA, B, C, D;2019\r\n".encode("utf-8-sig"))

    assert sheet.rows == (("Title", "Year"), ("A, B, C, D", "2019"))


def test_apostrophes_are_no_quotation_marks_and_lines_break_inside_cells() -> None:
    (sheet,) = read(b'Title,Director\n\'Round Midnight,Bertrand Tavernier\n"Long\nDay",X\n')

    assert sheet.rows[1:] == (("'Round Midnight", "Bertrand Tavernier"), ("Long\nDay", "X"))


def test_numbers_stay_as_they_were_typed() -> None:
    (sheet,) = read(b"Day,Time\n8.20,0930\n")

    assert sheet.rows[1] == ("8.20", "0930")


def test_a_hundred_thousand_empty_rows_end_the_table() -> None:
    (sheet,) = read(b"Title,Year\nA,2019\n" + b",\r\n" * 100_000)

    assert sheet.rows == (("Title", "Year"), ("A", "2019"))
