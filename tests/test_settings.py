import re
from dataclasses import fields
from pathlib import Path

import pytest

from claimbook.errors import FormatError
from claimbook.settings import OLLAMA, VARIABLES, LlmSettings, load_settings

PAGE = Path(__file__).parents[1] / "docs" / "engines.md"


def write(tmp_path, text):
    path = tmp_path / "claimbook.toml"
    path.write_text(text, encoding="utf-8")
    return {"CLAIMBOOK_CONFIG": str(path)}


def test_without_settings_a_local_server_is_asked(tmp_path):
    assert load_settings(write(tmp_path, "")).url == OLLAMA


def test_the_environment_goes_before_the_file(tmp_path):
    given = write(tmp_path, '[llm]\nmodel = "large"\nurl = "https://a.example/v1/"\nprice_in = 3\nbody = {top_p = 1}')
    settings = load_settings(given | {"CLAIMBOOK_LLM_MODEL": "small", "CLAIMBOOK_LLM_CONCURRENCY": "9"})
    assert (settings.model, settings.url, settings.price_in) == ("small", "https://a.example/v1", 3.0)
    assert (settings.concurrency, settings.body) == (9, {"top_p": 1})


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("[llm", "TOML"),
        ("llm = 3", "not a table"),
        ("[llm]\ncolour = 1", "no such setting"),
        ('[llm]\nurl = "localhost"', "no address"),
        ("[llm]\nmodel = 3", "no text"),
        ('[llm]\nattempts = "many"', "no number"),
        ("[llm]\nconcurrency = 0", "out of range"),
        ("[llm]\nbody = 3", "not a table"),
    ],
)
def test_a_setting_that_cannot_be_used_is_named(tmp_path, text, named):
    with pytest.raises(FormatError, match=named):
        load_settings(write(tmp_path, text))


def test_a_file_that_is_named_must_be_there(tmp_path):
    with pytest.raises(FormatError, match="cannot be read"):
        load_settings({"CLAIMBOOK_CONFIG": str(tmp_path / "missing.toml")})


def test_the_key_is_never_shown():
    assert "secret" not in repr(LlmSettings(key="secret"))


def test_every_setting_is_documented():
    page = PAGE.read_text("utf-8")
    assert set(re.findall(r"^\| `(\w+)` \|", page, re.MULTILINE)) == {one.name for one in fields(LlmSettings)}
    assert all(variable.startswith("CLAIMBOOK_LLM_") for variable in VARIABLES)
