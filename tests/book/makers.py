"""Documents and claims for tests of the book, out of sentences."""

from dataclasses import replace
from datetime import date

from sqlalchemy import create_engine

from claimbook.book.database import address_of
from claimbook.model.contract import identified
from claimbook.model.lines import read_claim_line
from claimbook.model.values import Document, Extraction, Span

AMBUSH = "The Saltmarsh Front ambushed a convoy near Orrin on Tuesday, killing 14 soldiers, police said."
RAID = "Troops raided a camp of the Saltmarsh Front near Tessaly on Thursday."
LONG = (
    "Gunmen of the Saltmarsh Front ambushed an army convoy on the Orrin road, killing fourteen soldiers and wounding "
    "nine, police said. The attackers laid logs across the road at dawn and fired from both sides for an hour. Two "
    "trucks burned out. The governor of the valley called it the deadliest attack since the truce of last spring."
)


def document(text=AMBUSH, name="orrin-1", published=date(2024, 3, 6), **given):
    return Document(id=name, text=text, published=published, **given)


def claim(line, of, engine="test/1", confidence=0.9, **fields):
    """The claim that a line of the gold format says, in a document of one sentence."""
    made = read_claim_line(line, 1, {1: Span(of.text, 0, len(of.text))})
    return identified(replace(made, doc=of.id, engine=engine, confidence=confidence, **fields))


def ambush(of, killed="14>14..14", **fields):
    line = f"incident/attack | id=I1 | perpetrator=Saltmarsh Front | target=convoy | place=Orrin | killed={killed}"
    return claim(f"{line} | when=on Tuesday>2024-03-05..2024-03-05 | holder=police", of, **fields)


def found(of=None, *claims):
    """What an engine found: one claim on the ambush, unless claims are given."""
    of = of or document()
    return Extraction(of, claims or (ambush(of),))


def ask(where, question):
    """The one value that a question in SQL gets from a book."""
    database = create_engine(address_of(where))
    with database.connect() as connection:
        answer = connection.exec_driver_sql(question).scalar_one()
    database.dispose()
    return answer
