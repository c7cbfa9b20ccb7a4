from evalkit.checks import Text
from evalkit.checks.clauses import clauses
from evalkit.checks.english import readings


def parts(sentence):
    return [part for reading in readings(Text(sentence)) for part in clauses(reading)]


def test_commas_colons_and_lone_dashes_part_clauses():
    found = [" ".join(part.words) for part in parts("That hurts, a lot: call him - now")]

    assert found == ["that hurts", "a lot", "call him", "now"]


def test_a_hyphen_inside_a_word_parts_nothing():
    assert len(parts("my mother-in-law called")) == 1


def test_openers_and_times_stand_before_the_body():
    (part,) = parts("Okay so tomorrow morning please just call her")

    assert part.body == ("call", "her")


def test_a_name_for_the_person_is_an_opener_only_before_a_mark():
    assert parts("Love, call her")[0].body == ()
    assert parts("Love hurts")[0].body == ("love", "hurts")


def test_a_clause_that_sets_the_scene_is_adverbial():
    scene, main = parts("When you get home, write it down")

    assert scene.is_adverbial
    assert not main.is_adverbial


def test_a_maybe_hedges_its_clause():
    assert parts("maybe ask him")[0].is_hedged
    assert not parts("ask him")[0].is_hedged


def test_offsets_lead_back_to_the_plain_text():
    sentence = "So, um, that's awful; go home"
    last = parts(sentence)[-1]

    assert sentence[last.start(0) : last.end()] == "go home"
