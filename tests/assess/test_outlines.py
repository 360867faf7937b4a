from claimbook.assess.ground import Ground
from claimbook.assess.outlines import outlines
from claimbook.assess.pictures import places_map
from claimbook.assess.values import Scope
from claimbook.model.values import Location
from claimbook.model.views import Party, Relation, Testimony, Value


def test_outlines_lie_on_the_globe():
    points = [one for line in outlines() for one in line]
    assert len(points) > 5000
    assert all(-180.001 <= x <= 180.001 and -90.001 <= y <= 90.001 for x, y in points)


def test_a_located_place_is_drawn_within_the_frame_with_its_name_escaped():
    place = Party("p", "Pell <& Orlu>", location=Location(30.0, 67.0, "PAK"))
    told = (Testimony("c", "r", None, "w", 0, 1, None),)
    relation = Relation(
        "i", "presence", "operates", Party("e", "E"), None, place, Value(None, ""), None, told, (), False, 1
    )
    ground = Ground(Scope(frozenset({"e"}), "E"), (), (), (relation,), (), frozenset())
    picture = places_map(ground)
    assert "Pell &lt;&amp; Orlu&gt;" in picture
    assert 'class="outline"' in picture
    assert 'cx="360.0" cy="200.0"' in picture
