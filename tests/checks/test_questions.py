import pytest

from evalkit.checks import Exchange, Text, find_check

OPEN = [
    "What was that like for you?",
    "How did you get through the night?",
    "When you hear that, what comes up?",
    "When she says that how do you feel?",
    "Where does that leave you now?",
    "In what way weird?",
    "And how did you find that, being left to sort it all?",
    "whats that doing to you",
    "how u feeling about it all",
    "What about it scares you the most?",
    "Which part of it hurts the most?",
    "Why do you think it hit so hard?",
]
INVITATIONS = [
    "Can you say a bit about what happened?",
    "Would you walk me through what you see there?",
    "Would you like to talk about it?",
    "Tell me more about your brother, if you like.",
    "I'd like to hear how that landed with you.",
    "I wonder what that brought up for you.",
    "Please share whatever feels possible.",
    "Go on, I'm listening.",
]
CLOSED = [
    "Did you sleep?",
    "When did it start?",
    "How old is he?",
    "How long has it been?",
    "Which department is that?",
    "What's his name?",
    "Do you live alone or with friends?",
    "are u ok",
    # greetings, rhetoric and advice open nothing
    "How are you?",
    "Who needs that, honestly?",
    "How could he?",
    "What's the point of that?",
    "Can you believe the man?",
    "Why don't you look for a room?",
    "How about calling her?",
    "Can you tell me how old he is?",
]
NONE = [
    "What a day!",
    "How tired you must be.",
    "What you told her took nerve.",
    "What hurts is that he never asked.",
    "Had he told you, you'd have gone.",
    "It's hard, isn't it?",
    "You got home and were furious, right?",
    "It's the shame of it, you know?",
    "'Why are you always so negative?' That one landed like a stone.",
    "You threw out 'do you even care?' because you needed a sign.",
    "You keep asking yourself, why did he go?",
    "Part of you wonders: was it my fault?",
    "Tell me about it!",
    "Let me know how it goes.",
    "Have a gentle evening.",
]


def outcome(name, reply):
    check = find_check(name)
    return check.function(Exchange(Text(reply), Text("")), check.params)


@pytest.mark.parametrize("reply", OPEN)
def test_an_open_question_is_open(reply):
    assert [mark.kind for mark in outcome("open_questions", reply).marks] == ["open"]
    assert outcome("closed_questions", reply).value == 0


@pytest.mark.parametrize("reply", INVITATIONS)
def test_an_invitation_to_tell_is_open(reply):
    assert [mark.kind for mark in outcome("open_questions", reply).marks] == ["invitation"]


@pytest.mark.parametrize("reply", CLOSED)
def test_what_a_fact_or_a_yes_answers_is_closed(reply):
    assert outcome("closed_questions", reply).value == 1
    assert outcome("open_questions", reply).value == 0


@pytest.mark.parametrize("reply", NONE)
def test_what_asks_the_person_nothing_is_no_question(reply):
    for name in ("question_load", "open_questions", "closed_questions"):
        assert outcome(name, reply).value == 0


@pytest.mark.parametrize(
    ("n", "reply"),
    [
        (0, "You said it all."),
        (1, "really?!?? after everything he put you through."),
        (1, "Is it the pain you're afraid of, or the weeks afterwards?"),
        (1, "What made it a no, do you think?"),
        (2, "omg what happened, are you ok"),
        (2, "What would you agree to, and what wouldn't you?"),
        (2, "What was it about? And how did it end?"),
        (1, "'When will you be back?', every week. How do you answer him?"),
        (3, "Since when? Is it worse in the mornings? Are you eating?"),
    ],
)
def test_question_load_is_the_number_of_questions(n, reply):
    assert outcome("question_load", reply).value == n


def test_a_reply_put_into_quotation_marks_as_a_whole_still_asks():
    assert outcome("question_load", '"How did that feel?"').value == 1


def test_each_question_is_marked_in_its_own_words():
    reply = "Oh no. Are you safe? You matter. So, um, what happened?"

    marks = outcome("question_load", reply).marks

    assert [reply[m.start : m.end] for m in marks] == ["Are you safe?", "what happened?"]


def test_offsets_hold_behind_emoji_and_curly_quotes():
    reply = "💔 That\u2019s\u200b hard\u2026 What\u2019s it like for you? 🙏"
    text = Text(reply)

    (mark,) = outcome("open_questions", reply).marks
    start, end = text.original_span(mark.start, mark.end)

    assert reply[start:end] == "What\u2019s it like for you?"
