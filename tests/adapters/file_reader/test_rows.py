"""Rows of dumps whose shape or names are others than the usual ones."""

import json
from pathlib import Path
from typing import get_args

import pytest
from file_builders import TITLE, WORDS, a_row, json_lines

from briefgen.adapters.file_reader import FileReader
from briefgen.adapters.file_reader.row_fields import KNOWN
from briefgen.errors import UnreadableError
from briefgen.ports.reader import FieldKey, FieldNames, Loaded


def load(folder: Path, content: object, name: str = "a.json", fields: FieldNames | None = None) -> Loaded:
    """All that the reader says of a dump, a value standing for its JSON."""
    encoded = content if isinstance(content, bytes) else json.dumps(content).encode()
    (folder / name).write_bytes(encoded)
    return FileReader(fields=fields).read(str(folder / name))


ROW = {
    "Story": {"Full": ["The port closes.", "The union strikes."]},
    "head": {"main": TITLE},
    "outlets": [{"label": "Lund Post"}, {"label": "Coast Daily"}],
    "meta.when": "2024-02-03T10:00:00Z",
    "text": "A teaser.",
}


def test_names_of_the_user_come_before_the_known_ones(tmp_path: Path) -> None:
    """A path leads into objects and lists, a name with a dot in it is one too, and what is empty falls back."""
    fields: FieldNames = {
        "text": ("nothing", "story.full"),
        "title": ("head.main",),
        "publisher": ("outlets.1.label",),
        "author": ("outlets.label",),
        "published": ("meta.when",),
    }
    (article,) = load(tmp_path, [ROW], fields=fields).articles
    assert article.text == "The port closes.\n\nThe union strikes."
    assert (article.title, article.publisher, article.author) == (TITLE, "Coast Daily", "Lund Post, Coast Daily")
    assert (article.published, article.published_basis) == ("2024-02-03", "field meta.when")
    (article,) = load(tmp_path, [ROW], fields={"text": ("no.such", "outlets.9.label", "head")}).articles
    assert article.text == "A teaser."


def test_a_row_without_text_says_what_it_has(tmp_path: Path) -> None:
    """The reason names the fields, also those inside objects, and the line that maps the longest of them."""
    rows = load(tmp_path, [a_row(), {"id": 5, "story": {"full": WORDS}, "tags": ["a"]}]).rows
    assert rows[0].reason == (
        "the row has no text: none of its fields (id, story.full, tags) is known to hold one; if one does, put it into "
        'briefgen.toml under [fields] as text = "story.full", or give --fields text=story.full'
    )
    rows = load(tmp_path, [a_row(), a_row(maintext=None)]).rows
    assert rows[0].reason == "the row has no text: its field maintext is empty"
    with pytest.raises(UnreadableError, match="none of its 2 rows has a text: none of its fields"):
        load(tmp_path, [{"a": 1}, {"a": 2}])


@pytest.mark.parametrize(
    ("shape", "names"),
    [
        ({"text": {"0": WORDS, "1": WORDS}, "title": {"0": TITLE, "1": TITLE}}, ["#row=1", "#row=2"]),
        ({"https://p.example/a": a_row(), "https://p.example/b": a_row()}, ["#row=1", "#row=2"]),
        ({"hits": {"total": {"value": 1}, "hits": [{"_id": "1", "_source": a_row()}]}}, ["#row=1"]),
        ({"@context": "https://schema.org", "@graph": [{"headline": TITLE, "articleBody": WORDS}]}, ["#row=1"]),
        ({"headline": TITLE, "body": WORDS, "source": {"name": "P"}}, ["#row=1"]),
    ],
    ids=["pandas", "by address", "Elasticsearch", "JSON-LD", "one object"],
)
def test_shapes_of_json(tmp_path: Path, shape: object, names: list[str]) -> None:
    """Rows are found where programs put them: in columns by number, under keys, in answers of a search."""
    loaded = load(tmp_path, shape)
    assert [article.path[-6:] for article in loaded.articles] == names
    assert {(article.title, article.text) for article in loaded.articles} == {(TITLE, WORDS)}


@pytest.mark.parametrize(
    ("value", "published"),
    [
        (1_706_954_400, "2024-02-03"),
        (1_706_954_400_000, "2024-02-03"),
        (1_706_954_400.5, "2024-02-03"),
        ("1706954400", "2024-02-03"),
        (20_240_203, "2024-02-03"),
        ("20240203T100000Z", "2024-02-03"),
        (2024, None),
        (True, None),
        (0, None),
        (10**30, None),
    ],
)
def test_days_in_numbers(tmp_path: Path, value: object, published: str | None) -> None:
    """A Unix time, in seconds or thousandths, and a day of eight digits are dates; other numbers are none."""
    (article,) = load(tmp_path, [{"text": "w", "date": value}]).articles
    assert article.published == published


def test_tables_of_trafilatura_have_no_header(tmp_path: Path) -> None:
    """A table of its columns is read from its first line on."""
    line = f"https://p.example/a\tnull\tff00\tp.example\t{TITLE}\tnull\t2024-02-03\t{WORDS}, as said, here, now\tnull\n"
    loaded = load(tmp_path, line.encode(), "a.csv")
    (article,) = loaded.articles
    assert (article.path[-6:], article.title, article.published) == ("#row=1", TITLE, "2024-02-03")
    assert (article.url, article.publisher) == ("https://p.example/a", "p.example")


@pytest.mark.parametrize("mark", [",", ";", "\t"])
def test_tables_of_office_programs(tmp_path: Path, mark: str) -> None:
    """A byte order mark, other separators and line breaks inside a cell are read as they were meant."""
    text = f'\ufefftitle{mark}text\r\n{TITLE}{mark}"One, two;\r\nthree ""four"""\r\n'
    (article,) = load(tmp_path, text.encode(), "a.csv").articles
    assert (article.title, article.text) == (TITLE, 'One, two;\nthree "four"')


def test_tables_that_name_their_separator(tmp_path: Path) -> None:
    """Excel's line above the header is no header, and counts as a row; a list written into a cell is its names."""
    table = f'sep=;\r\ntitle;author;text\r\n{TITLE};"[\'Jo Berg\', ""Al O\'Neil""]";One, two\r\n'
    (article,) = load(tmp_path, table.encode("cp1252"), "a.csv").articles
    assert (article.path[-6:], article.title, article.text) == ("#row=3", TITLE, "One, two")
    assert article.author == "Jo Berg, Al O'Neil"


def test_a_text_that_its_commas_would_cut_is_lost_in_the_open(tmp_path: Path) -> None:
    """A row of more cells than the header is a row of the ledger, not half a text."""
    loaded = load(tmp_path, b"title,text\nA,One two\nB,One, two\n", "a.csv")
    assert [article.text for article in loaded.articles] == ["One two"]
    assert "must be quoted" in loaded.rows[0].reason


def test_rows_of_very_many_fields_cost_little(tmp_path: Path) -> None:
    """Names are looked up, not searched for, and the reason stays short."""
    with pytest.raises(UnreadableError) as caught:
        load(tmp_path, [{f"field {number}": number for number in range(200_000)}])
    assert len(caught.value.reason) < 600


def test_every_part_of_an_article_has_known_names() -> None:
    """What can be mapped is what is looked for."""
    assert set(KNOWN) == set(get_args(FieldKey))


def test_lines_of_json_are_mapped_too(tmp_path: Path) -> None:
    """The user's names hold for every kind of dump."""
    loaded = load(tmp_path, json_lines({"story": WORDS}), "a.jsonl", {"text": ("story",)})
    assert loaded.articles[0].text == WORDS
