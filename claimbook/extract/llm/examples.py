"""Two worked examples for the prompt. Their groups, places and people are invented; tests hold them to the grammar."""

from typing import Final

EXAMPLES: Final[tuple[tuple[str, str], ...]] = (
    (
        "published: 2021-06-16 (Wednesday)\n"
        "title: Mill burnt at Ostrel\n"
        "s1\tGunmen of the Reed Brigade killed at least 12 Hill Guard men in Ostrel on Tuesday, police said.\n"
        "s2\tRain fell all night.\n"
        "s3\tThe group denied that it was behind the attack.\n"
        "s4\tIt has some 400 fighters and is said to get arms from the Marsh Council.",
        "s1\n"
        "- incident/attack | id=I1 | perpetrator=Reed Brigade | target=Hill Guard men | place=Ostrel | "
        "killed=at least 12>12.. | when=on Tuesday>2021-06-15..2021-06-15 | holder=police\n"
        "s3\n"
        "- responsibility/denied | id=I1 | actor=group>Reed Brigade | holder=group>Reed Brigade\n"
        "s4\n"
        "- strength/members | subject=It>Reed Brigade | strength=some 400>400..400\n"
        "- support/arms | subject=Marsh Council | object=It>Reed Brigade | possible",
    ),
    (
        "published: not known\n"
        "s1\tVenn Tarok, who leads the Saltmarsh Front, swore allegiance to the Lantern Order in Kest last year.\n"
        "s2\tHis men are active in Orrin and Dell, and a researcher fears that they could strike the harbour.",
        "s1\n"
        "- leadership/leads | subject=Venn Tarok | object=Saltmarsh Front\n"
        "- affiliation/pledge | subject=Saltmarsh Front | object=Lantern Order | place=Kest | when=last year\n"
        "s2\n"
        "- presence/operates | subject=men>Saltmarsh Front | place=Orrin\n"
        "- presence/operates | subject=men>Saltmarsh Front | place=Dell\n"
        "- incident/attack | id=I1 | perpetrator=they>Saltmarsh Front | target=harbour | holder=researcher | "
        "hypothetical",
    ),
)
"""(what is shown, the right answer)."""
