import pytest

from evalkit.checks import Exchange, Text, find_check
from evalkit.checks.advice import advice_in

ADVISING = {
    "directive": [
        "You should put a lock on your cupboard.",
        "You really must tell your parents.",
        "You've got to stop blaming yourself.",
        "You'd better call the police.",
        "What you need to do is arrange respite care.",
        "The best thing is to invite them yourself.",
        "Better you sit with your husband first.",
        "It's important to set boundaries.",
        "I think you should quit.",
        "Call the surgery at eight.",
    ],
    "plain": [
        "Have you considered a memory clinic?",
        "Have you tried meditation?",
        "Why don't you join a gym?",
        "why not try yoga",
        "How about a hot bath?",
        "I'd recommend a parenting course.",
        "If I were you I'd record him next time.",
        "It would be good to donate his things.",
        "A GP can refer you.",
        "There are helplines you can call any time.",
        "Journaling can help.",
        "Many people find comfort in prayer.",
        "My cousin swears by cold showers.",
    ],
    "tentative": [
        "You could write a letter to the baby.",
        "You might want to talk to your GP.",
        "It might be worth changing the locks.",
        "Maybe look into the resit in August.",
        "Could you ask for an extension?",
        "One option would be to ask for unpaid leave.",
    ],
}
NOT_ADVISING = [
    # asking for leave
    "Would it help if I shared an idea?",
    "Would you like some ideas, or just to be heard?",
    "May I offer a thought on those dreams?",
    # what the person does, feels or was told
    "So when the urge comes you put your shoes on and run.",
    "You have to smile at work all day and cry in the car.",
    "You could hear the door before you saw him.",
    "You must be exhausted.",
    "You shouldn't have to beg for help.",
    "You need to be heard, not fixed.",
    "Everyone tells you to move on.",
    "He thinks you should toughen up.",
    "Your therapist recommended journaling, and you hate it.",
    "'Pray more', she says, and it stings.",
    # invitations and permission
    "You can tell me as much as you like.",
    "You can be angry and still love him.",
    "You don't have to decide anything tonight.",
    # questions that explore, or ask about danger
    "What have you tried so far?",
    "Have you thought about hurting yourself?",
    "Have you thought about what you'd say to her?",
    "What about the children?",
    # "better", "best", "important" of something else
    "Best friends for twenty years, and then this.",
    "The better you do it, the more alone you are.",
    "It's important to you that he knows.",
    "It's hard to leave someone you love.",
    "Nothing helps for long.",
]


def outcome(name, reply, client="I feel so alone."):
    check = find_check(name)
    return check.function(Exchange(Text(reply), Text(client)), check.params)


@pytest.mark.parametrize(
    ("kind", "reply"), [(kind, reply) for kind, replies in ADVISING.items() for reply in replies]
)
def test_advice_is_found_with_how_it_is_put(kind, reply):
    assert [one.kind for one in advice_in(Text(reply))] == [kind]


@pytest.mark.parametrize("reply", NOT_ADVISING)
def test_what_does_not_advise_is_left_alone(reply):
    assert advice_in(Text(reply)) == ()


def test_directives_are_a_share_of_the_sentences():
    found = outcome("directives", "That sounds awful. Just breathe and go for a walk.")

    assert found.value == 0.5
    assert len(found.marks) == 1


def test_hedged_orders_and_suggestions_are_no_directives():
    assert outcome("directives", "Maybe call her. You could call her.").value == 0


def test_an_empty_reply_gives_no_directives():
    assert outcome("directives", " \n").value == 0


def test_advice_counts_sentences_wherever_they_stand():
    reply = "That sounds so lonely. You could call her. Get some sleep."

    assert outcome("advice", reply).value == 2


def test_advice_that_was_asked_for_is_not_counted():
    for name in ("advice", "early_advice"):
        found = outcome(name, "Ring your sponsor now.", "What should I do tonight?")

        assert found.value == 0
        assert found.detail == "the person asked for advice"


def test_advice_before_any_reflection_is_early():
    reply = "Join a gym. You must have felt so small."

    found = outcome("early_advice", reply)

    assert [reply[mark.start : mark.end] for mark in found.marks] == ["Join a gym."]
    assert found.marks[0].kind == "directive"


def test_advice_behind_a_reflection_is_not_early():
    reply = "You sound worn out and humiliated by it. You could ask one of them for feedback."

    assert outcome("early_advice", reply, "Three rejections.").value == 0


def test_early_advice_names_tips_and_suggestions():
    kinds = [
        mark.kind for mark in outcome("early_advice", "Why not try yoga? You could swim.").marks
    ]

    assert kinds == ["tip", "suggestion"]


def test_offsets_hold_behind_emoji_curly_quotes_and_invisible_characters():
    reply = "😢 Oh\u200b no, that\u2019s hard. You should\u200b call \u201cAnna\u201d today. 💛"
    text = Text(reply)

    (mark,) = outcome("advice", reply).marks
    start, end = text.original_span(mark.start, mark.end)

    assert reply[start:end] == "You should\u200b call \u201cAnna\u201d today."
