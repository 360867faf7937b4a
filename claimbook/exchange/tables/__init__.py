"""Tables of facts: countries with their codes, and the schemata of FollowTheMoney that are written or read.

countries.csv: ISO 3166-1 codes; Gleditsch and Ward's numbers; the names that UCDP uses (UCDP Actor 22.1 and GED, CC BY
4.0, Uppsala University); the regions that ACLED uses, after the UN's.
"""
