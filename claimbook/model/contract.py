"""Claims and mentions as JSON values, exactly in the form of the contract, version 1, and back."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any, Final

from claimbook.errors import FormatError
from claimbook.model.codebook import LABELS
from claimbook.model.values import Amount, Claim, Dates, Location, Mention, Period, Reasoning, Span

Json = dict[str, Any]


def claim_to_json(claim: Claim) -> Json:
    """One claim as a JSON object whose keys stand in the order of the contract."""
    return {
        "doc": claim.doc,
        "id": claim.id,
        "type": claim.type,
        "subtype": claim.subtype,
        "roles": {role: [mention_to_json(one) for one in given] for role, given in claim.roles.items()},
        "numbers": {key: _amount_to_json(one) for key, one in claim.numbers.items()},
        "when": _period_to_json(claim.when) if claim.when else None,
        "incident": claim.incident,
        "holder": mention_to_json(claim.holder) if claim.holder else None,
        "polarity": claim.polarity,
        "modality": claim.modality,
        "evidence": [{"start": one.start, "end": one.end, "text": one.text} for one in claim.evidence],
        "confidence": claim.confidence,
        "engine": claim.engine,
    }


def claim_from_json(value: Mapping[str, Any]) -> Claim:
    """The claim that `claim_to_json` would print as `value`. Raises FormatError where a key is missing or wrong."""
    try:
        label = (value["type"], value["subtype"])
        claim = Claim(
            doc=value["doc"],
            id=value.get("id") or "",
            type=label[0],
            subtype=label[1],
            roles={role: tuple(map(mention_from_json, given or ())) for role, given in value["roles"].items()},
            numbers={key: _amount_from_json(one) for key, one in (value.get("numbers") or {}).items()},
            when=_period_from_json(value["when"]) if value.get("when") else None,
            incident=value.get("incident"),
            holder=mention_from_json(value["holder"]) if value.get("holder") else None,
            polarity=value.get("polarity", "positive"),
            modality=value.get("modality", "actual"),
            evidence=tuple(Span(one["text"], one["start"], one["end"]) for one in value["evidence"]),
            confidence=value.get("confidence"),
            engine=value.get("engine"),
        )
    except (KeyError, TypeError, AttributeError, ValueError) as error:
        raise FormatError("claim", f"not in the form of the contract ({error!r})") from error
    if label not in LABELS:
        raise FormatError(f"claim {claim.id}", f"no such type/subtype: {label[0]}/{label[1]}")
    return claim


def mention_to_json(mention: Mention) -> Json:
    """A mention; what is not known (`name`, `ref`, `kind`, the keys of a location or of dates) is absent."""
    out: Json = {"text": mention.text, "start": mention.start, "end": mention.end}
    optional = {"name": mention.name, "ref": mention.ref, "kind": mention.kind}
    place = location_to_json(mention.location) if mention.location else {}
    return out | _known(optional | place | (dates_to_json(mention.dates) if mention.dates else {}))


def mention_from_json(value: Mapping[str, Any]) -> Mention:
    """The mention that `mention_to_json` would print as `value`."""
    keys = value.keys()
    location = None if keys.isdisjoint(LOCATION_KEYS) else _location_from_json(value)
    named = (value.get("name"), value.get("ref"), value.get("kind"))
    dates = None if keys.isdisjoint(DATES_KEYS) else _dates_from_json(value)
    return Mention(value["text"], value["start"], value["end"], *named, location, dates=dates)


def _location_from_json(value: Mapping[str, Any]) -> Location:
    return Location(**{field: value[key] for key, field in LOCATION_KEYS.items() if key in value})


def _dates_from_json(value: Mapping[str, Any]) -> Dates | None:
    days = (_day(value.get("start_date")), _day(value.get("end_date")), value.get("date_prec"))
    return Dates(*days) if any(days) else None


LOCATION_KEYS: Final = {
    "lat": "latitude", "lon": "longitude", "country": "country", "admin1": "admin1", "admin2": "admin2",
    "where_prec": "where_prec", "geo_precision": "geo_precision",
}  # fmt: skip


DATES_KEYS: Final = ("start_date", "end_date", "date_prec")


def location_to_json(location: Location) -> Json:
    """The keys of a place; those that are not known are absent."""
    return _known({key: getattr(location, field) for key, field in LOCATION_KEYS.items()})


def dates_to_json(dates: Dates) -> Json:
    """The keys of a time; an open end is absent, and all of them where nothing is known."""
    start, end = (day.isoformat() if day else None for day in (dates.start_date, dates.end_date))
    return _known({"start_date": start, "end_date": end, "date_prec": dates.precision})


def reasoning_to_json(why: Reasoning) -> Json:
    """A reason with its candidates, the best first; not part of the contract."""
    candidates = [
        {"ref": one.ref, "name": one.name, "score": round(one.score, 4), "features": dict(one.features)}
        for one in why.candidates
    ]
    return {"reason": why.reason, "candidates": candidates}


def _known(given: Json) -> Json:
    return {key: value for key, value in given.items() if value is not None}


def identified(claim: Claim) -> Claim:
    """The claim with its stable id: a hash of its document, engine and words.

    Confidence, names, identities and dates stay out of it: they may grow better while the claim is the same.
    """
    content = claim_to_json(replace(_in_words(claim), id="", confidence=None))
    digest = hashlib.sha256(json.dumps(content, ensure_ascii=False, sort_keys=True).encode("utf-8", "surrogatepass"))
    return replace(claim, id=digest.hexdigest()[:16])


def _in_words(claim: Claim) -> Claim:
    roles = {role: tuple(Mention(one.text, one.start, one.end) for one in given) for role, given in claim.roles.items()}
    when, holder = claim.when, claim.holder
    return replace(
        claim,
        roles=roles,
        when=Period(when.text, when.start, when.end) if when else None,
        holder=Mention(holder.text, holder.start, holder.end) if holder else None,
    )


def _amount_to_json(amount: Amount) -> Json:
    return {
        "text": amount.text,
        "start": amount.start,
        "end": amount.end,
        "low": _plain(amount.low),
        "high": _plain(amount.high),
    }


def _plain(value: float | None) -> float | int | None:
    return int(value) if value is not None and value == int(value) else value


def _amount_from_json(value: Mapping[str, Any]) -> Amount:
    return Amount(value["text"], value["start"], value["end"], value.get("low"), value.get("high"))


def _period_to_json(period: Period) -> Json:
    out = {
        "text": period.text,
        "start": period.start,
        "end": period.end,
        "start_date": period.start_date.isoformat() if period.start_date else None,
        "end_date": period.end_date.isoformat() if period.end_date else None,
    }
    return out | _known({"date_prec": period.precision})


def _period_from_json(value: Mapping[str, Any]) -> Period:
    days = (_day(value.get("start_date")), _day(value.get("end_date")))
    return Period(value["text"], value["start"], value["end"], *days, value.get("date_prec"))


def _day(value: str | None) -> date | None:
    return date.fromisoformat(value) if value else None
