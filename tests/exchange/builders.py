"""A small record for tests: three reports in the line format, merged; and rows of datasets."""

from dataclasses import replace
from datetime import UTC, date, datetime
from hashlib import sha256

from claimbook.merge import merge_entries
from claimbook.model.contract import identified
from claimbook.model.lines import read_claim_line
from claimbook.model.record import Entry, Report
from claimbook.model.values import Document, Location, Span

LEARNED = datetime(2024, 3, 10, 12, tzinfo=UTC)
ORRIN = Location(33.5, 70.25, "PAK", "Saltmarsh province", None, 1, 1)
PLACES = {"Orrin": ORRIN, "Tessaly": Location(33.75, 70.5, "PAK", "Saltmarsh province", None, 1, 1)}
KINDS = {
    "journalist": "person",
    "Saltmarsh Front": "group", "Tern Brigade": "group", "soldiers": "force", "police": "force", "Orrin": "place",
    "farm workers": "people", "Mirwan Talat": "person", "Tessaly": "place", "troops": "force", "=HYPERLINK(1)": "group",
}  # fmt: skip
REFS = {"Saltmarsh Front": "ucdp:9001", "Tern Brigade": "ucdp:9002"}

AMBUSH = "The Saltmarsh Front ambushed soldiers near Orrin on Tuesday, killing 14, police said."
AMBUSH_LINE = (
    "incident/attack | id=I1 | perpetrator=Saltmarsh Front | target=soldiers | place=Orrin | killed=14>14..14"
    " | when=on Tuesday>2024-03-05..2024-03-05 | holder=police"
)
SHOOTING = "Gunmen of the Tern Brigade shot dead Mirwan Talat and three farm workers in Tessaly on Friday."
SHOOTING_LINE = (
    "incident/attack | id=I1 | perpetrator=Tern Brigade | target=Mirwan Talat ; farm workers | place=Tessaly"
    " | killed=three>4..4 | when=on Friday>2024-03-08..2024-03-08"
)
MERGER = "The Tern Brigade has joined the Saltmarsh Front, which has some 300 fighters, Mirwan Talat said."
MERGER_LINES = (
    "affiliation/join | subject=Tern Brigade | object=Saltmarsh Front",
    "strength/members | subject=Saltmarsh Front | strength=some 300>300..300",
)


def made(text, lines, name, title=None, state="open"):
    """Entries of one report of one sentence."""
    document = Document(name, text, date(2024, 3, 9), title, "The Orrin Post", f"https://orrin.example/{name}")
    report = Report(name, document, sha256(text.encode()).hexdigest(), LEARNED, group=name)
    return tuple(Entry(_claim(line, document), report, "run-1", state) for line in lines)


def _claim(line, document):
    sentence = {1: Span(document.text, 0, len(document.text))}
    claim = replace(read_claim_line(line, 1, sentence), doc=document.id, engine="test/1", confidence=0.75)
    roles = {role: tuple(map(_known, given)) for role, given in claim.roles.items()}
    holder = _known(claim.holder) if claim.holder else None
    return identified(replace(claim, roles=roles, holder=holder))


def _known(mention):
    words = mention.text
    return replace(mention, kind=KINDS.get(words), ref=REFS.get(words), location=PLACES.get(words))


def entries():
    """All entries of the record."""
    return (
        *made(AMBUSH, [AMBUSH_LINE], "ambush", title="Fourteen die at Orrin"),
        *made(SHOOTING, [SHOOTING_LINE], "shooting", title="Mirwan Talat and workers shot"),
        *made(MERGER, MERGER_LINES, "merger"),
    )


def record():
    """(views, entries) of the record; the incidents by their day."""
    given = entries()
    views = merge_entries(given)
    return replace(views, incidents=tuple(sorted(views.incidents, key=lambda one: one.when.value.start))), given


GED_HEAD = (
    "id", "relid", "year", "active_year", "code_status", "type_of_violence", "conflict_dset_id", "conflict_new_id",
    "conflict_name", "dyad_dset_id", "dyad_new_id", "dyad_name", "side_a_dset_id", "side_a_new_id", "side_a",
    "side_b_dset_id", "side_b_new_id", "side_b", "number_of_sources", "source_article", "source_office",
    "source_date", "source_headline", "source_original", "where_prec", "where_coordinates", "where_description",
    "adm_1", "adm_2", "latitude", "longitude", "geom_wkt", "priogrid_gid", "country", "country_id", "region",
    "event_clarity", "date_prec", "date_start", "date_end", "deaths_a", "deaths_b", "deaths_civilians",
    "deaths_unknown", "best", "high", "low", "gwnoa", "gwnob",
)  # fmt: skip


def ged_row(**given):
    """Cells of an invented row of GED, by column."""
    row = {
        "id": "700001", "relid": "PAK-2024-1-99-1", "year": "2024", "active_year": "1", "code_status": "Clear",
        "type_of_violence": "1", "conflict_dset_id": "99", "conflict_new_id": "99",
        "conflict_name": "Orrin: Government", "dyad_dset_id": "99", "dyad_new_id": "99",
        "dyad_name": "Government of Orrin - Saltmarsh Front", "side_a_dset_id": "9000", "side_a_new_id": "9000",
        "side_a": "Government of Orrin", "side_b_dset_id": "9001", "side_b_new_id": "9001",
        "side_b": "Saltmarsh Front", "number_of_sources": "-1", "source_article": '"Orrin Post,2024-03-06,Ambush"',
        "source_office": "Orrin Post", "source_date": "2024-03-06", "source_headline": "Ambush",
        "source_original": "police", "where_prec": "1", "where_coordinates": "Orrin town",
        "where_description": "near Orrin", "adm_1": "Saltmarsh province", "latitude": "33.5", "longitude": "70.25",
        "geom_wkt": "POINT (70.25 33.5)", "priogrid_gid": "178061", "country": "Pakistan", "country_id": "770",
        "region": "Asia", "event_clarity": "1", "date_prec": "1", "date_start": "2024-03-05 00:00:00.000",
        "date_end": "2024-03-05 00:00:00.000", "deaths_a": "14", "deaths_b": "0", "deaths_civilians": "0",
        "deaths_unknown": "0", "best": "14", "high": "16", "low": "12", "gwnoa": "770",
    }  # fmt: skip
    return row | given


def ged_file(*rows, head=GED_HEAD):
    """A GED file as bytes."""
    import csv
    import io

    out = io.StringIO()
    writer = csv.DictWriter(out, head, restval="", extrasaction="ignore")
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue().encode()
