import pytest

from evalkit.checks import Text
from evalkit.checks.asking import asks_for_advice


@pytest.mark.parametrize(
    "client",
    [
        "I can't stand the silence. What should I do?",
        "My presentation is tomorrow. Any tips?",
        "How would you go about bringing it up with her?",
        "Please tell me what I can do tonight.",
        "should i text him back",
        "I need some advice about my mum.",
        "what's the best way to tell my boss",
        "Can you help me write to my father?",
    ],
)
def test_a_call_for_advice_is_heard(client):
    assert asks_for_advice(Text(client))


@pytest.mark.parametrize(
    "client",
    [
        "I don't know what to do.",
        "I don't know how to begin.",
        "Everyone keeps giving me advice.",
        "I'm not looking for advice, I just need to vent.",
        "My boss asks how I can be so slow.",
        "How can I live without her?",
        "How could he do this to me?",
        "I googled how to be happy for someone.",
        "",
    ],
)
def test_a_lament_or_report_asks_for_nothing(client):
    assert not asks_for_advice(Text(client))
