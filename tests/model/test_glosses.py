from claimbook.model import codebook, glosses


def test_every_term_of_the_codebook_is_explained_and_no_other():
    assert list(glosses.TYPES) == list(codebook.SUBTYPES)
    assert list(glosses.SUBTYPES) == list(codebook.LABELS)
    assert set(glosses.ROLES) == {role for roles in codebook.ROLES.values() for role in roles}
