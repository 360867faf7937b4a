"""A relation in one English sentence, and who says it."""

from collections.abc import Iterable
from typing import Final

from claimbook.assess.values import Caveat
from claimbook.model.views import Interval, Range, Relation, Testimony

_FORMS: Final[dict[tuple[str, str], tuple[str, str]]] = {
    ("affiliation", "pledge"): ("{s} pledged allegiance or support to {o}", "{s} did not pledge allegiance to {o}"),
    ("affiliation", "merge"): ("{s} merged with {o}", "{s} did not merge with {o}"),
    ("affiliation", "split"): ("{s} split from {o}", "{s} did not split from {o}"),
    ("affiliation", "rename"): ("{s} is another name of {o}", "{s} is not a name of {o}"),
    ("affiliation", "branch"): ("{s} is a branch of {o}", "{s} is no branch of {o}"),
    ("affiliation", "join"): ("{s} joined {o}", "{s} did not join {o}, or has left it"),
    ("affiliation", "ally"): ("{s} works together with {o}", "{s} does not work together with {o}"),
    ("affiliation", "rival"): ("{s} is at odds with {o}", "{s} is not at odds with {o}"),
    ("affiliation", "depend"): ("{s} depends on {o}", "{s} does not depend on {o}"),
    ("member_flow", "from_to"): ("people of {s} went over to {o}", "no people of {s} went over to {o}"),
    ("member_flow", "background"): ("people of {o} come from {s}", "people of {o} do not come from {s}"),
    ("strength", "members"): ("{s} has {n} members or fighters", "{s} does not have {n} members or fighters"),
    ("strength", "unit_size"): ("{s} has cells or units of {n}", "{s} does not have cells or units of {n}"),
    ("presence", "operates"): ("{s} is active in {p}", "{s} is not active in {p}"),
    ("presence", "support_base"): ("{s} has a support base in {p}", "{s} has no support base in {p}"),
    ("presence", "camp"): ("{s} has camps or hideouts in {p}", "{s} has no camps or hideouts in {p}"),
    ("presence", "control"): ("{s} holds {p}", "{s} does not hold {p}"),
    ("support", "funding"): ("{s} funds {o}", "{s} does not fund {o}"),
    ("support", "training"): ("{s} trains {o}", "{s} does not train {o}"),
    ("support", "arms"): ("{s} arms {o}", "{s} does not arm {o}"),
    ("support", "sanctuary"): ("{s} shelters {o}", "{s} does not shelter {o}"),
    ("support", "other"): ("{s} supports {o}", "{s} does not support {o}"),
    ("ideology", "adheres"): ("{s} holds to {o}", "{s} does not hold to {o}"),
    ("status", "proscribed"): ("{s} is proscribed", "{s} is not proscribed"),
    ("status", "formed"): ("{s} was formed", "{s} was not formed"),
    ("status", "dissolved"): ("{s} was dissolved", "{s} was not dissolved"),
    ("leadership", "leads"): ("{s} leads {o}", "{s} does not lead {o}"),
    ("leadership", "member_of"): ("{s} belongs to {o}", "{s} does not belong to {o}"),
    ("leadership", "founded"): ("{s} founded {o}", "{s} did not found {o}"),
    ("leadership", "removed"): ("{s} was killed, caught or replaced in {o}", "{s} was not removed from {o}"),
    ("method", "recruitment"): ("how {s} recruits is described", "{s} is said not to recruit so"),
    ("method", "attack"): ("how {s} attacks is described", "{s} is said not to attack so"),
    ("method", "finance"): ("how {s} raises money is described", "{s} is said not to raise money so"),
    ("method", "propaganda"): ("how {s} spreads its word is described", "{s} is said not to spread its word so"),
    ("assessment", "threat"): ("{s} is called a threat", "{s} is called no threat"),
    ("assessment", "comparison"): ("{s} is measured against {o}", "{s} is called not as great a threat as {o}"),
    ("assessment", "risk"): ("{s} is called a risk", "{s} is called no risk"),
}
"""(type, subtype) -> the sentence where asserted, and where denied. s, o: subject, object; p: place; n: number."""

_DOUBT: Final = {"possible": "possibly", "hypothetical": "hypothetically", "future": "in future"}
OWN_VOICE: Final = "the report itself"
UNNAMED: Final = "somebody or somewhere not named"
UNNUMBERED: Final = "an unread number of"


def sentence_of(relation: Relation) -> str:
    """The relation as a sentence with its holders, for and against, without a full stop."""
    said = relation.for_ or relation.against
    tail = [f" ({doubt})" for doubt in sorted({_DOUBT[one.modality] for one in said if one.modality in _DOUBT})]
    tail.append(said_by(said))
    if relation.for_ and relation.against:
        tail.append(f"; {holders_of(relation.against)} denies it")
    return statement_of(relation) + "".join(tail)


def statement_of(relation: Relation) -> str:
    """What is said, or, where nobody asserts it, denied; with place and time, without those who say so."""
    form = _FORMS[relation.type, relation.subtype][0 if relation.for_ else 1]
    number = range_words(relation.amount.value) if relation.amount else ""
    place = relation.place.name if relation.place else UNNAMED
    words = form.format(
        s=relation.subject.name, o=relation.object.name if relation.object else UNNAMED, p=place, n=number or UNNUMBERED
    )
    words += f" by {relation.object.name}" if relation.type == "status" and relation.object else ""
    words += f" in {relation.place.name}" if relation.place and relation.type != "presence" else ""
    when = interval_words(relation.when.value)
    return words + (f", {when}" if when else "")


def is_asserted(relation: Relation) -> bool:
    """Does anybody say that it is or may be so, and not only that it will or might come to be?"""
    return any(one.modality in ("actual", "possible") for one in relation.for_)


def holders_of(testimonies: Iterable[Testimony]) -> str:
    """Who says it, each once, in the order of first words; the report's own voice by that name."""
    return series(dict.fromkeys(one.holder or OWN_VOICE for one in testimonies))


def said_by(testimonies: Iterable[Testimony], *parties: str) -> str:
    """', says Karr and the report itself', or '' where reports alone say it in their own voice, or only the parties
    themselves, by name, of whom it is said."""
    held = tuple(testimonies)
    holders = {one.holder for one in held}
    return "" if holders <= {None} or holders <= {*parties} else f", says {holders_of(held)}"


def series(names: Iterable[str]) -> str:
    """'A', 'A and B', 'A, B and C'; with semicolons where a name has a comma of its own."""
    given = list(names)
    between = "; " if any("," in one for one in given) else ", "
    return given[0] if len(given) == 1 else f"{between.join(given[:-1])} and {given[-1]}" if given else ""


def range_words(value: Range | None) -> str:
    """'35 to 40', 'at least 24', 'at most 7', '12', or '' where nothing is known."""
    if value is None or (value.low is None and value.high is None):
        return ""
    if value.low is None:
        return f"at most {value.high:,.0f}"
    if value.high is None:
        return f"at least {value.low:,.0f}"
    return f"{value.low:,.0f}" if value.low == value.high else f"{value.low:,.0f} to {value.high:,.0f}"


def interval_words(value: Interval | None) -> str:
    """'on 2021-01-03', 'between ... and ...', 'since ...', 'until ...', or '' where no day is known."""
    if value is None or (value.start is None and value.end is None):
        return ""
    if value.start is None:
        return f"until {value.end}"
    if value.end is None:
        return f"since {value.start}"
    return f"on {value.start}" if value.start == value.end else f"between {value.start} and {value.end}"


def capital(words: str) -> str:
    """The words with a capital first letter."""
    return words[:1].upper() + words[1:]


def counted(number: int, one: str, many: str | None = None) -> str:
    """'1 report', '2 reports'."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def languages_words(caveat: Caveat) -> str:
    """'en (3), ur (1), not stated (2)': what the reports say of themselves, and how many say nothing."""
    stated = [f"{name} ({number})" for name, number in caveat.languages.items()]
    return ", ".join(stated + ([f"not stated ({caveat.unstated})"] if caveat.unstated else []))
