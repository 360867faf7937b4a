from dataclasses import replace

import pytest

from claimbook.workbench.dossiers import incident_dossier
from tests.assess.record import entries_of, views

TEXT = """# id: attack
s1\tThe Ember League attacked Pell.
- incident/attack | id=I1 | perpetrator=Ember League | target=Pell
"""


@pytest.mark.parametrize(
    ("told", "words"),
    [
        ({"modality": "actual"}, "did it"),
        ({"modality": "future"}, "is to do it"),
        ({"modality": "hypothetical"}, "would do it"),
        ({"denied": True}, "did not do it"),
    ],
)
def test_who_is_named_in_what_did_not_happen_has_not_done_it(told, words):
    entries = entries_of(TEXT)
    (incident,) = views(entries).incidents
    dossier = incident_dossier(replace(incident, **told), {one.claim.id: one for one in entries})
    (section,) = [one for one in dossier.sections if one.title == "Who did it"]
    assert [one.text for one in section.sentences] == [f"Ember League {words}, says the report itself."]
