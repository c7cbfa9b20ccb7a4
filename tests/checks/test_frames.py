import pytest

from evalkit.checks import Exchange, Text, find_check
from evalkit.checks.frames import (
    Match,
    Rule,
    believed,
    denied,
    disclaimed,
    frames,
    marks_by,
    passage,
    reported,
    supposed,
    words,
)


def found(table: str, text: str, **slots: str) -> list[str]:
    return [match.text for match in passage(Text(text)).matches(frames(table, **slots))]


def only(table: str, text: str) -> Match:
    (match,) = passage(Text(text)).matches(frames(table))
    return match


def test_choices_options_gaps_and_slots():
    table = """
    # a comment names no frame
    you (let|allowed) (it |this )?happen
    let ... down
    so {trait}
    """

    assert found(table, "You allowed this happen.", trait="lazy") == ["you allowed this happen"]
    assert found(table, "You let all of us down.", trait="lazy") == ["let all of us down"]
    assert found(table, "So lazy!", trait=words("lazy hard_work")) == ["so lazy"]
    assert found(table, "So hard work!", trait=words("lazy hard_work")) == ["so hard work"]


def test_a_frame_goes_on_while_a_bracket_is_open():
    table = """
    you (lie|
    cheat)
    grow up
    """

    assert found(table, "You cheat. Grow up.") == ["you cheat", "grow up"]


def test_a_bracket_that_is_never_closed_is_an_error():
    with pytest.raises(ValueError, match="never closed"):
        frames("you (lie|").first("")


@pytest.mark.parametrize("text", ["That is it.", "That is it, then.", "Well. That is it"])
def test_an_end_may_be_a_mark_or_the_end_of_the_sentence(text):
    assert found("that is it( ,|$)", text)


def test_a_choice_may_be_the_end_of_the_sentence():
    assert found("our secret (now|$)", "This is our secret. Nobody knows.") == ["our secret"]
    assert not found("our secret (now|$)", "Our secret garden.")


def test_the_start_of_a_clause_may_follow_a_mark_or_an_opener():
    assert found("~why did you", "Honestly, why did you go?")
    assert found("~why did you", "I hear you, but why did you go?")
    assert not found("~why did you", "She asked why did you go.")


def test_degree_words_never_deny():
    assert found("you are {very}lazy", "You're really, honestly just so lazy.")
    assert not found("you are {very}lazy", "You are not lazy.")


def test_quotations_are_not_matched():
    assert not found("you are lazy", "He wrote \u201cYou are lazy\u201d on the fridge.")


@pytest.mark.parametrize(
    ("excuse", "text"),
    [
        (denied, "None of this is your fault."),
        (reported, "Your mother says it is your fault."),
        (reported, "Just a job, you said, it is your fault."),
        (believed, "You feel that it is your fault."),
        (disclaimed, "I would never say that it is your fault."),
        (supposed, "You ask me whether it is your fault."),
    ],
)
def test_what_is_not_meant_is_excused(excuse, text):
    assert excuse(only("is your fault", text))


@pytest.mark.parametrize(
    "text",
    [
        "It is your fault.",
        "You said you tried, but it is your fault.",
        "That is not fair and it is your fault.",
        "He shouted at you, so it is your fault.",
    ],
)
def test_what_is_meant_is_not_excused(text):
    match = only("it is your fault", text)

    assert not any(e(match) for e in (denied, reported, believed, disclaimed, supposed))


def test_of_overlapping_findings_the_longer_one_stays():
    rules = (Rule("short", frames("your fault")), Rule("long", frames("it is your fault")))

    (mark,) = marks_by(rules, Text("Well, it is your fault."))

    assert mark.kind == "long"
    assert "Well, it is your fault."[mark.start : mark.end] == "it is your fault"


def test_marks_point_into_the_plain_text_past_fillers_and_contractions():
    text = Text("\U0001f622 Um, you\u2019re, like, so la\u200bzy!")

    (mark,) = marks_by((Rule("verdict", frames("you are {very}lazy")),), text)

    start, end = text.original_span(mark.start, mark.end)
    assert text.original[start:end] == "you\u2019re, like, so la\u200bzy"


def test_a_large_table_is_split_into_parts_and_still_sorted():
    rows = "\n".join(f"word{i} (a|b|c){{0,2}}" for i in range(2_000))

    assert found(rows, "Word1999 a and word3 b.")[0].startswith("word1999")


@pytest.mark.parametrize(
    ("check", "unit"),
    [
        ("judgment", "you are so lazy and "),
        ("shoulds", "you should stop and "),
        ("minimising", "it is only a dog and "),
        ("forced_cheer", "everything happens for a reason and "),
        ("confrontation", "if you keep this up you will lose it and "),
        ("false_human_claim", "i have been there and my mum said "),
        ("confidentiality_promise", "i will never tell anyone, "),
    ],
)
def test_an_endless_sentence_full_of_findings_takes_linear_time(check, unit):
    # Quadratic time would make this last for minutes.
    text = Text(unit * (60_000 // len(unit)))

    outcome = find_check(check).function(Exchange(text, Text("")), {})

    assert outcome.value is not None
    assert outcome.value > 100
