"""Answers as a model would give them that marks a document exactly as its gold does."""

import re
from collections import defaultdict
from dataclasses import replace

from claimbook.extract.llm.shown import show
from claimbook.extract.sentences import sentences
from claimbook.model.lines import claim_line
from claimbook.model.values import Mention

FRESH = re.compile(r"^s(\d+)\t", re.MULTILINE)


def perfect_lines(gold):
    """Sentence number, as the engine counts -> the claim lines of the gold under it."""
    found = show(sentences(gold.document.text)).originals
    lines = defaultdict(list)
    for claim in gold.claims:
        home = _home(claim, found)
        number = next(key for key, one in found.items() if one.start <= home < one.end)
        lines[number].append(f"- {claim_line(_within(claim, found), number, found)}")
    return lines


def _within(claim, found):
    """The claim with the words that the engine's sentences cut in two clipped to one part, named in full behind it."""

    def clip(one):
        if any(s.start <= one.start and one.end <= s.end for s in found.values()):
            return one
        parts = [(max(s.start, one.start), min(s.end, one.end)) for s in found.values()]
        start, end = max(parts, key=lambda part: part[1] - part[0])
        clipped = replace(one, text=one.text[start - one.start : end - one.start], start=start, end=end)
        return replace(clipped, name=one.name or one.text) if isinstance(one, Mention) else clipped

    return replace(
        claim,
        roles={role: tuple(map(clip, given)) for role, given in claim.roles.items()},
        numbers={key: clip(one) for key, one in claim.numbers.items()},
        when=claim.when and clip(claim.when),
        holder=claim.holder and clip(claim.holder),
    )


def perfect_answer(lines, question):
    """What stands in the gold for the sentences that the question asks about."""
    asked = [int(number) for number in FRESH.findall(question) if int(number) in lines]
    return "\n".join("\n".join([f"s{number}", *lines[number]]) for number in asked) or "none"


def _home(claim, found):
    """Where the words of the claim begin in its evidence, which the engine may have cut into several sentences."""
    evidence = claim.evidence[0]
    roles = [one for given in claim.roles.values() for one in given]
    inside = [one.start for one in (*roles, *claim.numbers.values()) if evidence.start <= one.start < evidence.end]
    parts = [one for one in found.values() if evidence.start <= one.start < evidence.end]
    return min(inside, default=max(parts, key=lambda one: len(one.text)).start)
