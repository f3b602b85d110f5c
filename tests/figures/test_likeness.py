"""No movement is another one under a new name."""

from app.figures.checks.likeness import CEILING_CM, Track, track, twins
from app.figures.performance import Performance
from tests.figures.documents import Document, draw_the_bow, hold_up_the_sky, silk_reeling, wuji


def tracked(movement: str, document: Document) -> Track:
    return track(movement, "standing", Performance(document))


def test_a_copy_is_found() -> None:
    pairs = list(twins([tracked("one", silk_reeling()), tracked("other", silk_reeling())]))
    assert [pair.distance_cm for pair in pairs] == [0.0]


def test_a_copy_that_begins_elsewhere_or_on_the_other_side_is_found() -> None:
    mirrored = draw_the_bow()
    first = mirrored["phases"][0]["to"]
    first["handL"], first["handR"] = first["handR"], first["handL"]
    first["head"]["turn"] *= -1
    start = mirrored["start"]
    start["handL"], start["handR"] = start["handR"], start["handL"]
    pairs = list(twins([tracked("bow", draw_the_bow()), tracked("archer", mirrored)]))
    assert len(pairs) == 1 and pairs[0].distance_cm < CEILING_CM


def test_a_copy_in_other_time_is_found() -> None:
    slower = hold_up_the_sky()
    for phase in slower["phases"]:
        phase["beats"] *= 2
    assert len(list(twins([tracked("sky", hold_up_the_sky()), tracked("heaven", slower)]))) == 1


def test_different_movements_are_not_the_same() -> None:
    documents = {
        "wuji": wuji(),
        "sky": hold_up_the_sky(),
        "bow": draw_the_bow(),
        "silk": silk_reeling(),
    }
    assert list(twins(tracked(name, told) for name, told in documents.items())) == []


def test_turned_palms_make_another_movement() -> None:
    turned = wuji()
    turned["start"]["hands"] = {"preset": "rest", "palm": "back"}
    assert list(twins([tracked("wuji", wuji()), tracked("turned", turned)])) == []


def test_variants_of_one_movement_may_be_alike() -> None:
    assert list(twins([tracked("wuji", wuji()), tracked("wuji", wuji())])) == []
