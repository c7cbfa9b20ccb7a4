"""Whether the person asked for advice: then giving it is an answer, not an intrusion."""

from __future__ import annotations

from functools import lru_cache

from evalkit.checks.english import readings
from evalkit.checks.patterns import any_of
from evalkit.checks.text import Text

_ASKS = any_of(
    r"what (?:should|can|could|shall|must|ought|would) (?:i|we|one)(?: \w+){0,2} (?:do|say|try|"
    r"tell|write|"
    r"take|reply|answer|ask|expect|use|eat|wear)",
    r"what (?:do|did) (?:i|we) (?:even |actually |just |now )*(?:do|say|tell|write|reply)",
    r"what would you (?:do|say|try|suggest|recommend|advise|tell)",
    r"what (?:do|would) you (?:suggest|recommend|advise|think i (?:should|can|could))",
    r"(?:any|some|your|need|want|for|give me|have|is there|no) (?:\w+ )?(?:advice|tips?|"
    r"suggestions?|"
    r"recommendations?|pointers|guidance)",
    r"(?:advice|tips|suggestions|ideas) (?:please|pls|plz|welcome|needed|anyone|appreciated)",
    r"(?:any|got|have) (?:\w+ )?ideas?(?: (?:how|what|on|for|about|to))?$",
    r"how (?:do|can|should|could|shall|would|am|are) (?:i|we|one|you|people|others)(?: \w+){0,2} "
    r"(?:go about|"
    r"handle|deal|cope with|tell|talk|get|stop|start|make|help|find|ask|bring|say|approach|fix|"
    r"manage|"
    r"calm|apply|break|explain|respond|reply|move|write|sleep|begin|support|prepare|leave|know "
    r"(?:if|whether)|"
    r"even (?:apply|begin|start)|do (?:this|that|it)|set|keep|improve|learn|choose|decide|"
    r"convince|supposed)",
    r"how (?:do|can|should) (?:i|we) \w+",
    r"^(?:and |so |but |ok |hi |hello |, )*how to \w+",
    r"(?:advise|advice|tips|ideas|help me|help|tell me|suggestions?) (?:\w+ )?(?:on |with |about "
    r")?how to",
    r"(?:should|shall|could|can|must|ought) (?:i|we) (?:just |even |really |maybe )*(?:\w+)",
    r"(?:tell|show|teach|advise|help) me (?:what|how|where|which|who|to (?:decide|figure|find|"
    r"plan|write|work|"
    r"choose|prepare|understand how))",
    r"(?:can|could|would|will|please) (?:you )?(?:please )?(?:help me (?:with|decide|figure|find|"
    r"plan|write|"
    r"choose|understand|work|prepare)|advise|suggest|recommend|explain|walk me through|guide me|"
    r"give me)",
    r"is there (?:anything|something|any way|a way) (?:i|we|to|that)",
    r"(?:which|what) (?:\w+ )?(?:should|would|could) (?:i|you) (?:choose|pick|take|go)",
    r"where (?:do|can|should|could|would) (?:i|we|you) (?:even |go |start |begin |find |get |turn|"
    r"look)+",
    r"who (?:do|can|should|could) i (?:\w+ )?(?:call|talk|ask|contact|turn|go|see|tell|speak)",
    r"what (?:is|would be) (?:the|a) (?:best|right|good|better) (?:way|thing|time|approach|step)",
    r"what (?:helps|helped|works|worked)",
    r"(?:do|would) you (?:know|have) (?:of )?(?:any|a|some) (?:\w+ )?(?:way|ways|trick|tricks|"
    r"exercise|exercises|"
    r"technique|techniques|tip|tips|idea|ideas|good|advice|suggestions?|resources?)",
    r"(?:do|would) you think i (?:should|could|can|ought)",
    r"what am i (?:supposed|meant) to (?:do|say|tell)",
    r"how am i (?:supposed|meant) to (?:tell|do|handle|deal)",
    r"i (?:really |just )?(?:need|want|would like|would love|could use|am looking for|would "
    r"appreciate) (?:some |your |"
    r"a bit of |any |practical |concrete )*(?:advice|tips|help (?:with|deciding|figuring)|ideas|"
    r"suggestions|guidance|a plan|"
    r"steps|an opinion|you to tell me)",
)
_REFUSES = any_of(
    r"(?:not|no|never|without|n't|sick of|tired of|fed up with|hate|enough|rather than|instead "
    r"of) (?:\w+ ){0,4}?"
    r"(?:advice|tips|suggestions|tell me (?:what|how)|solutions|pointers)",
    r"(?:no|not) (?:asking|looking) for",
)
_RHETORICAL = any_of(
    r"how (?:can|do|could|am|should) i (?:\w+ )?(?:ever |even |possibly |just |still |supposed to "
    r")*(?:live|go on|carry on|survive|"
    r"forgive myself|face|look|trust|be so|not|have been|breathe without)",
    r"(?:how|why) (?:could|can|would) (?:he|she|they|anyone|someone|people)",
    r"(?:can|could|should) i (?:talk|tell you|vent|say something|ask you something|be honest|"
    r"share|just vent)",
)
_OF_OTHERS = any_of(
    r"(?:he|she|they|everyone|people|mum|mom|dad|boss|wife|husband|friends?|sister|brother|mother|"
    r"father|"
    r"doctor|therapist) (?:\w+ )?(?:asks?|asked|asking|says?|said|wonders?|wants? to know)"
)


@lru_cache(maxsize=16)
def asks_for_advice(client: Text) -> bool:
    """Whether the person asks what to do, for tips or for a plan."""
    return any(_asks(reading.form) for reading in readings(client))


def _asks(form: str) -> bool:
    found = _ASKS.first(form)
    if found is None or _REFUSES.matches(form) or _RHETORICAL.matches(form):
        return False
    # "I don't know what to do" laments; "my friend asks how I can ..." reports.
    return not _OF_OTHERS.matches(form[: found[0]])
