"""A workbench that serves, a book with places on the map, and waiting for what is drawn."""

from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from threading import Thread

from claimbook.book import open_book
from claimbook.evaluate.gold import parse_gold
from claimbook.model.contract import identified
from claimbook.model.values import Extraction, Location
from claimbook.workbench.app import make_app
from claimbook.workbench.serving import listening, server_of
from tests.assess.record import DAILY, WEEKLY
from tests.workbench.desks import SECOND

PATIENCE_MS = 60_000
"""WebGL without a graphics card, on a busy machine."""
MISSING = "/reports/none"
PLACED = {"Kano": (12.0, 8.52), "Gao": (16.27, -0.04), "Mosul": (36.34, 43.13)}
ATTACKS = """# id: attacks
# published: 2022-05-03
# source: Pell Herald
# title: Three attacks in one week
s1\tBandits shot three fishermen dead in Kano on 14 March 2022, a witness said.
- incident/attack | id=I1 | perpetrator=Bandits | target=fishermen | place=Kano | killed=three>3..3 | when=on 14 March 2022>2022-03-14..2022-03-14 | holder=witness
s2\tThe Ember League bombed a market in Gao on 1 May 2022.
- incident/bombing | id=I2 | perpetrator=Ember League | target=market | place=Gao | when=on 1 May 2022>2022-05-01..2022-05-01
s3\tThe Grey Column raided a depot in Mosul on 20 April 2022.
- incident/raid | id=I3 | perpetrator=Grey Column | target=depot | place=Mosul | when=on 20 April 2022>2022-04-20..2022-04-20
"""  # noqa: E501

LATER = """# id: later
# published: 2024-03-18
# source: Pell Herald
# title: Two years on
s1\tThe Grey Column fell out with the Harbour Fund on 1 September 2023.
- affiliation/rival | subject=Grey Column | object=Harbour Fund | when=on 1 September 2023>2023-09-01..2023-09-01
s2\tThe Salt Guard has armed the Ember League since March 2024.
- support/arms | subject=Salt Guard | object=Ember League | when=since March 2024>2024-03-01..
"""


@contextmanager
def serving(made):
    """A workbench on a free port of this machine, ready to answer."""
    socket, address = listening("127.0.0.1", 0)
    server = server_of(make_app(made))
    thread = Thread(target=server.run, kwargs={"sockets": [socket]})
    thread.start()
    try:
        while not server.started:
            assert thread.is_alive()
            thread.join(0.02)
        yield address.rstrip("/")
    finally:
        server.should_exit = True
        thread.join()
        socket.close()


def fill_placed(where: Path) -> None:
    """The book of tests/workbench, three attacks at places that a map can show, and relations of the next two years."""
    with open_book(where) as book:
        run = book.run("gold/1")
        for text in (WEEKLY, DAILY, SECOND, ATTACKS, LATER):
            gold = parse_gold(text)
            claims = tuple(identified(placed(replace(one, confidence=0.7))) for one in gold.claims)
            book.add(Extraction(gold.document, claims), run)


def placed(claim):
    """The claim with coordinates at each place that has some."""
    given = claim.roles.get("place", ())
    found = tuple(replace(one, location=Location(*PLACED[one.text])) if one.text in PLACED else one for one in given)
    return replace(claim, roles={**claim.roles, "place": found} if found else claim.roles)


def drawn(page, selector="[data-drawing]"):
    """Waits until the drawing is there, and gives its element."""
    place = page.locator(selector).first
    page.wait_for_selector(f"{selector}[data-drawn=yes]")
    return place
