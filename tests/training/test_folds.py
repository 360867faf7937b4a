from collections import Counter

from training.folds import FOLDS, HELD_OUT, fold_of

DOCUMENTS = [{"id": f"{source}-{number}", "source": source} for source in ("wire", "digest") for number in range(11)]


def test_every_source_is_dealt_out_evenly():
    found = fold_of(DOCUMENTS)
    for source in ("wire", "digest"):
        sizes = Counter(fold for doc, fold in found.items() if doc.startswith(source))
        assert max(sizes.values()) - min(sizes.values()) <= 1
    assert set(found.values()) == set(range(FOLDS))


def test_the_order_of_the_documents_does_not_matter():
    assert fold_of(DOCUMENTS) == fold_of(DOCUMENTS[::-1])


def test_the_seed_is_in_no_fold():
    assert fold_of([{"id": HELD_OUT, "source": "wire"}]) == {}
