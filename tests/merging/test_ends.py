"""By his own hand or by others': two accounts of one end contradict each other."""

from test_merge import TUESDAY, merged
from worlds import KARSH, World


def test_killed_himself_and_killed_by_police_contradict_each_other():
    world = World()
    for page in ("a", "b"):
        world.page(page, TUESDAY)
    told = {"day": TUESDAY, "place": KARSH, "on": "the gunman"}
    own = world.say("a", "The gunman killed himself in Karsh.", "casualties", by="the gunman", **told)
    others = world.say("b", "Police killed the gunman in Karsh.", "casualties", by="police", **told)
    world.say("b", "The gunman died in Karsh.", "casualties", **told)
    merging = merged(world)
    assert merging.event_of[own] == merging.event_of[others]
    (contradiction,) = [row for row in merging.relations if row.relation == "contradicts"]
    assert {contradiction.left_statement_id, contradiction.right_statement_id} == {own, others}
