"""Claims by hand, for tests of how they are printed."""

from datetime import date

from claimbook.model.values import Amount, Claim, Document, Extraction, Mention, Period, Span


def span(text: str, words: str) -> tuple[str, int, int]:
    """(words, start, end) of their first place in the text."""
    start = text.index(words)
    return words, start, start + len(words)


TEXT = "The Saltmarsh Front denied that it and the Reed Brigade killed at least 12 men in Orrin on Monday. Rain fell."
DOCUMENT = Document("orrin-1", TEXT, date(2024, 3, 5), "Twelve dead in Orrin", "The Valley Courier")
CLAIM = Claim(
    doc="orrin-1",
    id="c1",
    type="incident",
    subtype="attack",
    roles={
        "perpetrator": (Mention(*span(TEXT, "it"), name="Saltmarsh Front"), Mention(*span(TEXT, "Reed Brigade"))),
        "target": (Mention(*span(TEXT, "men")),),
        "place": (Mention(*span(TEXT, "Orrin"), name="Orrin"),),
    },
    numbers={"killed": Amount(*span(TEXT, "at least 12"), 12, None)},
    when=Period(*span(TEXT, "on Monday"), date(2024, 3, 4), date(2024, 3, 4)),
    incident="I1",
    holder=Mention(*span(TEXT, "Saltmarsh Front")),
    polarity="negative",
    modality="possible",
    evidence=(Span(TEXT[:98], 0, 98),),
    confidence=0.876,
    engine="hand/1",
)
FOUND = Extraction(DOCUMENT, (CLAIM,))
