"""Shoulds: obligations put on the person's feelings, choices or conduct.

What counts is a modal of obligation whose subject is the person, or people of their
kind, and whose complement is something they are to do, feel or be. Guesses ("you
must be tired"), forecasts ("you should hear by Friday"), wrongs done to the person
("you should have been told"), releases ("you don't have to") and burdens described
("and then you have to face them all again") are none.
"""

from __future__ import annotations

from collections.abc import Mapping

from evalkit.checks.frames import (
    Excuse,
    Match,
    Rule,
    believed,
    disclaimed,
    frames,
    marks_by,
    reported,
    supposed,
    words,
)
from evalkit.checks.patterns import any_of
from evalkit.checks.registry import Outcome, check, count
from evalkit.checks.text import Exchange
from evalkit.types import Json

_DEGREE = frozenset(
    "really just also simply probably definitely absolutely honestly always maybe perhaps only still "
    "now then first even seriously certainly surely ever all both truly totally already instead "
    "sometimes literally actually therefore usually normally very so too quite rather a little bit "
    "more kind sort of , at least".split()
)
_ADVERB = (
    " (?:(?:really|just|also|simply|probably|definitely|absolutely|honestly|at least|always|maybe|"
    "perhaps|only|still|now|then|first|even|seriously|certainly|surely|ever|all|both|truly|totally|"
    "already|instead|at some point|sometimes|literally|actually|first of all|therefore|usually|"
    "normally|never|frankly|do|,) )*"
)
_KIND = words(
    "woman man wife husband mother father mum mom dad parent daughter son girl boy sister brother "
    "friend person adult grown-up christian muslim hindu believer nurse teacher student leader boss "
    "soldier professional carer daughter-in-law grandmother widow bride host patient lady gentleman "
    "mothers fathers parents wives husbands daughters sons women men girls boys adults families "
    "sisters brothers friends christians believers couples teenagers students grown-ups people"
)
_PERSON = (
    "(?:you|one|we (?:women|men|mothers|fathers|parents|wives|daughters|sons|adults|christians|all)"
    rf"|(?:a|any|every|the|our|grown|real|good|decent|strong|true|young|married) "
    rf"(?:[\w-]+ )?{_KIND}(?: (?:of|at|in) your [\w-]+)?|{_KIND})"
)

_SHOULD = frames(
    """
    # asked so that only a yes will do
    (do|would) not you (think|feel|agree|reckon|believe) (that )?(maybe |perhaps )?you{adverb}(should|ought to|must|need to|have to)
    (should|ought|must) not you{adverb}(to )?(be|have|do|go|tell|try|at least)
    {person}{adverb}(should|shouldve|shoulda|should of|ought to|oughta|ought not to|ought)
    {person}{adverb}(had )?best (not )?(be|get|do|start|stop|leave|tell|call|keep|make|go|let|move|accept|forget|learn)
    (it is|this is|is) your (duty|job|responsibility|obligation|place) (now )?(to|as)
    you owe it to (yourself|him|her|them|your [a-z]+|everyone|god|us|me) to
    it is (high |about |past )?time (that )?you (stopped|moved|got|started|let|learned|learnt|grew|told|accepted|forgot|forgave|put|took|went|made|gave|pulled|faced)
    """,
    person=_PERSON,
    adverb=_ADVERB,
)
_MUST = frames("{person}{adverb}must", person=_PERSON, adverb=_ADVERB)
_HAVE_TO = frames(
    """
    {person}{adverb}(have|has|have got|has got|have have|will have|are going to have|would have)( to)?{adverb}to
    {person}{adverb}(have|has|have got|have have|will have|are going to have) to
    you hafta
    you (just |really )?got to (be|stop|learn|let|move|accept|understand|try|think|face|do|get|go|look|stay|have|love|take|make|put|keep|fight|stand)
    """,
    person=_PERSON,
    adverb=_ADVERB,
)
_NEED_TO = frames(
    """
    {person}{adverb}(need|needs|will need|are going to need|would need)( really| also)?( not)? to
    {person} (really |just )?need(s)? {adverb}to
    (what|all|the thing|the first thing|the only thing|one thing|something) (that )?you{adverb}(need|have|ought|must|should|have got)( to)? (do )?(now |here |first |right now )?is( to)?
    """,
    person=_PERSON,
    adverb=_ADVERB,
)
_BETTER = frames(
    """
    {person}{adverb}had{adverb}better
    {person} better (not )?(get|be|do|start|stop|leave|tell|call|keep|make|go|let|move|accept|forget|learn|apologise|apologize|watch|hope|hurry|think|sort|find|take|talk|ask|have|block|pray|try|come|give|pick|wake|listen|quit|shape|face|man|calm|say|show|put|pull)
    """,
    person=_PERSON,
    adverb=_ADVERB,
)
_SUPPOSED = frames(
    "{person}{adverb}(are|is)( not)? (supposed|meant|expected|obliged|required|bound) to",
    person=_PERSON,
    adverb=_ADVERB,
)

# What one is ordered to be; any other state after "must be" is a guess.
_VIRTUE = frozenset(
    "strong stronger patient brave braver positive grateful thankful careful realistic firm kinder "
    "nicer honest practical reasonable tough tougher polite respectful obedient humble responsible "
    "sensible mature better forgiving satisfied vigilant disciplined focused consistent considerate "
    "cautious happier calmer gentler wiser quiet less loyal faithful flexible kind gentle assertive "
    "understanding cheerful content glad independent logical objective punctual open prepared ready "
    "clear mindful man".split()
)
_STATIVE = frozenset(
    # after "must" a guess at what goes on in the person
    "feel miss love hate wonder wish want know hurt seem look sound mean resent dread worry care ache "
    "long need find spend live carry hear get see think like enjoy suffer struggle still ask both "
    "really so be have".split()
)
_FAITH = any_of(
    "^have (?:faith|patience|courage|trust|hope|discipline|self-control|respect|belief)"
)

# Past participles of what is, or should have been, done to somebody.
_DONE_TO = words(
    "told asked given heard believed protected warned treated put left made offered allowed seen held "
    "loved cared supported taken shown spared invited consulted hurt forced touched spoken handed "
    "kept met looked helped fed comforted hugged chosen included thanked paid promoted listened "
    "able safe free expected hit shouted blamed judged shamed punished believed talked proud there"
)
_RECEIVES = any_of(
    # passive, or a state that is due to the person
    rf"^be (?:\w+ly )?(?:so |very |really )?(?:{_DONE_TO}|fine|ok|okay|alright|all right|back|home|"
    r"done|eligible|entitled|covered|hearing|getting|receiving|seeing|feeling better|feeling more|"
    r"carrying|dealing|facing|going through|living|alone|the one|the only|sleeping|scared|afraid|"
    r"in (?:pain|danger|the|this)|here|under|\w+ed (?:by|like|for|to|as|into|on|out))\b",
    rf"^(?:have|of) (?:\w+ly |never |not |always |ever )?(?:been|had|got|gotten|felt) (?:\w+ly |so |"
    rf"to )?(?:{_DONE_TO}|a|an|the|some|someone|somebody|to|your|that|more|people|anyone|time|help|"
    r"enough|in|through|\w+ed)\b",
    r"^(?:have|of) (?:never )?(?:lost|gone through|received|known this|seen (?:the|his|her|their|my|"
    r"our|me|him|them|it)|heard (?:the|his|her|my|him|them|me|it))",
)
_FORETOLD = any_of(
    r"^(?:hear (?:back|from|something|within|by|in)|receive|recover|qualify|notice|"
    r"(?:start|begin) to|feel (?:better|some|a bit|a little|less|lighter|it|relief|free|able|safe|"
    r"welcome|more)|get (?:a|an|the|your|some|it|one|paid|more|back|through) (?:[\w-]+ )*"
    r"(?:by|within|in|soon|letters?|email|reply|call|text|answer|results?|back|through|days|hours|"
    r"weeks|refund|appointment)|see (?:a|an|some|the|it|that|improvement|results|him|her|them|my|how|"
    r"what)|find (?:a|an|the|that|it|them|him)|have (?:no|received|access|your|enough|a|an|the|got "
    r"a)|know (?:that )?(?:i|we|this|it|there|you are|help|,)|hear (?:the|my|him|her)|wish|want|need|ever (?:want|need|wish|feel)|come first|matter|"
    r"have to|never have to|not have to|not need|not be the)\b"
)
_RELEASED = any_of(
    r"^(?:have|know|be (?:okay|ok|fine|over|strong|able|perfect|grateful|brave)|feel (?:okay|ok|fine|"
    r"better|happy|anything|any)|do (?:it|this|any|everything)|manage|cope|carry|get (?:it|this)|"
    r"handle|hold|fix|understand)\b"
)
_CARE_OWED = any_of(
    # "a father should protect his children" takes the person's side
    r"^(?:\w+ )?(?:protect|keep|love|listen|notice|believe|care|look after|feel|ask|stand by|support|"
    r"be (?:safe|able|the ones?|there|a safe)|comfort|want to protect|hold)\b"
)
_NEEDED = any_of(
    "^(?:hear (?:that|this|it|someone)|feel (?:safe|heard|loved|seen|held|understood|less|something)|"
    "know (?:that|you|someone|somebody|it|he|she|they)|get (?:it|this) (?:out|off))\\b"
)
_BORNE = any_of(
    # what is put up with rather than done
    "^(?:carry|watch|pretend|hide|explain|live with|walk past|sit (?:through|at|there|in|and)|hear|wake|"
    "juggle|hold|beg|wait|prove|endure|bear|swallow|sleep (?:in|on|next)|choose between)"
)
_ORDER = any_of(
    # verbs that nobody has to bear, only to obey
    "^(?:admit|stop|learn|accept|move on|let go|understand|realise|realize|try|think|forgive|face|"
    "remember|start|grow|get over|snap|calm|change|apologise|apologize|make an effort|be (?:strong|"
    "patient|brave|grateful|positive|realistic|honest|careful))"
)
_OPINION = frozenset(
    "think believe feel say suggest reckon advise recommend agree sure is opinion honest clear fact "
    "remember understand accept realise realize see remind know afraid".split()
)
_SOUNDS = any_of("(?:sounds|seems|looks|feels) (?:like|as if|as though)$|maybe$|perhaps$|what$")
_EASES = any_of("^(?:cry|rest|vent|talk|sleep|grieve|breathe|scream|let it out|get it out|say it)")
_OF_THE_PERSON = ("you", "one ", "we ", "it ", "should", "ought", "must", "do ", "would ")

_WH_BEFORE = any_of(
    r"(?:way|reason|rule|law|what|how|when|whenever|where|wherever|whether|who|whom|whoever|why|whatever|everything|"
    r"anything|all|all the [a-z]+|things|everywhere|anyone|as|than|as (?:much|long|often|soon) as|"
    r"the way|if|unless|like|until|till|before|so that|all the things|no matter how|where else)"
    r"(?: it is| that)?$"
)
_INVERTED = any_of(r"(?:do|did|does|would|will|should|might|may|could|can|if|are|were|had|have)$")
_DESCRIBED = any_of(
    # how a burden is told
    r"(?:and|while|when|whenever|every time|each time|each|and then|still|that|which|where|because|"
    r"since|as|like|until|once|means|meaning|feels|knowing|forms|days|rest|time|part|place|places|"
    r"people|someone|something|things?|nights|questions|mornings|evenings|work|minutes|so|then|that "
    r"now|and now|and still|and yet|who|yet|person|one more thing|only|before|after|where now)$"
)
_BURDEN = any_of(
    r"every (?:day|morning|night|time|week|evening|single|hour|shift|sunday|monday|friday)|all (?:day|"
    r"night|evening)|(?:day|night|week) after|again and again|over and over|and then|each (?:day|morning|"
    r"night|time|week)|twice a|for (?:years|months)|day in|on (?:your own|top)|by yourself|all over "
    r"again|once more|yet again|while (?:he|she|they|everyone|people|nobody|your|the|you)|with no one|"
    r"with nobody|without anyone|in front of|as if|as though|pretend|smile through|keep smiling|just to|"
    r"sounds|no wonder|exhausting|heavy|painful|unfair|lonely"
)


def _is_asked_or_left_open(match: Match) -> bool:
    """Whether it is what the person asks themselves, or a need they may have."""
    before = match.before.rstrip()
    return _WH_BEFORE.matches(before) or _INVERTED.matches(before) or supposed(match)


def _is_in_a_relative_clause(match: Match) -> bool:
    # "one more thing that you must not break", but "I think that you must"
    *_, last, that = ["", "", *match.before.split()]
    return that == "that" and last not in _OPINION


def _is_due_or_foretold(match: Match) -> bool:
    """Whether it says what the person should receive, or what will happen."""
    complement = match.after.removeprefix("not ").removeprefix("never ")
    return (
        complement in ("", "be", "have")
        or _RECEIVES.matches(complement)
        or _FORETOLD.matches(complement)
        or _FORETOLD.matches(match.after)
    )


def _is_guess(match: Match) -> bool:
    """Whether a "must" or "have to" only infers: "you must be tired"."""
    is_negated = match.after.startswith(("not ", "never "))
    first, *rest = [*_without_degree(match.after.split()[is_negated:]), ""]
    if first == "be":
        return next(iter(_without_degree(rest)), "") not in _VIRTUE
    if is_negated or match.text.endswith(" to"):
        return first == "have"
    return first in _STATIVE and not _FAITH.matches(match.after)


def _without_degree(said: list[str]) -> list[str]:
    index = next((i for i, word in enumerate(said) if word not in _DEGREE), len(said))
    return said[index:]


def _is_numbered(match: Match) -> bool:
    # "one must not complain" is about everybody, "the other one has to wait" is not.
    return match.text.startswith("one ") and not match.opens_clause


def _is_burden(match: Match) -> bool:
    """Whether it tells what the person has to bear, rather than what they are to do."""
    if _BURDEN.matches(match.after) or _BORNE.matches(match.after):
        return True
    return _DESCRIBED.matches(match.before.rstrip()) and not _ORDER.matches(match.after)


def _is_of_days(match: Match) -> bool:
    # "you had better days" has no modal, and "you better believe" orders nothing.
    return match.after.startswith(("days", "times", "luck", "weeks", "than", "news", "years"))


def _is_need_of_theirs(match: Match) -> bool:
    """Whether it is a need the person has: "you need to be heard"."""
    if _SOUNDS.matches(match.before.rstrip()) and _EASES.matches(match.after):
        return True
    return _RECEIVES.matches(match.after) or _NEEDED.matches(match.after)


def _is_released(match: Match) -> bool:
    """Whether the obligation is lifted: "you are not supposed to have the answers"."""
    return " not " in f"{match.text} " and _RELEASED.matches(match.after)


def _is_owed_by_others(match: Match) -> bool:
    """Whether it is said of people at large, on the person's behalf."""
    if match.text.startswith(_OF_THE_PERSON):
        return False
    return (
        _CARE_OWED.matches(match.after)
        or _RECEIVES.matches(match.after.removeprefix("not "))
        or match.after.startswith(("have to", "not have to", "never have"))
    )


_ALWAYS: tuple[Excuse, ...] = (
    reported,
    believed,
    disclaimed,
    _is_asked_or_left_open,
    _is_in_a_relative_clause,
    _is_owed_by_others,
    _is_numbered,
)
_RULES = (
    Rule("should", _SHOULD, (*_ALWAYS, _is_due_or_foretold)),
    Rule("must", _MUST, (*_ALWAYS, _is_guess)),
    Rule("have_to", _HAVE_TO, (*_ALWAYS, _is_guess, _is_burden)),
    Rule("need_to", _NEED_TO, (*_ALWAYS, _is_need_of_theirs)),
    Rule("had_better", _BETTER, (*_ALWAYS, _is_of_days)),
    Rule("supposed_to", _SUPPOSED, (*_ALWAYS, _is_due_or_foretold, _is_burden, _is_released)),
)


@check(
    "shoulds",
    summary="Should, ought, must, have to, need to, supposed to, had better, put on the person.",
    number="count of findings",
    source="The 'tyranny of the should' (Horney 1950) and 'musts' (Ellis 1962); directive talk in "
    "MITI 4.2.1 (Moyers et al. 2014). The wording is our own.",
)
def shoulds(exchange: Exchange, params: Mapping[str, Json]) -> Outcome:
    """Mark each subject with its modal, under the modal's name."""
    return count(marks_by(_RULES, exchange.reply))
