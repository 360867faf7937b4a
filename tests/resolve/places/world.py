"""A small world to look names up in: two dozen places of Pakistan, Afghanistan, Iraq and the United States."""

from functools import cache

from claimbook.model.values import Document, Extraction, Mention
from claimbook.resolve.places.gazetteer import Gazetteer
from claimbook.resolve.places.index import index
from claimbook.resolve.places.rows import Row, World
from claimbook.resolve.places.sources import countries


def rows() -> list[Row]:
    """Fresh rows, since the build changes them."""
    found = [
        Row("Pakistan", "country", "PK", (30.0, 70.0), 1168579, code="PK", population=212_000_000),
        Row("Afghanistan", "country", "AF", (33.8, 66.0), 1149361, code="AF", population=37_000_000),
        Row("United States", "country", "US", (39.6, -99.0), 6252001, code="US", population=327_000_000),
        Row("Georgia", "country", "GE", (42.0, 43.6), 614540, code="GE", population=3_700_000),
        Row("Balochistan", "admin1", "PK", (28.0, 66.5), 1183606, code="PK.02", population=3_000_000),
        Row("Khyber Pakhtunkhwa", "admin1", "PK", (34.0, 71.3), 1168873, code="PK.03", population=7_000_000,
            names=["NWFP"], years=[("NWFP", 1901, 2010)]),
        Row("Georgia", "admin1", "US", (32.7, -83.4), 4197000, code="US.GA", population=8_000_000),
        Row("Texas", "admin1", "US", (31.4, -99.2), 4736286, code="US.TX", population=24_000_000, names=["Tex."]),
        Row("Kachhi District", "admin2", "PK", (29.3, 67.6), 1175527, code="PK.02.1175527", admin1="PK.02",
            names=["Kachhi", "Bolan"]),
        Row("Swat", "admin2", "PK", (35.2, 72.4), 1164211, code="PK.03.1164211", admin1="PK.03", conflict=77),
        Row("Swat River", "river", "PK", (34.9, 72.3), ref="place:swat-river"),
        Row("Machh", "town", "PK", (29.86, 67.33), 1171757, admin1="PK.02", admin2="PK.02.1175527", population=44_000,
            conflict=9),
        Row("Quetta", "town", "PK", (30.18, 67.0), 1167528, admin1="PK.02", population=733_000, conflict=164),
        Row("Mir Ali", "town", "PK", (33.0, 70.26), ref="ucdp-place:mirali", admin1="PK.03", conflict=71),
        Row("Mir Ali", "town", "AF", (36.7, 67.1), 999, population=600),
        Row("Herat", "admin1", "AF", (34.3, 62.0), 1140025, code="AF.11", population=2_000_000),
        Row("Herat", "town", "AF", (34.35, 62.2), 1140026, admin1="AF.11", population=272_000),
        Row("Kandahār", "town", "AF", (31.61, 65.71), 1138336, population=391_000, names=["Kandahar", "Qandahar"]),
        Row("Paris", "town", "US", (33.66, -95.55), 4717560, admin1="US.TX", population=24_000),
        Row("Paris", "town", "FR", (48.85, 2.35), 2988507, population=2_100_000),
        Row("Orrin", "town", "US", (33.0, -97.0), 4700000, admin1="US.TX", population=24_000),
        Row("Dallas", "town", "US", (32.78, -96.8), 4684888, admin1="US.TX", population=1_300_000),
        Row("Garmis Province", "admin1", "AF", (32.0, 64.0), 500, code="AF.50", population=900_000, names=["Garmis"]),
        Row("Garmis", "town", "AF", (32.1, 64.1), 501, admin1="AF.50", population=300_000),
        Row("Sankar Governorate", "admin1", "AF", (35.0, 70.0), 502, code="AF.51", population=100_000,
            names=["Sankar"]),
        Row("Capital City", "admin1", "AF", (35.2, 70.0), 503, code="AF.52", population=800_000),
        Row("Sankar", "town", "AF", (35.2, 70.0), 504, admin1="AF.52", population=800_000),
        Row("Balkan Region", "admin1", "AF", (36.0, 70.0), 505, code="AF.53", population=900_000, names=["Balkan"]),
        Row("Balkan", "town", "AF", (36.0, 70.0), 506, admin1="AF.53", population=2_000),
        Row("Khorasan", "region", "", (36.0, 63.0), ref="place:khorasan"),
    ]  # fmt: skip
    return found


def small_world() -> World:
    """The rows as the build takes them."""
    world = World(countries())
    for row in rows():
        world.add(row)
    world.fold()
    return world


@cache
def small_gazetteer() -> Gazetteer:
    """A gazetteer of the small world."""
    return Gazetteer(index(small_world()))


def marked(text: str, *words: str, kind: str = "place") -> Extraction:
    """A document with these words of it given as mentions."""
    given = tuple(Mention(one, text.index(one), text.index(one) + len(one), kind=kind) for one in words)
    return Extraction(Document("d", text, given=given), (), given)
