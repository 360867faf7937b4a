"""What a model finds gets names, identities, places and days as what the local engine finds."""

from dataclasses import replace
from datetime import date

import pytest

from claimbook.extract.llm.batch import export_batch, import_answers, kept_documents
from claimbook.extract.llm.cache import Cache
from claimbook.extract.llm.engine import LlmEngine
from claimbook.extract.llm.sources import KeptAnswers
from claimbook.model.values import Document, Extraction, Mention
from claimbook.parallel import extract_in_threads
from claimbook.pipeline import Resolvers
from claimbook.resolve.actors import link_actors, load_registry
from tests.extract.llm.test_batch import result

TEXT = "The Taliban killed ten men in Ostrel on Tuesday, police said."
ANSWER = "s1\n- incident/attack | id=I1 | perpetrator=Taliban | target=men | place=Ostrel | when=on Tuesday"
DOCUMENT = Document("a", TEXT, date(2021, 6, 16))


def located(found):
    """Stands for the gazetteer: every place of a claim is told apart by a mark."""

    def mark(claim):
        places = tuple(replace(one, ref="geonames:1") for one in claim.roles["place"])
        return replace(claim, roles=claim.roles | {"place": places})

    return replace(found, claims=tuple(map(mark, found.claims)))


class Tagger:
    """Stands for the local engine, whose mentions seldom have the very words of the model's."""

    name = "tagger"

    def extract(self, document):
        return Extraction(document, (), (Mention("The Taliban", 0, 11, kind="group"),))


@pytest.fixture(scope="module")
def resolvers():
    registry = load_registry()
    return Resolvers(lambda found: link_actors(found, registry), located)


def test_answers_of_a_file_are_resolved(tmp_path, resolvers):
    cache = Cache(tmp_path / "answers.sqlite")
    engine = LlmEngine(KeptAnswers(cache), "tiny", Tagger())
    (request,) = export_batch([DOCUMENT], engine, cache)
    names = list(import_answers([result(request, ANSWER)], cache, "results.jsonl"))
    ((batch, document),) = kept_documents(names, cache)
    (found,) = extract_in_threads([document], batch.engine(cache, engine), 2, lambda: resolvers)
    (claim,) = found.claims
    assert claim.roles["perpetrator"][0].ref
    assert claim.roles["place"][0].ref == "geonames:1"
    assert claim.when.start_date == claim.when.end_date == date(2021, 6, 15)
    cache.close()
