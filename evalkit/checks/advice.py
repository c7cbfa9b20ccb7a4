"""Advice: what a reply tells or suggests the person to do, and how soon.

Giving advice without permission is a fault in motivational interviewing (MITI 4.2.1:
"persuade" against "persuade with permission"), and solving before reflecting is
what language models do more than good therapists (BOLT, Chiu et al. 2024).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from evalkit.checks.asking import asks_for_advice
from evalkit.checks.english import Reading, readings
from evalkit.checks.imperative_words import (
    ADJECTIVE_TOO,
    COURTESY,
    INVITED,
    NOUN_TOO,
    NOUN_TOO_MOSTLY_VERBS,
    VERBS,
)
from evalkit.checks.imperatives import Imperative, imperatives
from evalkit.checks.patterns import Pattern, any_of
from evalkit.checks.registry import Mark, Outcome, check, count, find_check, outcome_of
from evalkit.checks.text import Exchange, Text
from evalkit.types import Json

Kind = Literal["directive", "plain", "tentative"]

_EARLY_KINDS: Mapping[Kind, str] = {
    "directive": "directive",
    "plain": "tip",
    "tentative": "suggestion",
}
_ACKNOWLEDGING = ("reflective_statements", "acknowledgment", "care")
"""Checks whose marks count as having met the feeling before any advice."""


@dataclass(frozen=True, slots=True)
class Advice:
    """One sentence of advice."""

    start: int
    """Where in the plain text the advising part begins."""
    end: int
    kind: Kind


@check(
    "directives",
    summary="Imperative sentences that tell the person what to do",
    number="share of sentences that are directives, 0-1",
    source="Giving orders: the 'direct' and 'persuade' behaviours of MISC 2.5 and MITI 4.2.1",
)
def directives(exchange: Exchange, params: Mapping[str, Json]) -> Outcome:
    """Share of the reply's sentences that are orders to the person."""
    told = [
        Mark(orders[0].start, orders[0].end, "directive")
        for found in imperatives(exchange.reply)
        if (orders := [one for one in found if _is_order(exchange.reply, one)])
    ]
    sentences = len(readings(exchange.reply))
    return Outcome(len(told) / sentences if sentences else 0.0, tuple(told))


@check(
    "advice",
    summary="Advice, suggestions and orders that the person did not ask for",
    number="count of sentences that advise",
    source="MITI 4.2.1: persuade; EPITOME counts advice apart from empathy",
)
def advice(exchange: Exchange, params: Mapping[str, Json]) -> Outcome:
    """Every sentence that advises, wherever it stands; none when advice was asked for."""
    if asks_for_advice(exchange.client):
        return Outcome(0.0, detail="the person asked for advice")
    return count(Mark(a.start, a.end, a.kind) for a in advice_in(exchange.reply))


@check(
    "early_advice",
    summary="Advice before anything the person said was reflected or acknowledged",
    number="count of sentences that advise before any reflection or acknowledgment",
    source="BOLT (Chiu et al. 2024, arXiv 2401.00820): problem-solving before reflection",
)
def early_advice(exchange: Exchange, params: Mapping[str, Json]) -> Outcome:
    """Sentences that advise before the reply has met the feeling."""
    if asks_for_advice(exchange.client):
        return Outcome(0.0, detail="the person asked for advice")
    found = advice_in(exchange.reply)
    if not found:
        return Outcome(0.0)
    met = _first_acknowledgment(exchange)
    return count(
        Mark(a.start, a.end, _EARLY_KINDS[a.kind]) for a in found if met is None or a.start <= met
    )


@lru_cache(maxsize=16)
def advice_in(reply: Text) -> tuple[Advice, ...]:
    """The sentences of a reply that advise, in order."""
    found: list[Advice] = []
    for reading, orders in zip(readings(reply), imperatives(reply), strict=True):
        one = _advice_of(reply, reading, orders)
        if one is not None and not reply.is_quoted(one.start, one.end):
            found.append(one)
    return tuple(found)


def _first_acknowledgment(exchange: Exchange) -> int | None:
    starts = [
        mark.start
        for name in _ACKNOWLEDGING
        for mark in outcome_of(find_check(name), exchange).marks
    ]
    return min(starts, default=None)


def _is_order(reply: Text, one: Imperative) -> bool:
    return one.sort == "told" and not one.is_hedged and not reply.is_quoted(one.start, one.end)


def _advice_of(reply: Text, reading: Reading, orders: tuple[Imperative, ...]) -> Advice | None:
    for one in orders:
        if one.sort == "told":
            return Advice(one.start, one.end, "tentative" if one.is_hedged else "directive")
    found = min(_worded(reading), default=None)
    if found is None:
        return None
    start, kind = found
    return Advice(reading.words[start].start, reading.sentence.end, kind)


def _worded(reading: Reading) -> Iterator[tuple[int, Kind]]:
    """Index of the word where each piece of advice in other than imperatives begins."""
    yield from _by_question(reading) if reading.is_question else _by_modal(reading)
    if (better := _BETTER.first(reading.form)) is not None:
        yield reading.index_at(better[0]), "directive"
    for kind, pattern in _PHRASES.items():
        for start, end in pattern.spans(reading.form):
            if not _is_excepted(reading, start, end):
                yield reading.index_at(start), kind
                break


# --- "you should", "you could" -------------------------------------------------------------

_ADVERBS = frozenset(
    "really just simply definitely also still probably maybe perhaps certainly absolutely first then "
    "now always even honestly both either possibly well never still all".split()
)
# Longest first: the words of each stand after "you" and its adverbs.
_MODALS: tuple[tuple[tuple[str, ...], Kind], ...] = tuple(
    sorted(
        [
            *(
                (tuple(words.split()), "directive")
                for words in (
                    "should|should not|ought to|ought not to|must|must not|need to|do need to|"
                    "had better|had better not|better|have to|do have to|have got to|"
                    "will have to|will need to|are going to have to|are to|are not to|would better|"
                    "shall|want to be|want to watch"
                ).split("|")
            ),
            *(
                (tuple(words.split()), "tentative")
                for words in (
                    "could|might|can|may|may want to|might want to|could want to|might like to|"
                    "may like to|may wish to|might wish to|could try to|can try to|might try to|"
                    "could start to|could begin to|would do to|would be wise to|could choose to|"
                    "might consider|could consider|may consider|might think about|could think about|"
                    "might even want to|could always|can always|might also want to"
                ).split("|")
            ),
        ],
        key=lambda item: -len(item[0]),
    )
)
_ACTIONS = (VERBS | NOUN_TOO | NOUN_TOO_MOSTLY_VERBS | ADJECTIVE_TOO) | {"be", "have"}
# What people do or feel anyway: "you can hear it", "you might lie awake", "you must miss him".
_STATES = frozenset(
    """
    feel hear see know understand remember love miss hope wish fear need want like lose live die cope
    bear hold carry suffer survive believe think wonder guess imagine expect realise realize recall
    cry sleep breathe hurt fall worry doubt tend manage hate get mind sense sound look wander swear
    scream rest work appear grieve mourn rely forgive become seem mean prove have be find smell taste notice recognise
    recognize cling hide say tell talk come stand sit lie
""".split()
)
# But these are advice behind a modal of duty: "you must be strong", "you should get a lawyer".
_DUTIES = frozenset(
    """
    look say tell talk come stand sit get find rest sleep work think believe remember realise
    realize understand learn hold see live hide cope manage notice recognise recognize feel have
    know breathe like imagine cry
""".split()
)
_BE_DUTIES = frozenset(
    """
    strong patient careful firm brave grateful thankful positive kind gentle honest realistic
    proactive ready realistic happy nicer stronger kinder tougher braver careful more less open
    clear calm aware resting sleeping eating thinking doing taking trying looking getting going
    asking talking seeing switching focusing drinking working moving saving using making writing
    putting telling on in at around there ashamed prepared reasonable sensible mindful quiet
    consistent assertive direct polite respectful
""".split()
)
_EPISTEMIC_MUST = frozenset(
    "feel have be know get look like see think hold live find understand hide sleep cope rest "
    "imagine remember cry manage work need notice recognise recognize realise realize believe "
    "come sit stand lie say tell talk".split()
)
# "the way you could ...", "if you should ...": the clause is somebody's view or a condition.
_DEPENDENT = frozenset(
    """
    what how when where who whom that if whether because as than until while like since though
    everything anything something nothing all way wish think thinks thought feel feels felt know
    knows says said say tell tells told hope sure whatever whenever wherever before after unless
    which why moment believe believes so where's someone somebody anyone anybody people place
    person reason day time one only believing convinced seems imagine see decide glad can could
    should will would might must do did does are were have had
""".split()
)
_OFFERED = frozenset("thing things idea ideas option options step steps bit ways exercise".split())


def _by_modal(reading: Reading) -> Iterator[tuple[int, Kind]]:
    words = [word.text for word in reading.words]
    for index, word in enumerate(words[:-2]):
        if word != "you" or _depends(words, index) or reading.is_question:
            continue
        found = _modal_at(words, index + 1)
        if found is not None and not reading.is_reported(reading.starts[index]):
            yield index, found


def _by_question(reading: Reading) -> Iterator[tuple[int, Kind]]:
    """Advice as a question: "could you ask for an extension?"."""
    words = [word.text for word in reading.words]
    for index in range(len(words) - 2):
        if words[index] in ("could", "can", "might") and words[index + 1] == "you":
            rest = [word for word in words[index + 2 :] if word not in _ADVERBS]
            asked = index and words[index - 1] in _WH or _RECALLS.matches(" ".join(rest))
            if rest and not asked and rest[0] not in _ASKABLE and _is_advised((), rest, "tentative"):
                yield index, "tentative"
                return


_WH = frozenset("what who how where when which why else about to and".split())
_ASKABLE = frozenset(
    """
    describe explain share show name identify recall picture point rate locate trace explore expand
    elaborate clarify begin start put walk help give go keep write
""".split()
)
_RECALLS = any_of(r"(?:at all|last night|yesterday|any|much|ok|okay|alright|me|into words)")


def _modal_at(words: list[str], start: int) -> Kind | None:
    """What the words behind a "you" advise with a modal verb, if they do."""
    never_got = words[start : start + 2] == ["never", "got"]
    plain = [word for word in words[start : start + 14] if word not in _ADVERBS]
    for modal, kind in _MODALS:
        if tuple(plain[: len(modal)]) == modal and not never_got:
            return kind if _is_advised(modal, plain[len(modal) :], kind) else None
    return None


def _is_advised(modal: tuple[str, ...], rest: list[str], kind: Kind) -> bool:
    if not rest or _is_about_talking(rest):
        return False
    if modal and modal[-1] in ("consider", "about") or modal == ("want", "to", "watch"):
        return True
    if modal == ("want", "to", "be"):
        return rest[0].endswith("ing") or rest[0] == "careful"
    if rest[0] not in _ACTIONS:
        return False
    if kind == "tentative":
        return rest[0] not in _STATES or " ".join(rest[:2]) in _STILL_SUGGESTED
    return _is_duty(modal, rest[0], rest[1:2], " ".join(rest[:2]))


def _is_about_talking(rest: list[str]) -> bool:
    """Whether it opens the floor: "you can tell me", "you can set it down here"."""
    form = " ".join(rest)
    return bool(INVITED.matches(form) or COURTESY.matches(form) or _AT_HOME.matches(form))


_AT_HOME = any_of(
    r"(?:\w+ ){0,6}?(?:here|with me|to me|at me|with us)",
    r"and (?:still|also|not)",
    r"^(?:do with|use a|use some|do no|do nothing|take (?:this|it) at|barely|hardly|only|no longer|not) ",
)


def _is_duty(modal: tuple[str, ...], verb: str, following: list[str], form: str) -> bool:
    """Whether a verb behind "should", "must" or "have to" is what one tells people to do."""
    demanded = modal[-1] == "to" and modal[0] in ("have", "do", "will", "are")
    if form in _NO_DUTY:
        return False
    if verb == "be":
        return bool(following) and following[0] in (_BE_BRAVE if demanded else _BE_DUTIES)
    if demanded:
        return verb in _ASKED_OF or form in _STILL_ORDERED
    if modal == ("must",) and verb in _EPISTEMIC_MUST:
        return form in _STILL_ORDERED
    if modal == ("need", "to"):
        return verb not in _STATES or form in _STILL_ORDERED or form in _STILL_SUGGESTED
    if verb == "have":
        return bool(following) and following[0] in ("a", "some", "faith", "lunch", "patience", "more")
    return verb not in _STATES or verb in _DUTIES


_STILL_SUGGESTED = frozenset(
    """
    talk to|talk with|talk it|tell him|tell her|tell them|tell your|tell someone|tell somebody|tell one|
    tell a|say no|say that|say something|say you|say i|say to|say it|say sorry|find a|find out|find
    someone|find some|find one|look for|look into|look at|look up|get a|get some|get in|get help|get it|
    get out|get your|get him|get her|get them|get yourself|see a|see if|see your|see whether|see about|
    rest your|rest for|work on|work with|work out|come up|come clean|sit down|sit with|sit somewhere|
    stand up|lie down|have a|have someone|have it|notice what|notice when|notice how|notice the|think
    about|think of|hold the|hold off|mean it|remember to|rest a|imagine a|imagine yourself|be honest|
    be kind|be gentle|be more|be a|live with
""".replace("\n    ", " ").strip().split("|")
)
_STILL_ORDERED = frozenset(
    """
    be strong|be patient|be careful|be brave|be firm|be grateful|be positive|be honest|be kind|get a|get
    some|get help|get out|get over|get rid|tell him|tell her|tell them|tell your|tell someone|tell
    somebody|talk to|see a|see your|look after|look for|look at|find a|find someone|work on|think
    positive|think of|have faith|have patience|sleep early|rest now|remember that|remember to|know your|
    understand that|stand up|say no|live for|live your|believe in|sit down|come to|be realistic
""".replace("\n    ", " ").strip().split("|")
)
_NO_DUTY = frozenset(
    """
    know that|know how|know i|feel free|feel proud|see the|see it|see how|have been|have to|feel safe|
    get to|remember that|hear that|feel like|feel heard
""".replace("\n    ", " ").strip().split("|")
)
# "You have to" often tells what the person's life demands: "you have to smile all day".
# These verbs are what advice asks for.
_ASKED_OF = frozenset(
    """
    stop learn accept try focus understand move forgive seek contact consider report remember
    realise realize believe trust respect prioritise prioritize practise practice apply ring let
    get rest eat change communicate confront reach
""".split()
)
_BE_BRAVE = frozenset(
    "strong patient careful brave grateful thankful positive honest realistic proactive firm kind "
    "kinder sensible mindful more less stronger tougher".split()
)


def _depends(words: list[str], index: int) -> bool:
    """Whether the clause that "you" begins hangs on another: "the way you could ..."."""
    if not index:
        return False
    before = words[max(0, index - 3) : index]
    if before[-1] == "like" and words[index + 1 : index + 2] in (["should"], ["need"], ["ought"]):
        return words[index + 1] == "need"
    if before[-1] in ("think", "feel", "believe", "reckon", "say", "suggest", "recommend", "that", "like"):
        return "i" not in before and before[-2:] not in (["important", "that"], ["suggest", "that"])
    if before[-1] in _OFFERED:
        return False
    if before[-1] in ("if", "whether"):
        return "wonder" not in words[:index] and "wondering" not in words[:index]
    if "if" in before or "whether" in before:
        return True
    return before[-1] in _DEPENDENT


# --- other wordings ---------------------------------------------------------------------------

_ADVISABLE = (
    r"(?:good|great|best|better|wise|wiser|useful|helpful|sensible|important|essential|crucial|vital|"
    r"necessary|nice|smart|advisable|worthwhile|healthy|healthier|beneficial|kinder|key|easier|safer|"
    r"simpler|fairer|worth it|a (?:good|great|nice|smart|wise) (?:idea|plan|thing|step|start)|time|high time|about time)"
)
_MAY = r"(?:can|could|may|might|will|would)(?: (?:also|really|often|sometimes|maybe|even|always|perhaps|well|still|probably|just))*"
_WORKS = (
    r"(?:help|ease|improve|boost|reduce|lift|calm|soothe|do wonders|work wonders|do the trick|"
    r"make (?:a|all the) (?:\w+ )?difference|take the edge off|get easier if|rebuild|break the cycle|"
    r"take your mind off|do you (?:good|some good|a world of good))"
)
_EXPERT = (
    r"(?:gp|doctor|therapist|counsellor|counselor|psychologist|psychiatrist|professional|pharmacist|"
    r"solicitor|lawyer|dietitian|nutritionist|coach|mediator|adviser|advisor|specialist|social worker|"
    r"midwife|health visitor|nurse|priest|pastor|imam|union rep|helpline|hotline|charity|support group)"
)
_SOURCE = (
    r"(?:helplines?|hotlines?|support groups?|charity|charities|courses?|apps?|websites?|resources|"
    r"groups?|funds?|tasks|books?|programmes?|programs?|services?|videos?|podcasts?|classes|workshops?|communities|forums?|"
    r"schemes?|tips|strategies|techniques|exercises|options|ways to|hobbies|clubs)"
)
_REMEDY = (
    r"\w+ing|exercise|meditation|yoga|therapy|counselling|counseling|mindfulness|walks?|bath|routine|diet|sleep|music|"
    r"water|tea|hobby|hobbies|groups?|call|time|this|these|programme|course|medication|techniques?|exercises?|it|list|chat|"
    r"magnesium|melatonin|air|prayer|pet|habits?|boundaries|schedule|support|structure|break|professional|therapist|"
    r"counsellor|counselor|doctor|gp|self-care|communication|honesty|patience|forgiveness|gratitude"
)
_I_WOULD = (
    r"i would(?: (?:just|definitely|probably|honestly|really|start by|begin by|personally|maybe|also|"
    r"suggest you|at least|first|strongly|simply))* "
)

_PHRASES: Mapping[Kind, Pattern] = {
    "directive": any_of(
        r"(?:what|all) you (?:really |just )*(?:need to|have to|should|ought to|must|want to) do"
        r"(?: here| now)? is",
        r"what you (?:really |just )*need(?: here| now)? is (?:a|an|some|more|therapy|professional|help|less)",
        r"(?:the |your |my )?(?:only|best|right|smart|first|next|key|main) (?:thing|way|answer|solution|option|move|step|"
        r"advice|course|response|cure)(?: (?:here|now|forward|for you|for it|out))*"
        r"(?: (?:you can do|to do|to take|to try|i can give))?(?: here| now)? (?:is|would be|might be)"
        r"(?: simply| just)? (?:to|not to|you|that you|just|simply)",
        r"the (?:trick|key|secret|solution|answer|cure|goal|thing) (?:here |now )?is (?:to|not to|just)",
        r"(?:it is|it's|this is)(?: now| also| really| very| so| absolutely| always| usually)* "
        r"(?:important|essential|crucial|vital|necessary|imperative)(?: that you| for you)? "
        r"(?:to|not to|that you|you)",
        r"it is (?:high |about |probably |maybe |perhaps )*(?:time|your duty|your job|your responsibility|up "
        r"to you)(?: for you| that you| you)? (?:to|\w+ed|got|went|took|made|left|let)",
        r"i (?:need|want|beg|urge|order|implore|insist that|strongly (?:urge|advise|recommend)) you to "
        r"(?:call|stop|go|try|contact|put|get|take|promise|tell|see|ring|reach|leave|think|focus|listen|do|"
        r"seek|consider|speak|talk to (?:a|your|someone))",
        r"i (?:must|have to) (?:insist|urge)",
        r"(?:is|be|probably|maybe|perhaps|always|usually|far|much) (?:better|best) (?:just |simply )?(?:to|if you|"
        r"not to|that you)",
        r"no (?:more )?(?:phone|screens?|caffeine|alcohol|coffee|sugar|contact|excuses|loans)",
        r"you would (?:be )?better(?: off)?",
        r"ideally you",
        r"you need (?:professional help|therapy|(?:a|some) (?:\w+ )?(?:therapist|counsellor|counselor|lawyer|solicitor|doctor|"
        r"hobby|holiday|plan|routine|therapy|discipline|perspective)|better friends|new friends|a thicker skin|help with)",
        r"(?:do not you think|do you not think) (?:you|it)",
        r"should not you|should you not|is not it (?:about |high )?time|is it not (?:about |high )?time",
        r"(?:would not|will not|would|is not) it (?:not )?be (?:better|easier|wiser|best|simpler)",
        r"you do not (?:want to|wanna) (?:let|leave|miss|wait|make|ignore|end up|be)",
    ),
    "plain": any_of(
        _I_WOULD + r"(?:recommend|suggest|advise|encourage|urge|propose|try|ask (?:him|her|them|for|your|the|"
        r"if|a|hr)|go (?:to|and|straight|for|along|back|with|see)|talk to|speak to|speak with|see (?:a|your)|get|"
        r"take|look (?:into|for|at)|book|ring|phone|write|keep|focus|sleep on|wait|record|tell (?:him|her|"
        r"them|your|someone)|report|leave|block|avoid|stop|make|put|pick|consider|check|send|email|text|"
        r"message|bring|find|set|start|begin|call (?:him|her|them|your|a|the|in|up)|let (?:him|her|it|them)|"
        r"give (?:it|him|her|them|yourself|your)|visit|join|move|cut|drop|confront|apply|apologi[sz]e|"
        r"not (?:reply|answer|go|give|let|tell|wait|contact|bother|worry about))",
        r"(?:i|we) (?:also |really |strongly |highly |always |usually |often |would )*(?:recommend|suggest|advise|"
        r"encourage|urge) \w+",
        r"(?:my|a|one|some|another|pro|hot|top|here is a|here is my|quick|little|small) (?:\w+ )?(?:advice|suggestion|tip|"
        r"recommendation)(?: (?:is|would be|for you|here|from me|:))*",
        r"(?:here|these|below) (?:is|are)(?: also| just)? (?:some|a few|several|my|three|five|four|ten|the|what|"
        r"one)(?: \w+){0,2} (?:tips?|ideas?|suggestions?|strategies|ways|things|steps|techniques|resources|fixes|pointers|"
        r"(?:you )?(?:can|could|should) (?:do|try))",
        r"(?:it|that|this) " + _MAY + r" be " + _ADVISABLE + r" (?:to|if you|for you|that you|not to|you)",
        r"(?:it is|it's|that is)(?: (?:always|usually|often|probably|generally|sometimes|also|really|only))* "
        + _ADVISABLE + r"(?: for you)? (?:to|if you|not to)",
        r"(?:have|did|had) you (?:ever |already |perhaps |also )*(?:tried|try|considered|thought about|thought "
        r"of|looked into|look into|looked at|looked for|consulted|contacted|consider|think about) "
        r"\w+",
        r"have you (?:ever |already |perhaps |also )*(?:talked|spoken) (?:to|with) (?:a|an|your|the|hr|somebody "
        r"at|someone at)",
        r"have you (?:ever |already |also )*(?:seen|asked|been to|called|told|visited) (?:a|an|your) "
        r"(?:\w+ )?" + _EXPERT,
        r"why (?:do|could|can|would|did) not (?:you|we)",
        r"why do you not",
        r"why not (?:just |simply |maybe |also )*\w+",
        r"(?:how|what) about (?:you |we |just |maybe |trying |perhaps )*(?:\w+ing|a|an|some|asking|the|your) \w+",
        r"(?:how|what) about (?:you|we) (?:just |maybe )?\w+ \w+",
        r"what if you(?: (?:just|simply|also|maybe|only))* (?:tried|asked|told|went|took|called|wrote|said|"
        r"started|made|sent|gave|put|did|talked|spoke|joined|left|set|let|moved|got|try|ask|tell|go|take|"
        r"call|write|say|start|make|send|give|do|talk|speak|join|leave|move|get)",
        r"(?:if i were|if i was) (?:you|in your)|if it (?:were|was) me|in your (?:shoes|place|position) i would",
        r"(?:many|some|most|lots of|a lot of|plenty of|other) (?:people|folks|folk|women|men|parents|others|"
        r"students|couples|carers|mums|families)(?: \w+){0,3}? (?:find|found|swear by|benefit|have found|get "
        r"relief|rely on|use|turn to) \w+",
        r"(?:" + _REMEDY + r") (?:\w+ ){0,5}?" + _MAY + r" (?:be " + _ADVISABLE + r"|" + _WORKS + r")",
        r"(?:" + _REMEDY + r") (?:\w+ ){0,5}?(?:is|are) (?:so |very |really |also |absolutely |always )*(?:essential|"
        r"crucial|vital|key|important|paramount|a (?:great|good|wonderful|healthy|helpful|powerful) (?:way|tool|idea|"
        r"place|start|step))",
        _MAY + r" help you (?:with|to|through|by|\w+)",
        r"(?:a|an|some|regular|daily|gentle|deep|talking|having|getting|writing|doing|keeping|taking) (?:\w+ ){0,6}?(?:"
        + _MAY + r" help|helps)",
        r"(?:helps|helped)(?: (?:me|us|a lot|a bit|loads|so much|with that|my \w+|people|many))+",
        r"what (?:helped|worked for|saved|got) (?:me|us|my \w+)|(?:that|it|this) (?:sorted me|worked for me|"
        r"fixed (?:me|it)|works wonders|does wonders|did wonders)|i swear by",
        r"(?:works|worked) (?:wonders|for (?:me|my \w+|us|a lot of|most|many))",
        r"there (?:is|are|may be|might be|could be)(?: also| always| some| many| plenty of| lots of| a lot of| really| free| good| great"
        r"| a| an| other| several| online| local)* (?:\w+ ){0,3}?" + _SOURCE
        + r"(?: (?:out there|online|available|for|that|who|which|near|in your|to|you|on|at|,|where|like|at|called|run|open))",
        r"(?:a|an|your|the|any|some) (?:\w+ ){0,2}?" + _EXPERT + r" (?:can|could|may|might|will|would)(?: also| "
        r"be able to| certainly| really| probably| even)* (?:help|refer|advise|tell|give|assess|guide|support|"
        r"offer|teach|work|prescribe|recommend|suggest|point|check|rule|sort|explain)",
        r"(?:reach out to|contact|speak to|talk to|consult|see|seek) (?:a|an|your) (?:\w+ ){0,2}?" + _EXPERT,
        r"let's (?:try|make|do|write|breathe|plan|call|get|take (?:a|three|some)|practi[sc]e|book|set|list)",
        r"there is (?:no harm|nothing wrong) in (?:asking|trying|seeing|talking)",
        r"(?:it|that) (?:never|does not|can not|would not|could not|might not) hurts? to",
        r"(?:never|not) too late to",
        r"what i (?:did|do) (?:was|is)",
        r"(?:may|might|can|could) i (?:just )?(?:suggest|recommend|advise)",
        r"(?:a|an) (?:\w+ ){0,2}?(?:walk|bath|course|hobby|holiday|journal|routine|app|list|gym|pet|dog|nap|break|"
        r"change of scene|gratitude journal|support group|day off|early night) (?:is|would be|does|helps|can|"
        r"might|could|will|would)\b",
    ),
    "tentative": any_of(
        r"(?:it|that|this|something|\w+ing) " + _MAY + r" (?:help|be worth|be helpful|be useful|be an idea|"
        r"be good|be an option|be a (?:good )?(?:way|place|start))(?: you)?(?: (?:to|if|trying|"
        r"asking|a|when|looking|\w+ing))?",
        r"(?:worth|be worth|is worth) (?:a (?:try|go|shot|look|google|call|chat|visit|thought|ask)|trying|asking|"
        r"checking|looking|talking|speaking|considering|mentioning|raising|calling|ringing|getting|seeing|having|"
        r"writing|keeping|telling|giving|changing|taking|sending|exploring|finding|bringing|starting|setting|"
        r"applying|booking|contacting|reaching|discussing|investing|making|reading|visiting|joining|doing)",
        r"(?:one|another|a|an|two|three|some|few|other|small|possible|only) (?:small |other |more |little |good |"
        r"simple |gentle |practical )*(?:things?|options?|ideas?|possibility|possibilities|approach|ways?|"
        r"suggestions?|steps?|thoughts?|exercises?|tricks?|techniques?) (?:(?:that )?you (?:could|can|might|may)|"
        r"(?:is|would be|might be|could be) (?:to|a|asking|trying|\w+ing)|to (?:try|consider|start))",
        r"just (?:a|one) (?:thought|idea|suggestion)",
        r"(?:something|anything|things) (?:you (?:could|can|might) (?:try|do)|to (?:try|consider))",
        r"(?:might|may) (?:you )?(?:i suggest|want to (?:try|look|think|consider|ask|talk|see|start)|be time)",
        r"you (?:might|may) (?:\w+ )?find (?:it |that )*(?:\w+ )?(?:help|helpful|useful|easier|better|comforting|"
        r"talking|writing|a|some|comfort|relief)",
        r"(?:maybe|perhaps|possibly)(?: (?:just|even|also|then))* (?:a|an|some|one|the) (?:\w+ )?(?:walk|bath|"
        r"break|chat|call|message|note|letter|holiday|list|hobby|pet|dog|change|support|rest|nap|night|day|cup|"
        r"tea|journal|routine|group|course|class|film|bottle|talk|visit|trip|therapist|counsellor|counselor|"
        r"doctor|gp|professional|lock)",
        r"(?:maybe|perhaps|possibly|potentially) (?:you|u) (?:apply|try|ask|tell|go|take|call|need|should|want)",
        r"would you (?:consider|be open to|think about|be willing to) (?:\w+ing|a|an|try|give|see|talk to|ask|go|the)",
        r"could (?:she|he|they|someone|somebody|your \w+) (?:maybe |perhaps |not |also )*(?:manage|help|take|come|do|"
        r"watch|drive|hold|look|cover)",
        r"if (?:it is|that is|it would be) (?:any |ever |of )*(?:use|useful|help|helpful)",
        r"if (?:you are|you feel) (?:up to|open to|able|willing|ready|comfortable).{0,40}\b(?:could|might|can|may)",
        r"next time there could be|you would just (?:ask|need|say|go|tell)",
    ),
}
_BETTER = Pattern(
    # "Better you sit with him", but "the better you get".
    r"(?:^|[,;] )(?:(?:and|but|so|or|then|maybe|perhaps|probably) )*(?:better|best) (?:you|just|to|if you|not|"
    r"that you|leave|go|let|keep|wait)\b"
)
_EXCEPTIONS = any_of(
    # Asking about danger is no advice.
    r"(?:thought|thoughts|considered|thinking|tried|think) (?:about |of |to |ever )*(?:hurting|harming|killing|"
    r"ending|suicide|dying|death|taking your|not being|kill|hurt|harm|end)",
    r"thought (?:about|of) (?:what|how|why|who|where|when|him|her|them|it|that|this|whether|me|you|us|the day|the "
    r"last|the time)",
    r"considered (?:what|how|why|who|where|when|whether|it|that)",
    # Asking for leave is what good practice does instead.
    r"(?:would|do|did) you (?:like|want|prefer|mind|find it)\b.*(?:tips|suggestions?|ideas?|advice|me to|if i)",
    _ADVISABLE + r" (?:to|for) (?:see (?:you|that|how|what)|hear|know|feel|meet|read|you|him|her|me|them|us|your|admit|be (?:guilty|angry|sad|"
    r"seen|heard|here|upset|scared|hurt|a|the)|want|need|cry|miss|grieve|not (?:know|be|want|feel)|have (?:you|someone|"
    r"somebody))",
    r"(?:what|who|how|where|when|which|why) (?:\w+ ){0,2}?(?:would|could|can|might|will|have|did|had) you",
    r"(?:would|could|might|may|can|will|does|do) (?:it|that|this) (?:help|be (?:ok|okay|alright|all right|"
    r"helpful|useful|good|a relief|easier))",
    r"(?:would|is) (?:it|that) (?:be )?(?:ok|okay|alright|all right|helpful)",
    r"(?:may|can|could|shall|should) i (?:ask|offer|share|say|check|just|listen|tell|give|add|help)",
    r"why not (?:you|me|now|him|her|us|them|then|today)",
    r"worth (?:living|fighting|crying|loving|saving|noticing|saying|remembering)",
    r"(?:how|what) about (?:the|your) \w+(?: \w+)?$",
    r"(?:how|what) about (?:it|that|this|being|feeling)",
    r"(?:i|we|you|he|she|they|who) " + _MAY + r" help",
    r"(?:nothing|no one|nobody|none of (?:it|that|this)) (?:\w+ )?(?:can|could|will|would|might)",
    r"not (?:going to|here to|trying to|asking you to|about to|want to) (?:suggest|recommend|advise|tell)",
)


def _is_excepted(reading: Reading, start: int, end: int) -> bool:
    if reading.is_reported(start):
        return True
    # An exception reads a little further than the wording it takes back.
    return any(
        first < end + 30 and start < last for first, last in _EXCEPTIONS.spans(reading.form)
    )
