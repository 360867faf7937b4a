import pytest

from claimbook.errors import FormatError, InputError
from claimbook.resolve.places.added import FIELDS, add_file, kept_rows, read_rows

DUMP = (
    "1171757\tMach\tMach\tMachh,ماچھ\t29.86371\t67.33018\tP\tPPL\tPK\t\t02\t1175527\t\t\t44542"
    "\t\t1000\tAsia/Karachi\t2019-01-01\n"
)


def test_a_geonames_dump_is_read(tmp_path):
    source = tmp_path / "PK.txt"
    source.write_text(DUMP, encoding="utf-8")
    assert add_file(source, tmp_path / "cache") == 1
    (row,) = kept_rows(tmp_path / "cache" / "places" / "pk.tsv")
    kept = dict(zip(FIELDS, row, strict=True))
    assert (kept["name"], kept["kind"], kept["admin2"], kept["ident"]) == ("Mach", "town", "PK.02.1175527", "1171757")
    assert kept["names"] == "Mach|Machh|ماچھ"


def test_a_csv_needs_name_and_degrees_alone():
    (row,) = read_rows("name,latitude,longitude\nOur Camp,30.5,67.1\n", "own.csv")
    assert row[:3] == ("Our Camp", "30.5", "67.1")
    assert row[4] == "town"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("name,lat\nX,1\n", "has no column latitude, longitude"),
        ("name,latitude,longitude\nX,91,0\n", "own.csv, row 2: isn't a place"),
        ("name,latitude,longitude\nX,north,0\n", "row 2"),
        ("name,latitude,longitude\n,1,0\n", "row 2"),
        ("name,latitude,longitude,kind\nX,1,0,castle\n", "kind 'castle' is not known"),
        ("name,latitude,longitude,country\nX,1,0,Pakistan\n", "country 'Pakistan' is no code"),
        (DUMP + "1\t2\n", "has 2 fields"),
    ],
)
def test_a_bad_row_is_named(text, told):
    with pytest.raises(FormatError, match=told.replace("(", r"\(")):
        list(read_rows(text, "own.csv"))


def test_nothing_is_kept_of_a_bad_file(tmp_path):
    source = tmp_path / "own.csv"
    source.write_text("name,latitude,longitude\nGood,1,1\nBad,1,\n")
    with pytest.raises(FormatError):
        add_file(source, tmp_path)
    assert not (tmp_path / "places").exists()


def test_a_file_that_is_no_text_is_refused(tmp_path):
    source = tmp_path / "own.csv"
    source.write_bytes(b"\xff\xfe\x00")
    with pytest.raises(InputError, match="can't be read"):
        add_file(source, tmp_path)


def test_tabs_and_lines_in_names_cannot_break_the_kept_file(tmp_path):
    source = tmp_path / "own.csv"
    source.write_text('name,latitude,longitude\n"A\tB",1,2\n')
    add_file(source, tmp_path)
    assert next(kept_rows(tmp_path / "places" / "own.tsv"))[0] == "A B"
