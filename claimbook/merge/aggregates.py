"""Claims that speak of no single incident: sums over many of them, and plans."""

import re
from typing import Final

from claimbook.model.values import Claim

_MONTH: Final = 31
_EVENT: Final = (
    r"(?:attacks?|bombings?|blasts?|explosions|raids?|clashes|strikes?|air ?strikes?|incidents?|killings?|assaults"
    r"|ambushes|kidnappings?|abductions?|massacres|shootings?|murders|assassinations|operations|arrests|protests|riots|battles)"
)
_WORD: Final = (
    r"(?:(?!(?:in|after|by|from|during|amid|and|to|as|kill\w*|dead|die[sd]?|injur\w*|wound\w*|hurt)\b)\w+\s+)"
)
"""A word that may stand between a quantity and what it counts: not in "19 killed in clashes", one attack."""
_MONTHS: Final = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
    "december",
)  # fmt: skip
_NO_MONTH_BEFORE: Final = "".join(f"(?<!{one} )" for one in _MONTHS)
_NO_DATE: Final = rf"(?<!/){_NO_MONTH_BEFORE}\b(?!(?:1[5-9]|20)\d\d\b)(?!\d+ (?:{'|'.join(_MONTHS)})\b)"
"""Before a number that is no part of a date: not in "October 7 attacks", "9/11 attacks", "2008 Mumbai attacks"."""
_MANY: Final = re.compile(
    rf"\b(?:dozens|scores|hundreds|thousands|hundred|thousand|many|numerous|several|various|multiple|countless|repeated"
    rf"|frequent|regular|daily|series of|string of|spate of|wave of|waves of|number of|campaign of)"
    rf"\s+(?:of\s+)?{_WORD}{{0,3}}?{_EVENT}\b"
    rf"|{_NO_DATE}(?:[2-9]|[1-9]\d+|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty)\s+"
    rf"{_WORD}{{0,2}}?(?:attacks|bombings|blasts|explosions|raids|clashes|strikes|air ?strikes|incidents|killings"
    rf"|assaults|ambushes|kidnappings|abductions|massacres|shootings|murders|assassinations|operations|battles)\b",
    re.I,
)
_OVER_TIME: Final = re.compile(
    r"\b(?:since|over the (?:past|last)|in recent (?:years|months|weeks)|for (?:years|decades|months)|routinely"
    r"|regularly|frequently|often|has been (?:behind|responsible)|so far this year|every (?:day|week|month|year))\b",
    re.I,
)
_ONE: Final = re.compile(
    r"\b(?:an?|the|this|that)\s+(?:[\w-]+\s+){0,3}?(?:attack|bombing|blast|explosion|raid|clash|strike|air ?strike"
    r"|incident|killing|assault|ambush|kidnapping|abduction|massacre|shooting|murder|assassination|operation|arrest|protest|riot"
    r"|battle|siege|hijacking)\b",
    re.I,
)


_WAR: Final = r"(?:war|conflict|genocide|uprising|insurgency|crackdown|unrest|invasion|campaign|offensive|ceasefire)"
_TOLL: Final = re.compile(
    rf"\btoll\b[^.]{{0,40}}?\b(?:in|of|since|from) (?:the |this )?(?:\w+[ -]){{0,3}}?{_WAR}\b"
    r"|\b(?:official|total|overall|cumulative) (?:death )?toll\b|\bin total\b"
    r"|\bsince (?:the )?(?:start|beginning|outbreak)\b"
    rf"|\b(?:since|after) (?:the )?(?:\w+[ -]){{0,2}}?{_WAR} (?:began|started|broke out|took effect)\b"
    r"|\b(?:killed|died|dead|deaths|lives)\b[^.]{0,40}?\b(?:in|during) (?:the |this |that )?(?:[\w'’]+[ -]){0,2}?"
    r"(?:war|conflict|genocide|insurgency)\b",
    re.I,
)
"""A toll of a war, not of one attack, even where an attack is spoken of."""


def is_plan(claim: Claim) -> bool:
    """Is it told as to come, or as what would happen?"""
    return claim.modality in ("future", "hypothetical")


def is_aggregate(claim: Claim) -> bool:
    """Does it sum up many incidents ("dozens of attacks since 2014")?

    Yes by a quantity of attacks in its evidence, unless they are those of one day in one town; by the toll of a war;
    and by a time without end, or of more than a month, unless one attack is spoken of ("the attack in 2014") or, where
    both ends are known, one person was hit ("Odo Karr was murdered in 1963").
    """
    words = " ".join(one.text for one in claim.evidence)
    if claim.numbers.get("killed") and _TOLL.search(words):
        return True
    one = bool(_ONE.search(words))
    if _MANY.search(words) and not one and not _is_of_one_day_and_town(claim):
        return True
    when = claim.when
    if when is None or (when.start_date is None and when.end_date is None):
        return bool(_OVER_TIME.search(words)) and not one
    closed = when.start_date is not None and when.end_date is not None
    return is_of_long_time(claim) and not (closed and _hits_one_person(claim))


def is_of_long_time(claim: Claim) -> bool:
    """Is it told of a time without end, or of more than a month, and not as one attack ("the attack in 2014")?"""
    when = claim.when
    if when is None or (when.start_date is None and when.end_date is None):
        return False
    long = when.start_date is None or when.end_date is None or (when.end_date - when.start_date).days > _MONTH
    return long and not _ONE.search(" ".join(one.text for one in claim.evidence))


def _is_of_one_day_and_town(claim: Claim) -> bool:
    """Is it told of one day, or a night, and of one place that is no area?"""
    when, places = claim.when, claim.roles.get("place", ())
    if when is None or when.start_date is None or when.end_date is None or len(places) != 1:
        return False
    at = places[0].location
    exact = at is not None and at.where_prec is not None and at.where_prec <= _TOWN
    return exact and (when.end_date - when.start_date).days <= 1


def _hits_one_person(claim: Claim) -> bool:
    """Is one dead told of, or one named person as the only one hit, in what happens to somebody once?"""
    killed = claim.numbers.get("killed")
    if killed is not None:
        return killed.low == killed.high == 1
    hit = claim.roles.get("target", ())
    named = len(hit) == 1 and hit[0].kind == "person" and (hit[0].name or hit[0].text)[:1].isupper()
    return named and bool(_ONCE.search(" ".join(one.text for one in claim.evidence)))


_TOWN: Final = 3
"""where_prec of a town or a district, and better."""
_ONCE: Final = re.compile(r"\b(?:assassinat\w+|murder\w*|kill(?:ed|ing)?|shot dead|execut\w+|behead\w+|slain)\b", re.I)
