"""ACLED's 31 columns and codes, as its interface gives them since 2024 (names and codes are facts; no row is copied).

Kinds of the codebook and ACLED's event types do not map one to one; these are the nearest, and the way back.
"""

from typing import Final

COLUMNS: Final = (
    "event_id_cnty", "event_date", "year", "time_precision", "disorder_type", "event_type", "sub_event_type", "actor1",
    "assoc_actor_1", "inter1", "actor2", "assoc_actor_2", "inter2", "interaction", "civilian_targeting", "iso",
    "region", "country", "admin1", "admin2", "admin3", "location", "latitude", "longitude", "geo_precision", "source",
    "source_scale", "notes", "fatalities", "tags", "timestamp",
)  # fmt: skip

BATTLES: Final = "Battles"
CIVILIANS: Final = "Violence against civilians"
REMOTE: Final = "Explosions/Remote violence"
STRATEGIC: Final = "Strategic developments"

TYPES: Final[dict[str, tuple[str, str]]] = {
    "attack": (CIVILIANS, "Attack"),
    "clash": (BATTLES, "Armed clash"),
    "bombing": (REMOTE, "Remote explosive/landmine/IED"),
    "suicide_bombing": (REMOTE, "Suicide bomb"),
    "air_strike": (REMOTE, "Air/drone strike"),
    "shelling": (REMOTE, "Shelling/artillery/missile attack"),
    "kidnapping": (CIVILIANS, "Abduction/forced disappearance"),
    "sabotage": (STRATEGIC, "Looting/property destruction"),
    "sexual_violence": (CIVILIANS, "Sexual violence"),
    "raid": (BATTLES, "Armed clash"),
    "arrest": (STRATEGIC, "Arrests"),
    "protest": ("Protests", "Peaceful protest"),
    "riot": ("Riots", "Violent demonstration"),
    "agreement": (STRATEGIC, "Agreement"),
    "other": (STRATEGIC, "Other"),
}
"""Kind of incident -> event_type, sub_event_type. An attack on an armed side is a battle."""

KINDS: Final[dict[str, str]] = {
    "Armed clash": "clash",
    "Government regains territory": "clash",
    "Non-state actor overtakes territory": "clash",
    "Chemical weapon": "attack",
    "Air/drone strike": "air_strike",
    "Suicide bomb": "suicide_bombing",
    "Shelling/artillery/missile attack": "shelling",
    "Remote explosive/landmine/IED": "bombing",
    "Grenade": "bombing",
    "Peaceful protest": "protest",
    "Protest with intervention": "protest",
    "Excessive force against protesters": "attack",
    "Excessive force against protestors": "attack",
    "Violent demonstration": "riot",
    "Mob violence": "riot",
    "Agreement": "agreement",
    "Arrests": "arrest",
    "Change to group/activity": "other",
    "Disrupted weapons use": "other",
    "Headquarters or base established": "other",
    "Looting/property destruction": "sabotage",
    "Non-violent transfer of territory": "other",
    "Other": "other",
    "Sexual violence": "sexual_violence",
    "Attack": "attack",
    "Abduction/forced disappearance": "kidnapping",
}
"""sub_event_type -> kind of incident."""

DISORDER: Final[dict[str, str]] = {
    BATTLES: "Political violence",
    REMOTE: "Political violence",
    CIVILIANS: "Political violence",
    STRATEGIC: "Strategic developments",
    "Protests": "Demonstrations",
    "Riots": "Demonstrations",
}

ACTORS: Final[dict[str, str]] = {
    "force": "State forces",
    "government": "State forces",
    "group": "Rebel group",
    "people": "Civilians",
    "person": "Civilians",
}
"""Kind of a party -> inter1, inter2. ACLED tells rebels from militias, the record does not."""

INTER_KINDS: Final[dict[str, str]] = {
    "state forces": "force",
    "rebel group": "group",
    "rebel forces": "group",
    "political militia": "group",
    "identity militia": "group",
    "external/other forces": "force",
    "civilians": "people",
    "rioters": "people",
    "protesters": "people",
    "1": "force", "2": "group", "3": "group", "4": "group", "5": "people", "6": "people", "7": "people", "8": "force",
}  # fmt: skip
"""inter1, inter2 in words or as the earlier numbers -> kind of a party."""

TIME_PRECISION: Final[dict[int, str]] = {1: "1", 2: "2", 3: "2", 4: "3", 5: "3"}
"""UCDP's date_prec -> time_precision: the day, the week, the month."""
