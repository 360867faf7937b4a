from claimbook.resolve.actors.matching import likeness, weighed


def test_an_enemy_in_a_name_is_not_the_name():
    ours, theirs = (weighed(name, lambda word: 1.0) for name in ("daesh", "global coalition against daesh"))
    assert likeness(ours, theirs) == 0
    assert likeness(weighed("coalition against daesh", lambda word: 1.0), theirs) > 0.8
