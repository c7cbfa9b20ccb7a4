import pytest

from evalkit.checks import Exchange, Text, find_check


def judged(reply: str, client: str = "I'm not doing well.") -> list[tuple[str, str]]:
    text = Text(reply)
    outcome = find_check("judgment").function(Exchange(text, Text(client)), {})
    assert outcome.value == len(outcome.marks)
    return [(mark.kind, text.plain[mark.start : mark.end]) for mark in outcome.marks]


@pytest.mark.parametrize(
    ("kind", "reply"),
    [
        ("blame", "You only have yourself to blame for the overdraft."),
        ("blame", "If you had listened to your sister, none of this would be happening."),
        ("blame", "No wonder he walked out, with you nagging all day."),
        ("blame", "Honestly, this one is on you."),
        ("verdict", "Laughing at him was spineless."),
        ("verdict", "u just lazy tbh"),
        ("verdict", "You come across as rather entitled."),
        ("verdict", "What kind of mother forgets a school play?"),
        ("verdict", "A decent son would never say that."),
        ("verdict", "Madam, such an ungrateful attitude will not help you."),
        ("contempt", "Grow up, it is one interview."),
        ("contempt", "How could you forget your own father's birthday?"),
        ("contempt", "Shame on you, beta."),
        ("contempt", "I expected better of you."),
    ],
)
def test_judging_is_found(kind, reply):
    assert kind in {found for found, _ in judged(reply)}


@pytest.mark.parametrize(
    "reply",
    [
        # denied
        "None of this is your fault.",
        "You're not lazy, you're worn out.",
        "That sounds like the opposite of selfish to me.",
        "There's nothing childish about missing your mum.",
        # somebody else's words, or the person's own
        "You call yourself weak, and still you got up.",
        "He told you that you were pathetic, and it stuck.",
        "You're worried you were selfish.",
        "'You had it coming': what a thing to hear from a brother.",
        # somebody else's act
        "That was cruel of him.",
        "What a thoughtless thing for her to do.",
        "Their behaviour was disgraceful.",
        # harshness towards oneself, and idiom
        "You're being so unfair to yourself.",
        "There was a fault line in that family long before the will.",
        "No wonder you can't sleep.",
        "You were the one who stayed with her.",
    ],
)
def test_what_does_not_judge_is_left_alone(reply):
    assert judged(reply) == []


def test_a_verdict_on_an_act_needs_the_act_to_be_the_persons():
    assert judged("Shouting at a child is disgusting, and you know it.")
    assert not judged("One star for rain? That's stupid. So now every ring scares you.")


def test_offsets_hold_with_emoji_curly_quotes_and_invisible_characters():
    reply = "\U0001f644 Honestly? You\u2019re pa\u200bthetic."
    text = Text(reply)

    (mark,) = find_check("judgment").function(Exchange(text, Text("")), {}).marks

    start, end = text.original_span(mark.start, mark.end)
    assert reply[start:end] == "You\u2019re pa\u200bthetic"
