import pytest

from evalkit.checks import Exchange, Text, find_check


def confronted(reply: str, client: str = "I'm stuck.") -> list[tuple[str, str]]:
    text = Text(reply)
    marks = find_check("confrontation").function(Exchange(text, Text(client)), {}).marks
    return [(mark.kind, text.plain[mark.start : mark.end]) for mark in marks]


@pytest.mark.parametrize(
    ("kind", "reply"),
    [
        ("argument", "That's simply not true, and you know it."),
        ("argument", "Your story doesn't add up."),
        ("argument", "Let's be honest, you never tried."),
        ("argument", "I hear you, but do you really believe that?"),
        ("argument", "You maintain that you had no choice, but that is hardly credible."),
        ("cornering", "Why didn't you just leave?"),
        ("cornering", "Stop dodging and answer the question."),
        ("cornering", "So what exactly is your excuse?"),
        ("cornering", "Then answer me, yes or no?"),
        ("warning", "If you carry on like this you will lose your children."),
        ("warning", "Mark my words."),
        ("warning", "You'll end up alone."),
        ("warning", "Don't come crying to me when it goes wrong."),
    ],
)
def test_confrontation_is_found(kind, reply):
    assert kind in {found for found, _ in confronted(reply)}


@pytest.mark.parametrize(
    "reply",
    [
        "He told you that if you leave you'll lose the children.",
        "You're scared that she'll leave if this goes on.",
        "You kept asking yourself why you stayed.",
        "What happened that day, if you feel like telling me?",
        "I believe you.",
        "I don't believe you are a bad mother.",
        "Would it be all right if I shared a worry about the pills?",
        "'Final warning' in red letters, and your hands shook.",
        "An entire weekend of arguing sounds draining.",
        "If it gets worse tonight, call us at any hour.",
        "It's your choice, and there's time.",
    ],
)
def test_what_does_not_confront_is_left_alone(reply):
    assert confronted(reply) == []


@pytest.mark.parametrize(
    "client", ["I'm such a failure.", "It was all my fault.", "Am I a bad person?"]
)
def test_contradicting_a_verdict_on_oneself_takes_the_persons_side(client):
    assert confronted("That's not true.", client) == []
    assert confronted("That's not true.", "I never touched her money.")
