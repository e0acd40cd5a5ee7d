"""Settings come from flags, then the environment, then the file, and are refused in words that say what to mend."""

from pathlib import Path

import pytest

from briefgen.errors import SettingsError
from briefgen.settings import CONFIG_FILE, read_settings


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty current folder."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_flag_beats_environment_beats_file(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The nearer source of a setting wins."""
    (folder / CONFIG_FILE).write_text('model = "file"\ntopic = "file"\ntitle = "file"\n', encoding="utf-8")
    monkeypatch.setenv("BRIEFGEN_MODEL", "environment")
    monkeypatch.setenv("BRIEFGEN_TOPIC", "environment")
    settings = read_settings(model="flag", topic=None)
    assert (settings.model, settings.topic, settings.title) == ("flag", "environment", "file")


def test_openai_variables_are_understood(monkeypatch: pytest.MonkeyPatch) -> None:
    """The key and the address of the OpenAI library's own variables are taken."""
    monkeypatch.setenv("OPENAI_API_KEY", "sk-hidden")
    monkeypatch.setenv("OPENAI_BASE_URL", "http://127.0.0.1:9/v1")
    settings = read_settings()
    assert settings.has_model
    assert settings.base_url == "http://127.0.0.1:9/v1"
    assert "sk-hidden" not in repr(settings)


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"concurrency": 0}, "--concurrency (or BRIEFGEN_CONCURRENCY, or concurrency in briefgen.toml)"),
        ({"engine": "magic"}, "--engine"),
        ({"prompts": "no-such-folder"}, "no-such-folder is no folder"),
        ({"timeout": -1}, "--timeout"),
        ({"price": "cheap"}, "'cheap' is not of the form IN/OUT"),
        ({"price": "1/2/3"}, "not of the form IN/OUT"),
        ({"price": "-1/2"}, "no price"),
        ({"price": "nan/2"}, "no price"),
    ],
)
def test_bad_value_names_its_setting(given: dict[str, object], words: str) -> None:
    """A value that cannot be used is refused with the setting's names."""
    with pytest.raises(SettingsError) as caught:
        read_settings(**given)
    assert words in str(caught.value)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('api_key = "sk-hidden"', "may not stand in a file"),
        ('modell = "x"', "no setting is called 'modell'"),
        ("model = ", "cannot be read as TOML"),
    ],
)
def test_bad_file_is_refused(folder: Path, text: str, words: str) -> None:
    """A file with a secret, a misspelt name or a slip of the pen is refused, and the secret is not repeated."""
    (folder / CONFIG_FILE).write_text(text, encoding="utf-8")
    with pytest.raises(SettingsError, match=words) as caught:
        read_settings()
    assert "sk-hidden" not in str(caught.value)


def test_bad_key_is_not_repeated(monkeypatch: pytest.MonkeyPatch) -> None:
    """An error about other settings never shows the key."""
    monkeypatch.setenv("OPENAI_API_KEY", "sk-hidden")
    with pytest.raises(SettingsError) as caught:
        read_settings(concurrency=-1)
    assert "sk-hidden" not in str(caught.value)


def test_price_is_read_from_flag_and_file(folder: Path) -> None:
    """Two numbers with a stroke between them, wherever they stand."""
    assert read_settings(price="0.25/2").price == (0.25, 2.0)
    (folder / CONFIG_FILE).write_text('price = "1/8.5"', encoding="utf-8")
    assert read_settings().price == (1.0, 8.5)
