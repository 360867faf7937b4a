"""The tables of the package as they ship."""

import re

from claimbook.resolve.places.kinds import CODE, GEO_PRECISION, KIND_WORDS, WHERE_PREC
from claimbook.resolve.places.sources import TABLES, countries, degrees, listed, names, packed


def test_they_are_small():
    assert sum(file.stat().st_size for file in TABLES.iterdir()) < 12_000_000


def test_their_origin_stands_beside_them():
    told = (TABLES / "ATTRIBUTION.md").read_text(encoding="utf-8")
    assert all(name in told for name in ("GeoNames", "UCDP", "CC BY 4.0"))


def test_every_country_of_ours_is_one():
    known = countries()
    for code, point, *_ in listed("countries.txt"):
        assert code in known, code
        assert point == "-" or degrees(point), code


def test_kinds_and_countries_of_our_tables_are_known():
    known = set(countries())
    for _, country, kind, years, _, _ in listed("renamed.txt"):
        assert country in known
        assert kind in CODE
        assert re.fullmatch(r"\d*-\d*", years), years
    for given, kind, touched, at in listed("features.txt"):
        assert kind in CODE, given
        assert degrees(at), given
        assert touched == "-" or set(touched.split()) <= known, given
    for words, codes in listed("idioms.txt"):
        assert names(words)
        assert set(codes.split()) <= known, words


def test_units_have_codes_of_their_countries():
    known = set(countries())
    for row in packed("admin1.tsv.gz"):
        assert row[0][:2] in known
        assert len(row) == 6
    for row in packed("conflict.tsv.gz"):
        assert row[0] in known
        assert -90 <= float(row[4]) <= 90
        assert -180 <= float(row[5]) <= 180


def test_every_kind_has_its_precision():
    assert set(WHERE_PREC) == set(CODE)
    assert set(WHERE_PREC.values()) <= set(GEO_PRECISION)
    assert all(kinds <= set(CODE) for kinds in KIND_WORDS.values())
