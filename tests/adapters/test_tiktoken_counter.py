"""Tokens are counted with the packaged vocabulary, from any text, without a network."""

import os
import time
from importlib.resources import files
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.adapters.tiktoken_counter import TiktokenCounter
from briefgen.errors import BriefgenError

AT_MOST = 60.0
"""Seconds of the processor: what grows with the square of the text takes far longer, on any machine."""

COUNTER = TiktokenCounter("gpt-5-mini")


def test_tokens_are_counted() -> None:
    """A sentence has the number of tokens that o200k_base gives it."""
    assert COUNTER.count("The ferry tariff cannot stay as it is.") == 9
    assert COUNTER.count("") == 0


@pytest.mark.parametrize("model", ["gpt-4", "llama-3.3-70b-instruct", "", "gpt-oss-20b", "text-davinci-003"])
def test_models_of_other_vocabularies_are_counted_with_the_packaged_one(model: str) -> None:
    """Neither an unknown model nor one whose table is not packaged needs a network."""
    assert TiktokenCounter(model).count("The ferry tariff cannot stay as it is.") == 9


@given(st.text(max_size=300))
def test_any_text_can_be_counted(text: str) -> None:
    """No text is refused, and none has more tokens than bytes."""
    assert 0 <= COUNTER.count(text) <= len(text.encode("utf-8", "replace")) * 3


@pytest.mark.parametrize("text", ["<|endoftext|>", "a <|endofprompt|> b", "\ud800 \udfff", "\x00"])
def test_special_tokens_and_broken_text_are_words(text: str) -> None:
    """An article may hold what a model's template uses, or half a character."""
    assert COUNTER.count(text) > 0


def test_long_texts_take_linear_time() -> None:
    """Two hundred thousand characters of anything are counted in a moment."""
    COUNTER.count("load")
    began = time.process_time()
    for text in ("a" * 200_000, " " * 200_000, "!" * 200_000, "ferry " * 33_000, "港" * 200_000):
        assert COUNTER.count(text) > 0
    assert time.process_time() - began < AT_MOST


def test_the_users_own_setting_is_left_alone(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Loading neither uses nor changes TIKTOKEN_CACHE_DIR, set or not."""
    monkeypatch.setenv("TIKTOKEN_CACHE_DIR", str(tmp_path))
    TiktokenCounter().count("a")
    assert os.environ["TIKTOKEN_CACHE_DIR"] == str(tmp_path)
    assert list(tmp_path.iterdir()) == []
    monkeypatch.delenv("TIKTOKEN_CACHE_DIR")
    TiktokenCounter().count("a")
    assert "TIKTOKEN_CACHE_DIR" not in os.environ


def test_a_damaged_or_missing_table_is_told(tmp_path: Path) -> None:
    """It is not given to tiktoken, which would delete it and ask the network."""
    with pytest.raises(BriefgenError, match="install briefgen again"):
        TiktokenCounter(folder=tmp_path).count("a")
    table = tmp_path / "fb374d419588a4632f3f557e76b4b70aebbca790"
    table.write_bytes(b"IQ== 0\n")
    with pytest.raises(BriefgenError, match="damaged"):
        TiktokenCounter(folder=tmp_path).count("a")
    assert table.exists()


def test_the_table_has_its_licence_beside_it() -> None:
    """Who takes the package takes the licence with it."""
    folder = Path(str(files("briefgen"))) / "_resources" / "tiktoken"
    assert "OpenAI" in (folder / "LICENSE").read_text(encoding="utf-8")
    assert "o200k_base" in (folder / "README.md").read_text(encoding="utf-8")
