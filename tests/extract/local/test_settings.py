import json

import pytest

from claimbook.errors import ResourceError
from claimbook.extract.local.settings import FILE, load_decoding
from tests.extract.local.networks import WEIGHTS

GOOD = {"ask_above": 0.1, "accept_above": 0.5, "stated": {"check": 2}, "core": {"bias": 0}}


def written(folder, value):
    (folder / FILE).write_text(value if isinstance(value, str) else json.dumps(value), encoding="utf-8")
    return folder


def test_settings_are_read_as_they_were_written(tmp_path):
    found = load_decoding(written(tmp_path, GOOD))
    assert (found.ask_above, found.accept_above, found.stated) == (0.1, 0.5, {"check": 2.0})


@pytest.mark.parametrize(
    "damaged", ["", "{", "[]", "3", {**GOOD, "stated": [1]}, {**GOOD, "core": 3}, {**GOOD, "ask_above": None}]
)
def test_a_damaged_file_is_a_damaged_installation(tmp_path, damaged):
    with pytest.raises(ResourceError, match="Install Claimbook again"):
        load_decoding(written(tmp_path, damaged))


def test_a_missing_file_is_a_damaged_installation(tmp_path):
    with pytest.raises(ResourceError):
        load_decoding(tmp_path)


def test_the_shipped_settings_weigh_features_that_exist():
    shipped = load_decoding(WEIGHTS)
    assert {"classifier", "check", "bias"} <= shipped.stated.keys()
    assert {"least_sure", "bias"} <= shipped.core.keys()
    assert 0 < shipped.ask_above < shipped.accept_above < 1
