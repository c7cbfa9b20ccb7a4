import pytest

from evalkit.checks import Exchange, Text, find_check


def found(check: str, reply: str, client: str = "Everything is too much.") -> list[tuple[str, str]]:
    text = Text(reply)
    marks = find_check(check).function(Exchange(text, Text(client)), {}).marks
    return [(mark.kind, text.plain[mark.start : mark.end]) for mark in marks]


@pytest.mark.parametrize(
    ("kind", "reply"),
    [
        ("comparison", "There are people with far bigger problems."),
        ("comparison", "At least you still have your health."),
        ("comparison", "It could have been so much worse."),
        ("comparison", "Others would kill for a job like that."),
        ("comparison", "Count yourself lucky it wasn't cancer."),
        ("comparison", "In my day we got the belt and we turned out fine."),
        ("belittling", "It was only a dog, love."),
        ("belittling", "It's just hormones."),
        ("belittling", "Everybody gets nervous now and then."),
        ("belittling", "its not that deep"),
        ("belittling", "You're making a mountain out of a molehill."),
        ("belittling", "There is no cause for alarm, sir."),
        ("hurrying", "You'll get over him by the summer."),
        ("hurrying", "Time heals all wounds."),
        ("hurrying", "Put it behind you and look ahead."),
        ("hurrying", "There are plenty more fish in the sea."),
    ],
)
def test_minimising_is_found(kind, reply):
    assert kind in {name for name, _ in found("minimising", reply)}


@pytest.mark.parametrize(
    "reply",
    [
        "It isn't nothing, not to you.",
        "At the very least, you deserved a call.",
        "At least once a week it all comes back.",
        "You're not alone in this.",
        "No one gets to say others have it worse and close the subject.",
        "They laugh it off as no biggie.",
        "You keep saying it's not a big deal, and your voice drops.",
        "Maybe you won't get over her.",
        "It was just the two of you for so long.",
        "It's only natural to miss him.",
        "You can be thankful for the place and still ache for home.",
        "There are people at that number who can help.",
        "Everyone else has moved on, and you are still there.",
    ],
)
def test_what_does_not_minimise_is_left_alone(reply):
    assert found("minimising", reply) == []


@pytest.mark.parametrize(
    ("kind", "reply"),
    [
        ("cheer", "Stay positive and your body will follow!"),
        ("cheer", "Turn that frown upside down!"),
        ("cheer", "Everything will work out, trust me."),
        ("cheer", "good vibes only babe ✨"),
        ("cheer", "Put on a happy face and celebrate him."),
        ("silver_lining", "Everything happens for a reason."),
        ("silver_lining", "This is a blessing in disguise."),
        ("silver_lining", "What doesn't kill you makes you stronger."),
        ("silver_lining", "When one door closes, another one opens."),
        ("silver_lining", "Such a chance to reinvent yourself."),
    ],
)
def test_forced_cheer_is_found(kind, reply):
    assert kind in {name for name, _ in found("forced_cheer", reply)}


@pytest.mark.parametrize(
    "reply",
    [
        "You don't have to stay positive for me.",
        "You keep smiling for them, and it costs you.",
        "I can't promise that it will work out.",
        "He kept telling you to look on the bright side.",
        "The test came back positive.",
        "I hope tonight is gentler.",
        "Being positive is hard work on a ward like that.",
    ],
)
def test_hope_and_honesty_are_no_forced_cheer(reply):
    assert found("forced_cheer", reply) == []


def test_brightness_about_good_news_is_none():
    assert (
        found("forced_cheer", "How exciting! The best is yet to come.", "I passed the exam!") == []
    )
    assert found("forced_cheer", "How exciting! The best is yet to come.", "I lost my job.")
