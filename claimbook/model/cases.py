"""What the codebook has decided where a sentence could be read in more ways than one, for whoever marks or reads."""

from typing import Final

RULES: Final[tuple[str, ...]] = (
    "Mark what a sentence says, never what you know from elsewhere.",
    "Fillers are exact words of the sentence: a proper name without its article, a noun phrase without determiner, "
    "number and whatever follows its head.",
    "Where the words are a pronoun, a short form or a description, put the full name that the document gives behind >.",
    "Words of another sentence are written s4:words; the second 'ten' of a sentence is written ten#2.",
    "Every sentence that states a claim has its own line, even if an earlier sentence said the same.",
    "incident and responsibility lines carry id=I1, id=I2 ...: one incident of the real world, one id.",
    "One line a pair of subject and object, one line a place of presence. Only fillers of one role that act together "
    "in one incident, or are hit together, share a line, joined by ' ; ': the people and the thing that they were in.",
    "holder is whom the sentence credits (police said, according to residents): one. The report's own voice has no "
    "holder.",
    "Past, routine and summed-up violence counts. A sentence without armed group or violence states nothing.",
    "Between two subtypes take the more specific one that the words bear out.",
)
"""How every claim is marked."""

CASES: Final[tuple[str, ...]] = (
    "Of nested speakers the innermost that is named. A quotation over several sentences keeps its speaker in each.",
    "One incident with several acts: one id, one line a subtype. 'The attack' takes the subtype its incident has.",
    "A toll for two acts together stands on both lines under one id.",
    "Alleged, suspected: the incident line is possible, and responsibility/suspected beside it. Accused, charged, "
    "convicted: responsibility/blamed beside the incident line, the accuser as holder of both. "
    "Confessed: claimed. 'No group has claimed it': responsibility/claimed, neg.",
    "A side that reports its own operation: incident with that side as holder, no responsibility line.",
    "A place taken: incident/other with the place as target and presence/control; taken in fighting: incident/clash.",
    "Numbers: about 40 is 40..40, nearly 40 is ..40, several 3.., dozens 24.., hundreds 200.., no casualties 0..0; one "
    "person who died and is not counted: the victim's words, 1..1.",
    "A bomb that was found or failed is actual. Plans and threats are future, conditional ones hypothetical.",
    "Rockets and missiles are shelling; an unspecified strike by a state is air_strike; stabbing, beating, torture are "
    "attack; a rescue is raid; truce, surrender, release are agreement; looting, blockade, withdrawal are other.",
    "Held by whoever rules there, rebels too: arrest. Carried off: kidnapping.",
    "leadership needs a named person; deputies and regional commanders lead; killed or caught, also removed.",
    "Part of a front: join. X-linked, X-aligned: ally. X-led, run by X: depend. X-affiliated, province of X: branch. "
    "X-backed: support/other. Expelled: split. Left, lost or never had: the same subtype with neg.",
    "Fighters who deserted or went over: member_flow/from_to. What members were before: member_flow/background.",
    "A and B merged into C: merge A-C, merge B-C, and status/formed for C. A different name in brackets is rename.",
    "Founded by a named person: leadership/founded; told as an event with its time: status/formed too.",
    "Taken from Y: presence/control for the taker, presence/control with neg for Y.",
    "Deaths told for each side of a clash: two lines under one id, sides swapped.",
    "strength is what a group has; how many attacked in one incident is none.",
    "Trials, sanctions on persons, warrants, office holders without arms, headings that are no "
    "sentence and lists of links are not marked.",
)
"""Single questions, answered."""

SIGNS: Final[dict[str, tuple[str, ...]]] = {
    "attack": ("attack", "kill", "murder", "shot", "shoot", "ambush", "assassin", "stab", "assault", "massacre",
               "behead", "execut", "tortur", "incident", "violen"),
    "clash": ("clash", "fight", "fought", "battle", "combat", "firefight", "skirmish", "war", "hostilit"),
    "bombing": ("bomb", "blast", "explo", "ied", "mine", "grenade", "incident", "attack"),
    "suicide_bombing": ("suicide", "bomb", "blast", "explo", "attack"),
    "air_strike": ("strike", "struck", "air", "drone", "raid", "bomb"),
    "shelling": ("shell", "rocket", "missile", "mortar", "artiller", "bombard", "attack"),
    "kidnapping": ("kidnap", "abduct", "hostage", "captive", "seiz", "taken"),
    "sabotage": ("sabotag", "arson", "burn", "destr", "blew", "vandal", "attack"),
    "sexual_violence": ("rape", "sexual", "assault"),
    "raid": ("raid", "operation", "search", "rescue", "storm", "offensive"),
    "arrest": ("arrest", "detain", "captur", "custody", "detention"),
    "protest": ("protest", "demonstrat", "rally", "rallies", "march", "unrest", "resign"),
    "riot": ("riot", "unrest", "mob"),
    "agreement": ("agree", "truce", "ceasefire", "cease", "swap", "exchange", "surrender", "peace", "deal", "release"),
    "other": ("loot", "block", "evict", "withdr", "seiz", "captur", "close", "displac", "incident"),
}  # fmt: skip
"""Incident subtype -> beginnings of words that tell of it. A claim without a role must have one."""
