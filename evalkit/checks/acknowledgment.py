"""Acknowledgment: this feeling treated as understandable, here, for this person."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from evalkit.checks.english import PEOPLE, content_stems, speaks_of_person, topic_stems, word_set
from evalkit.checks.feeling_words import NOUNS, STATES, STIMULI
from evalkit.checks.frames import Match, frames, words
from evalkit.checks.lines import END, START, clause_lines
from evalkit.checks.patterns import Pattern, any_of
from evalkit.checks.registry import Mark, Outcome, check, count
from evalkit.checks.text import Exchange
from evalkit.types import Json

TOPIC_WORDS = 2
"""So many words of a topic beside the wording itself tie it to a situation."""


@check(
    "acknowledgment",
    summary="A feeling treated as understandable in this situation",
    number="count of acknowledging wordings",
    source="Validation levels 4-5 (Linehan 1997): the response makes sense given history or "
    "circumstances; wordings our own",
)
def acknowledgment(exchange: Exchange, params: Mapping[str, Json]) -> Outcome:
    """Mark each as `specific` when tied to something of the situation, else `generic`."""
    marks: list[Mark] = []
    for match, kind in _meant(exchange):
        mark = match.mark(kind)
        if not marks or mark.start >= marks[-1].end:
            marks.append(mark)
    return count(marks)


def _meant(exchange: Exchange) -> Iterator[tuple[Match, str]]:
    """What acknowledges, in the order of the text."""
    lines = clause_lines(exchange.reply)
    found = [
        (match, _kind(match, exchange) if tied else "generic")
        for pattern, tied in ((_UNDERSTANDABLE, True), (_HARD, True), (_GENERIC, False))
        for match in lines.matches(pattern)
    ]
    for match, kind in sorted(found, key=lambda f: (f[0].reading.sentence.start, f[0].start)):
        if not (_is_asked(match) or _is_not_of_a_feeling(match) or _is_undercut(match, kind)):
            yield match, kind


def _kind(match: Match, exchange: Exchange) -> str:
    """`specific` unless it is a bare formula: "that makes sense", "no wonder"."""
    if _BARE.matches(match.reading.form[match.start :]):
        own = match.reading.span(match.start, match.end)
        rest = [w for w in match.reading.words if not own[0] <= w.start < own[1]]
        stems = set(content_stems(rest))
        tied = len(stems) >= TOPIC_WORDS or stems & topic_stems(exchange.client)
        return "specific" if tied else "generic"
    return "specific"


def _is_asked(match: Match) -> bool:
    return match.reading.is_question and not _RHETORICAL.matches(match.text)


def _is_others(match: Match) -> bool:
    """Whether somebody else's side is what is understood: "no wonder he left"."""
    before = match.clause_before.split()
    after = match.after.replace(";", ",").split(",")[0].split()
    said = match.text.split()
    if any(word.endswith("'s") and word[:-2] in PEOPLE for word in [*before[-2:], *said]):
        return True
    if speaks_of_person([*before, *said, *after]):
        return said[-1] in _THEY or (
            bool(after) and after[0] in _THEY | _US and "you" not in said
        )
    near = {*before[-4:], *said, *after[:1]}
    return bool(near & _THEY or set(after[:1]) & _US) or any(
        word.removesuffix("'s") in _KNOWN_PEOPLE for word in [*before[-3:], *after[:2]]
    )


def _is_not_of_a_feeling(match: Match) -> bool:
    reported = match.reading.is_reported(match.start)
    return reported or _is_others(match) or _is_about_a_plan(match)


def _is_about_a_plan(match: Match) -> bool:
    """Whether a step, an offer or a fact is meant: "it makes sense to call the bank"."""
    after = [word for word in match.after.split()[:4] if word != "you"]
    if _ANYONES.matches(match.text):
        if match.after.startswith("blame ") and not match.after.startswith("blame you"):
            return True
        return _SO_THAT_NOBODY.matches(match.clause_before) or not _NO_FEELING.isdisjoint(
            after[: 2 if after[:1] == ["be"] else 1]
        )
    if match.text.endswith("you") and after[:1] and after[0] in _OFFERS:
        return "not" not in after
    if match.text.endswith("you") and after[:2] == ["do", "not"] and after[2:] in _NEED_NOT:
        return True
    if _PLAN_BEFORE.matches(match.clause_before) or _LESSON.matches(match.text):
        return True
    if "sense" in match.text:
        return _is_sensible_step(match)
    return (_PLAN_AFTER if match.text.endswith(" to") else _INFORMS).matches(match.after)


def _is_sensible_step(match: Match) -> bool:
    """Whether it is a step that makes sense: "a move makes sense if the rent is lower"."""
    subject = match.clause_before.split()
    if len(subject) == 2 and subject[0] in ("a", "an", "the"):
        return subject[1] not in _FEELINGS
    following = match.after.split()
    to_do = following[:1] == ["to"] and following[1:2] and following[1] not in _TO_FEEL
    return bool(to_do) or match.after.startswith("as a ")


def _is_undercut(match: Match, kind: str) -> bool:
    """Whether a "but" takes it back: "I understand, but you need to move on"."""
    if kind == "generic" and _BUT.matches(match.after):
        return True
    return _REBUKE.matches(match.after) or _DENIAL.matches(match.clause_before)


_BARE = Pattern(
    r"^i (?:\w+ )?(?:understand|know|get|see) how you (?:must )?(?:feel|are feeling)(?: ,.*)?$|"
    r"^(?:no (?:wonder|surprise)|(?:makes? (?:\w+ ){0,4}sense)|i (?:\w+ )?(?:see|get|understand) why|"
    r"of course(?: it does| you do| you are| you would)?|(?:is|are) (?:\w+ ){0,2}(?:understandable|"
    r"natural|normal)(?: to feel(?: (?:this|that) way)?)?)(?: ,.*)?$|"
    r"^.{0,60}(?:to feel|feel|feeling) (?:this|that|the) way"
)
"""An acknowledgment that nothing follows, or only "to feel this way"."""
_KNOWN_PEOPLE = PEOPLE - word_set(
    "everyone everybody others most few somebody someone person people man woman"
)
_THEY = word_set("he she they his their him them her")
_US = word_set("i we my our everyone everybody people")

_RHETORICAL = any_of(r"who (?:would|could)|how could|can (?:anyone|anybody|you) blame|would not")
_PLAN_BEFORE = any_of(r"plan|idea|decision|step|approach|option|advice|question|strategy|fees?")
_PLAN_AFTER = Pattern(
    r"^(?:say|call|ring|see|book|ask|wait|check|go|talk|get|apply|file|start|plan|take|try|tell|write|"
    r"speak|contact|put|make|set|do|leave|report|look|bring|find|phone|email|send|pay|sell|buy|move|"
    r"change)\b"
)
_TO_FEEL = word_set(
    "me you be feel want cry grieve need miss hate dread worry fear mourn ache not keep hold hang resent "
    "doubt panic still love long hide avoid guard protect lash"
)
_FEELINGS = frozenset(" ".join(NOUNS.values()).split())
_ANYONES = Pattern(r"(?:would|could|might)$")
# "Nobody would hire you", "most people would be glad": no feeling is shared.
_NO_FEELING = word_set(
    "think know tell say hire believe marry agree kill love benefit advise suggest recommend call ask "
    "help do bother give notice ashamed grateful happy glad proud lucky thankful"
)
_OFFERS = word_set("can may could should will must need")
_NEED_NOT = (["have", "to"], ["need"], ["need", "to"], ["have"])
_INFORMS = Pattern(r"^(?:process|part|stage|result|emotion|be said|thing to (?:say|do|think)|for (?:an?|the|him|her|them|my)\b)")
_LESSON = Pattern(r"^(?:and |but )?(?:carrying|holding on|clinging|dwelling)|makes? (?:no|little) sense")
_SO_THAT_NOBODY = Pattern(r"\b(?:so|so that|before|where|hop\w+|afraid|whether|if)$")
_BUT = Pattern(r"\b(?:but|however|though|although|still|yet|nevertheless)\b")
_REBUKE = Pattern(
    r"\b(?:but|however|though|although|still|just)\b.*\b(?:need to|have to|should|ought|must|can not|"
    r"unprofessional|excuse|excuses|move on|get over|grow up|too far|overreact\w*|stop|your fault|"
    r"wrong|at least|selfish|unfair|let (?:it|this|that) go|dwell\w*|enough|owe|look|point)\b|"
    r"^(?:that )?(?:you are )?(?:alone|single|broke|failing|fired|late|fat|friendless)\b|"
    r"\b(?:(?:never|did not|do not) (?:even )?(?:listen|stud|try|tri|learn|ask|plan|prepar|sav|think)\w*|what did you expect|serves you right|bound to end)"
)
_DENIAL = Pattern(
    r"\b(?:not|never|hardly|no|nothing|without|would not say)(?: \w+)?$|"
    r"\b(?:not sure|whether|wonder if|do not know if|not convinced)\b"
)

_PLEASANT = word_set("joy pride gratitude hope calm excitement love relief surprise anticipation longing")
_UPSET = words(
    " ".join(
        table
        for family, table in STATES.items()
        if family not in _PLEASANT
    )
)
_PAINFUL = words(
    " ".join(table for family, table in STIMULI.items() if family not in _PLEASANT | {"disgust", "shame"})
    + " hard tough rough difficult brutal cruel horrible awful dreadful rotten heavy terrible unfair "
    "unbearable wretched grim bitter bleak hellish miserable rubbish shitty vile bruising merciless "
    "relentless thankless bewildering gruelling raw sore hideous ghastly absurd"
)
_TRYING = words(
    " ".join(table for family, table in STIMULI.items() if family not in _PLEASANT)
    + " hard tough rough difficult heavy"
)
_VERY = (
    r"(?:(?:so|really|very|incredibly|extremely|truly|just|such|quite|pretty|too|deeply|completely|"
    r"totally|perfectly|entirely|absolutely|utterly|only|exactly|all|also|still|even|always|about|"
    r"more than|a|an|the|about|kind of|doubly|awfully|particularly|uniquely|fairly|most) )*"
)
_SOUND = words(
    "understandable natural normal human sane reasonable fair legitimate rational valid logical "
    "proportionate ordinary healthy sanest fitting sensible"
)
_ANYONE = (
    r"(?:any(?:one|body)|any (?:parent|mother|mum|mom|father|dad|daughter|son|person|human|man|woman|"
    r"child|kid|nurse|teacher|carer|wife|husband|body|heart|animal)|no(?:body| one)|most (?:people|of us|folk|men|women|\w+s)|"
    r"a lot of (?:people|us)|(?:nearly |almost )?every(?:one|body)|plenty of people|few people)"
)
_NAMED = words(" ".join(NOUNS.values()) + " weeping tears crying")
_FAULTY = words(
    "overreacting over-reacting crazy mad insane silly stupid dramatic too_sensitive oversensitive weak "
    "daft unreasonable ridiculous losing_it losing_your_mind strange odd weird petty imagining broken "
    "going_mad foolish paranoid heartless cold pathetic mental awful terrible selfish ungrateful wrong_to "
    "a_monster a_bad_person"
)
_OH = r"(?:(?:oh|aw|wow|man|omg|god|gosh|ugh|yeah|ouch|and|so|well|,) )*"
_HIT = words(
    "sting hurt rattle shake flatten crush floor wear_down get_to grind knock upset sadden anger "
    "frighten scare haunt unsettle break wound throw bother drain exhaust test push weigh_on gut "
    "sicken infuriate madden wear stay_with follow"
)


def _table(table: str) -> Pattern:
    return frames(
        table,
        very=_VERY,
        upset=_UPSET,
        painful=_PAINFUL,
        trying=_TRYING,
        sound=_SOUND,
        anyone=_ANYONE,
        hit=_HIT,
        named=_NAMED,
        faulty=_FAULTY,
        oh=_OH,
        start=START,
        end=END,
    )


_UNDERSTANDABLE = _table(
    """
    # it follows from what happened
    (no|small|little) (wonder|surprise)
    it is (a|no) (wonder|surprise) (that )?(you|your|it)
    (hardly|not|nothing) {very}(surprising|surprised|a surprise|strange|odd) (that|if|about|it|you|
    your)
    of course (it|that|this|there|you|your|the|being|some|part|a|an|all|{word}ing)
    {start}({word} ){0,2}course (it|you|that|your|there) (?:{word})
    (naturally|understandably) (you|your|it|there|that)
    you are (naturally|understandably)
    makes? ({word} ){0,4}sense
    (it )?(figures|stands to reason|follows) (that|if|why|you|it|there|your)
    bound to ({hit}|feel|leave|make|bring|stir|hit|be {very}({painful}|{upset}))
    (is|are|was|were) {very}what (you would expect|{anyone} would|a body|bodies|people|shock|grief|
    fear|a mind|minds|humans?|terror|exhaustion|loss|any {word}|(a|the) {word}|parents?|kids|
    children|carers|love|trauma|stress|tiredness|minds|brains|nerves|(a lot of|most|many|
    some) people) (do|does|would|will|did|feel|feels|get|go through)
    (is|are) {very}what (you would|anyone would|i would) expect
    for (good|very good|solid|real|sound) reasons?
    (is|are) how ({anyone}|people|bodies|a body|minds|you|some) {word}
    (does|do|did|will do|would do) (that|this|it) to (you|people|a person|a body|anyone|anybody|us|
    the best of us)
    (makes?|leaves?|turns?) (a person|a body|people|anyone|anybody) {word}
    is your (body|mind|brain|heart|nervous system|system|head|gut) ({word} )?{word}ing
    would (hurt|sting) (whether|even|regardless|either way|no matter)
    comes with (it|that|this|the territory)
    (makes|make) you human
    only human

    # anyone would
    {anyone} ({word} ){0,10}?(would|could|might)
    {anyone} (who ({word} ){1,9})?will ({word} )?(feel|be)
    {anyone}'s {word} would
    who would not
    who (could|can|would) blame you
    (can not|could not|do not|would not|hard to) blame you
    how could (you|there|it|that|anyone|anybody) not
    (would|will|does|could|can) ({word} )?({hit}|make|leave|drive|weigh on|
    be {painful} for) ({word} )?(anyone|anybody|any {word}|most (people|of us|{word}s)|a saint|
    the best of us)
    ({hit}|make|leave|drive|send) (anyone|anybody)
    would ({hit}|take|knock|bring) ({word} ){1,4}(anyone|anybody|a person)
    do not wonder (that|you|it|at)
    not strike me as ({faulty}|embarrassing|shameful|small)
    who (could|can) (sleep|stay|relax|concentrate|rest|eat|think|keep|be)
    (how|what) else (would|could|should|are|were|is) (you|it|anyone|anybody)
    how (is|are|was|were) (anyone|anybody|you) (meant|supposed) to
    (hard|impossible|difficult) not to
    you would (have|need) to be ({word} ){1,5}not to
    you would be forgiven
    you get to (be|feel) {upset}
    (will|would|can) do that{end}
    (came|comes|come) from somewhere
    no small (thing|loss|matter|wonder)
    would (not )?expect (you|anyone|anybody) (to|not)
    you are bound to
    there is (a|good|every|plenty of) reason (why )?(you|your|it|that)
    kept you (safe|alive|going)
    made of (stone|wood|steel|iron|granite)

    # a right, a reason
    (have|got|had|with|has) ({word} )?(every|good|plenty of|all the|a lot of|ample|any amount of|
    full|enough) (right|rights|reason|reasons|cause) (in the world )?(not )?(to|for)
    every (right|reason) (in the world )?(to|for)
    good grounds (for|to)
    (right|entitled|allowed) to (be|feel|cry|grieve|hate|miss|rage|want|need|mourn|resent|
    fall apart|fear|a good)
    (are|were|would be) right to (be|feel)

    # seen from inside
    i (can |could |do |really |totally |completely |quite |well |absolutely |also )*(see|understand|
    imagine|get|appreciate|hear|tell) (exactly |just |totally |well |perfectly )?(why {word}|
    how (you|your|it|that|this|the|a|being|{word}ing|{upset}|lonely|much|awkward|raw|hard it))
    i (can|could) ({word} )?(understand|imagine) (you|your|wanting|feeling|being|needing|not|
    {word}ing|any|all|both)
    (easy|hard|difficult) to see (why|how)
    i would ({word} )?(be|have been|feel) (surprised|amazed|shocked|astonished|worried) (if you|
    by any)
    i am not (at all )?surprised
    i would (have )?expect(ed)? (you|some|tears|anger|any {word} to|a (lot|bit|good deal) of)
    (be|been|seem|look) {very}(strange|odd|weird|unusual|unnatural|inhuman) (if|not|to|for)
    something (strange|odd|wrong|weird) if you
    (strange|odd) {word} (who|that|to) ({word} )?({word} )?(not|nothing)
    i would ({word} )?(be|feel|have been|have felt) ({word} )?{upset}
    i would (want to|have) (scream|screamed|cry|cried|throw|thrown|hide|run|lob|hit|walk)
    i would (probably |also )?(be|feel|worry|cry|dread|panic|struggle|hate|find|miss|flinch|ache|
    lose|fall|shake|jump|freeze|keep|resent|grieve) ({word} ){0,8}(too|as well)
    i would (dread|miss|hate|resent|fear) (it|that|them|him|her) too

    # the response itself called sound
    (is|are|was|were|would be|seems?|sounds?|feels?) {very}{sound} (to|that|when|after|given|for|
    with|if|in|at|because|under|considering|right|while|enough)
    (is|are|was|were|would be|seems?|sounds?) {very}{sound} (response|reaction|thing|part|answer|
    way|feeling|instinct|impulse|caution)
    ({named}|{start}(not )?{word}ing)( {word}){0,9}? (is|are|was|would be|seems?|sounds?|
    feels?) {very}{sound}
    ({named}|{start}(not )?{word}ing|being {very}{upset})( {word}){0,9}? (is|are|was|would be|
    seems?) {very}(well founded|well earned|founded|justified|warranted|deserved|earned|allowed|
    welcome here|no crime|hardly a crime|not a crime|common sense|nothing to be ashamed of|
    (the )?(obvious|only) (place|way|thing|answer)|as human as|what (love|grief|fear) (looks|sounds|
    feels) like)
    {named}( {word}){0,6}? (has|have|had) ({word} )?(earned (its|a|the)|every right|a right|
    good reason|a reason|its reasons|its place|cause)
    {named}( {word}){0,3}? (fits|belongs|follows|makes sense|comes as no surprise|is allowed|
    are allowed)
    (a|an|the) ({word} )?{sound} (response|reaction|answer|thing to (feel|do)) (to|when|after|given)
    how {very}understandable

    # not the fault they take it for
    you are not (being )?{very}{faulty}
    not {faulty} (at all|to|of you|for)
    {start}not {very}{faulty}{end}
    not (find|think|call|see) (it|that|this|you|you as|it as) {very}{faulty}
    (is|are) not {very}({faulty}|trivial|weakness|an? over-?reaction|madness|self-pity|small)
    nothing (silly|wrong|strange|weird|odd|petty|stupid|shameful|weak|abnormal|broken|mad) (about|
    in|with|to be)
    nothing is wrong with you
    not as {faulty}
    """
)
"""The feeling follows from the situation, and anyone would share it."""

_HARD = _table(
    """
    (is|was|must be|must have been|sounds like|seems) {very}(lot|much|too much) (to|for (you|one|
    any)|on)
    {start}({word} )?{word}ing ({word} ){1,9}(hurts|stings|smarts|aches|grinds|wounds|
    takes it out of)
    {start}({word} )?{word}ing ({word} ){1,12}(is|was|must be|must have been|sounds|would be|
    has to be|feels|can be) {very}{painful}
    (it|that|this) (hurts|stings|smarts|aches|burns|cuts) (when|to|being|that|like|because|so|deep|
    most|more)
    (it|that|this|which) (is|was|must be|must have been|sounds|feels|would be|has to be|can not be|
    can not have been) {very}({painful}|easy) (to|when|being|that|after|with|in|at|for (you|anyone)|
    because|knowing|having|on top|{word}ing)
    (is|was|must be|what) {very}{painful} (thing|place|spot|position|way|pair|choice|load|weight|
    blow|loss|week|day|night|loop|bind|mix|feeling|corner|kind|sort|burden|combination|room|
    business|contrast|trap|moment|hour|price) (to|of|that|when|for)
    what a ({word} )?(loop|bind|trap|corner|position|weight|load|blow|lot) (to|for|that|you)
    """
)
"""The weight of it recognised, with what makes it heavy."""

_GENERIC = _table(
    """
    (your|these|those) ({word} )?(feelings?|emotions?|reactions?|anger|grief|sadness|fear|
    frustration|pain|hurt) ({word} and {word} )?(is|are|makes?) {very}({sound}|real|sense)
    (what|how|everything|whatever) you (are )?(feel|feeling) is {very}({sound}|okay|ok)
    (that|this|it) (is|seems|sounds) {very}(understandable|natural|normal|fair enough|human|
    valid){end}
    (that is|it is) {very}(okay|ok|alright|fine|normal|natural|understandable|human) to (feel|be|
    cry|grieve|struggle|have|need|not be|hurt|miss|rage)
    i ({word} )?(understand|know|get) {very}how (you|that) ({word} )?(feel|feels){end}
    """
)
"""A feeling called valid in words for any trouble; it counts, but as generic."""
