"""Mail as people and programs send it: newsletters, messages passed on, messages inside messages."""

from email.message import EmailMessage
from email.mime.message import MIMEMessage
from email.mime.multipart import MIMEMultipart
from email.mime.text import MIMEText
from pathlib import Path

import pytest
from file_builders import SENTENCES, TITLE, WORDS, a_box, a_mail, a_mixed_mail

from briefgen.adapters.file_reader import FileReader
from briefgen.domain.article import Article
from briefgen.pipeline.reading import prepare_article
from briefgen.ports.reader import Loaded

TRACKED = "https://click.example/redirect/" + "a1" * 60


def load(folder: Path, content: bytes, name: str = "a.eml") -> Loaded:
    """All that the reader says of a mail."""
    (folder / name).write_bytes(content)
    return FileReader().read(str(folder / name))


def body_of(article: Article) -> list[str]:
    """The lines that cleaning keeps."""
    ready = prepare_article(article)
    return [line for span in ready.body for line in ready.words_of(span).split("\n") if line]


@pytest.mark.parametrize("form", [" [{}]", " <{}>", "<{}>", " ({})", " [ {} ]"])
def test_addresses_of_links_are_left_out_of_plain_text(tmp_path: Path, form: str) -> None:
    """A sentence with an address of three lines behind it is a sentence."""
    plain = "\n\n".join(sentence + form.format(TRACKED) for sentence in SENTENCES)
    (article,) = load(tmp_path, a_mail(plain)).articles
    assert article.text == "\n\n".join(SENTENCES)


def test_a_newsletter_is_read_as_it_is_shown(tmp_path: Path) -> None:
    """Of plain text full of links and a page laid out in tables the page is read, paragraph by paragraph."""
    cells = "".join(f"<p>{sentence}</p>".replace("port", f"<a href='{TRACKED}'>port</a>") for sentence in SENTENCES)
    page = (
        f"<html><body><table role='presentation'><tr><td><a href='{TRACKED}'>View in browser</a></td></tr>"
        f"<tr><td><table><tbody><tr><td><h1>{TITLE}</h1>{cells}</td></tr></tbody></table></td></tr>"
        "<tr><td><p>You are a free subscriber. <a href='x'>Upgrade your subscription</a></p>"
        "<p>© 2024 Harbour Briefing. All rights reserved.</p></td></tr></table></body></html>"
    )
    plain = "\n\n".join(f"{sentence} [{TRACKED}]" for sentence in [*SENTENCES, "* * *", *SENTENCES, "Unsubscribe"])
    (article,) = load(tmp_path, a_mixed_mail(plain, page)).articles
    assert body_of(article) == list(SENTENCES)
    assert "|" not in article.text


FORWARDS = {
    "Gmail": "FYI\n\n---------- Forwarded message ---------\nFrom: Lund Post <news@post.example>\n"
             f"Date: Sat, 3 Feb 2024 at 07:00\nSubject: {TITLE}\nTo: <me@office.example>\n\n",
    "Outlook": "See below.\n\n________________________________\nFrom: Lund Post <news@post.example>\n"
               f"Sent: Saturday, February 3, 2024 7:00 AM\nTo: me@office.example\nSubject: {TITLE}\n\n",
    "Apple": "Begin forwarded message:\n\n> From: Lund Post <news@post.example>\n>\n"
             f"> Subject: {TITLE}\n> Date: 3 February 2024 at 07:00:00 CET\n> To: me@office.example\n\n",
}  # fmt: skip


@pytest.mark.parametrize("kind", FORWARDS)
def test_who_wrote_a_forwarded_message_is_its_publisher(tmp_path: Path, kind: str) -> None:
    """Sender, day and subject are those of the message that was passed on, not of who passed it on."""
    mail = a_mail(FORWARDS[kind] + "\n\n".join(SENTENCES), subject=f"Fwd: {TITLE}").replace(
        b"03 Feb 2024", b"09 May 2024"
    )
    (article,) = load(tmp_path, mail).articles
    assert (article.title, article.publisher, article.published) == (TITLE, "Lund Post", "2024-02-03")
    assert article.published_basis == "head of the forwarded message"
    assert body_of(article)[-len(SENTENCES) :] == list(SENTENCES)


def test_the_day_of_passing_on_is_no_date(tmp_path: Path) -> None:
    """Where the forwarded message's day cannot be read the article is undated; a quotation below is no forward."""
    head = FORWARDS["Gmail"].replace("Sat, 3 Feb 2024 at 07:00", "letzten Samstag")
    (article,) = load(tmp_path, a_mail(head + WORDS)).articles
    assert (article.published, article.published_basis) == (None, "undated")
    (article,) = load(tmp_path, a_mail(f"{WORDS}\n\n{WORDS}\n\n{FORWARDS['Outlook']}Old words.")).articles
    assert (article.publisher, article.published) == ("Harbour Briefing", "2024-02-03")


def with_attached(words: str, *attached: bytes) -> bytes:
    """A message with messages attached, the first of them with the name of a file."""
    outer = MIMEMultipart("mixed")
    outer["From"], outer["Subject"] = "desk@office.example", "Articles"
    outer.attach(MIMEText(words))
    for number, content in enumerate(attached):
        inner = EmailMessage()
        inner["From"], inner["Subject"], inner["Date"] = "Lund Post <n@post.example>", TITLE, "Sat, 3 Feb 2024 07:00:00"
        inner.set_content(content.decode())
        part = MIMEMessage(inner)
        if number == 0:
            part.add_header("Content-Disposition", "attachment", filename="port.eml")
        outer.attach(part)
    return outer.as_bytes()


def test_attached_messages_are_articles(tmp_path: Path) -> None:
    """Each is one, with a number to find it by; what only carries them is a row of the ledger."""
    mail = with_attached("Two articles.", WORDS.encode(), b"Other words of the port.")
    loaded = load(tmp_path, mail)
    assert [article.path.rpartition("/")[2] for article in loaded.articles] == [
        "a.eml#attachment=1",
        "a.eml#attachment=2",
    ]
    assert {(article.title, article.publisher) for article in loaded.articles} == {(TITLE, "Lund Post")}
    assert [(row.input[-5:], row.fate) for row in loaded.rows] == [("a.eml", "empty")]
    loaded = load(tmp_path, a_box(with_attached(f"{WORDS} " * 2, WORDS.encode())), "a.mbox")
    assert [article.path.rpartition("#")[2] for article in loaded.articles] == [
        "message=1",
        "message=1,attachment=1",
    ]


def test_messages_in_messages_in_messages_are_named(tmp_path: Path) -> None:
    """One level is opened; below it, each is a row of the ledger."""
    inner = with_attached("Two articles.", WORDS.encode())
    outer = (
        b"From: desk@office.example\nSubject: Articles\nContent-Type: multipart/mixed; boundary=zz\n\n"
        b"--zz\nContent-Type: text/plain; charset=utf-8\n\n" + WORDS.encode() + b"\n"
        b"--zz\nContent-Type: message/rfc822\n\n" + inner + b"\n--zz--\n"
    )
    loaded = load(tmp_path, outer)
    assert [article.path.rpartition("/")[2] for article in loaded.articles] == ["a.eml", "a.eml#attachment=1"]
    (row,) = loaded.rows
    assert row.input.endswith("a.eml#attachment=1,attachment=1")
    assert "not opened" in row.reason
