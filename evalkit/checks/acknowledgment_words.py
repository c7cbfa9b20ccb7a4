"""The wordings by which a feeling is called understandable, and their word classes."""

from __future__ import annotations

from collections.abc import Mapping

from evalkit.checks.english import stem, word_set
from evalkit.checks.feeling_words import NOUNS, STATES, STIMULI
from evalkit.checks.frames import frames, words
from evalkit.checks.lines import END, START
from evalkit.checks.patterns import Pattern, any_of

GENERIC = "called valid"
"""The way that fits any trouble; whatever it is said of, it is generic."""

REACTIONS = word_set(
    "cry cried cries crying tears weep weeping sob scream screamed shake shaking shook shakes "
    "tremble flinch flinching jump jumpy freeze froze snap snapped shout shouted hide hiding "
    "struggle struggling ache aches wobble crumble guard wary cautious want wanted wanting need "
    "hope wish wishing doubt feel feels felt feeling quiet silent cling avoid stuck raw burn "
    "burned sting stings stung burns smarts hurts matters weighs rattle rattled hit hits land "
    "landed linger breathe shout sore clung feelings lonely hesitate suspicious react reaction "
    "shut withdraw withdrew tense panic crumpled stomach heart body"
)
"""Words for how a feeling shows, beside the feeling words."""
CONDUCT = word_set(
    "slapped slap punched punch kicked keyed lied lie stole steal cheated cheat smashed read "
    "texted reported threw fired dumped failed fail reported insulted ignored blocked spied "
    "copied drank drove hacked followed deserved deserve sworn swore swear cursed"
)
"""What a person did to others: to see why is no acknowledgment of a feeling."""
NO_FEELING = word_set(
    "think know tell say hire believe marry agree kill love benefit advise suggest recommend call "
    "ask help do bother give notice put laugh see guess stop ashamed grateful happy glad proud "
    "lucky thankful rude like enjoy pay buy"
)
"""What anyone would do or be without sharing a hard feeling."""
TO_FEEL = word_set(
    "me you be feel want cry grieve need miss hate dread worry fear mourn ache keep hold hang "
    "resent doubt panic still love long hide avoid guard protect lash mistrust expect rage scream "
    "struggle being feeling wanting crying hating dreading fearing doubting hoping wishing not "
    "trusting"
)
"""What one may have a right or a reason to."""
STEPS = frozenset(
    stem(word)
    for word in word_set(
        "emailing calling ringing moving selling buying waiting booking asking telling writing "
        "leaving going talking checking applying changing saving paying seeing starting stopping "
        "getting making putting taking trying reporting speaking contacting blocking quitting"
    )
)
"""Stems of steps: "emailing her makes sense" is advice agreed to."""
LESSON_OPENERS = any_of(
    r"(?:carrying|holding on|clinging|dwelling)(?: \w+){0,4} (?:hurts|stings)|"
    r"makes? (?:no|little) sense|be lying"
)

_PLEASANT = word_set(
    "joy pride gratitude hope calm excitement love relief surprise anticipation longing"
)
_UPSET = words(" ".join(table for family, table in STATES.items() if family not in _PLEASANT))
_PAINFUL = words(
    " ".join(
        table for family, table in STIMULI.items() if family not in _PLEASANT | {"disgust", "shame"}
    )
    + " hard tough rough difficult brutal cruel horrible awful dreadful rotten heavy terrible "
    "unfair unbearable wretched grim bitter bleak hellish miserable rubbish shitty vile bruising "
    "merciless relentless thankless bewildering gruelling raw sore hideous ghastly absurd"
)
_NAMED = words(" ".join(NOUNS.values()) + " weeping tears crying")
_FAULTY = words(
    "overreacting over-reacting crazy mad insane silly stupid dramatic too_sensitive "
    "oversensitive weak daft unreasonable ridiculous losing_it losing_your_mind strange odd weird "
    "petty imagining broken going_mad foolish paranoid heartless cold pathetic mental awful "
    "terrible selfish ungrateful needy clingy rude wrong_to a_monster a_bad_person"
)
_SOUND = words(
    "understandable natural normal human sane sanest reasonable fair legitimate rational valid "
    "logical proportionate ordinary healthy fitting sensible"
)
_HIT = words(
    "sting hurt rattle shake flatten crush floor wear_down get_to grind knock upset sadden anger "
    "frighten scare haunt unsettle break wound throw drain exhaust test push weigh_on gut sicken "
    "infuriate madden wear stay_with follow"
)
_VERY = (
    r"(?:(?:so|really|very|incredibly|extremely|truly|just|such|quite|pretty|too|deeply|completely|"
    r"totally|perfectly|entirely|absolutely|utterly|only|exactly|all|also|still|even|always|about|"
    r"more than|a|an|the|kind of|doubly|awfully|particularly|uniquely|fairly|most) )*"
)
_ANYONE = (
    r"(?:any(?:one|body)|any (?:parent|mother|mum|mom|father|dad|daughter|son|person|human|man|"
    r"woman|child|kid|nurse|teacher|carer|wife|husband|body|heart|animal)|no(?:body| one)|"
    r"most (?:people|of us|folk|men|women|\w+s)|a lot of (?:people|us)|plenty of people|few people|"
    r"(?:nearly |almost )?every(?:one|body))"
)


def _table(table: str) -> Pattern:
    return frames(
        table,
        very=_VERY,
        upset=_UPSET,
        painful=_PAINFUL,
        sound=_SOUND,
        anyone=_ANYONE,
        hit=_HIT,
        named=_NAMED,
        faulty=_FAULTY,
        start=START,
        end=END,
    )


WAYS: Mapping[str, Pattern] = {
    "no wonder": _table(
        """
        (no|small|little) (wonder|surprise)
        a (wonder|surprise) (that )?(you|your|it)
        (hardly|not) {very}(surprising|surprised|a surprise|strange|odd)
        do not wonder (that|you|it|at)
        """
    ),
    "of course": _table(
        """
        of course (it|that|this|there|you|your|the|being|some|part|a|an|all|{word}ing)
        {start}({word} ){0,2}course (it|you|that|your|there)
        (naturally|understandably) (you|your|it|there|that)
        """
    ),
    "sense": _table(
        """
        makes? ({word} ){0,4}sense
        """
    ),
    "anyone": _table(
        """
        {anyone} ({word} ){0,10}?(would|could|might)
        {anyone} (who ({word} ){1,9})?will ({word} )?(feel|be)
        {anyone}'s {word} would
        who would not
        who (could|can|would) blame you
        {start}(and |so |but )?who (could|can) (sleep|stay|relax|concentrate|rest|eat|think|keep|be|
        bear|stand|swallow|breathe|trust|forget|face|laugh|smile|feel)
        (can not|could not|do not|would not|hard to) blame you
        """
    ),
    "shared": _table(
        """
        (would|will|does|could|can) ({word} )?({hit}|make|leave|drive|weigh on|
        be {painful} for) (almost |nearly |even |just about )?(anyone|anybody|any {word}|
        most (people|of us|{word}s)|a saint|the best of us)
        would ({hit}|take|knock|bring) ({word} ){1,4}(anyone|anybody|a person)
        ({hit}|make|leave|drive|send) (anyone|anybody)
        would (hurt|sting) (whether|even|regardless|either way|no matter)
        how could (you|there|it|that|anyone|anybody) not
        (how|what) else (would|could|should|are|were|is) (you|it|anyone|anybody)
        how (is|are|was|were) (anyone|anybody|you) (meant|supposed) to
        (hard|impossible|difficult) not to
        you would (have|need) to be ({word} ){1,5}not to
        made of (stone|wood|steel|iron|granite)
        you would be forgiven
        (makes|make) you human
        only human
        # what follows from such a thing
        (figures|stands to reason|follows|adds up|tracks) (that|if|why|you|it|there|your)
        bound to ({hit}|feel|leave|make|bring|stir|hit|be {very}({painful}|{upset}))
        you are (bound to|naturally|understandably)
        (is|are|was|were) {very}what (you would expect|{anyone} would|a body|bodies|people|shock|
        grief|fear|a mind|minds|humans?|terror|exhaustion|loss|any {word}|(a|the) {word}|parents?|
        kids|children|carers|love|trauma|stress|tiredness|brains|nerves|(a lot of|most|many|
        some) people) (do|does|would|will|did|feel|feels|get|go through)
        (is|are) {very}what (you would|anyone would|i would) expect
        (is|are) how ({anyone}|people|a lot of|bodies|a body|minds|you|some) {word}
        (does|do|did|will do|would do) (that|this|it) to (you|people|a person|a body|anyone|anybody|
        us|the best of us)
        (will|would|can) do that{end}
        (makes?|leaves?|turns?) (a person|a body|people|anyone|anybody) {word}
        is your (body|mind|brain|heart|nervous system|system|head|gut) ({word} )?{word}ing
        (came|comes|come) (from somewhere|with the territory)
        that is how it is (after|when|with|for)
        no small (thing|loss|matter)
        would (not )?expect (you|anyone|anybody) (to|not)
        kept you (safe|alive|going)
        for (good|very good|solid|real|sound) reasons?
        """
    ),
    "right": _table(
        """
        (have|got|had|with|has) ({word} )?(every|good|plenty of|all the|a lot of|ample|
        any amount of|full|enough) (right|rights|reason|reasons|cause|
        grounds) (in the world )?(not )?(to|for)
        every (right|reason) (in the world )?(to|for)
        good grounds (for|to)
        you (are|were|have|had|would be) ({word} )?(right|entitled|allowed|the right|a right) to
        you get to (be|feel) {upset}
        there is (a|good|every|plenty of) reason (why )?(you|your|it|that)
        """
    ),
    "seen": _table(
        """
        i (can |could |do |really |totally |completely |quite |well |absolutely |also )*(see|
        understand|imagine|get|appreciate|hear|tell) (exactly |just |totally |well |
        perfectly )?why ({word})
        i (can |could |do |really |totally |completely |quite |well |absolutely |also )*(see|
        understand|imagine|get|appreciate|hear|tell) (exactly |just |totally |well |
        perfectly )?how (you|your|it|that|this|the|a|being|{word}ing|{upset}|lonely|much|raw)
        i (can|could) ({word} )?(understand|imagine) (you|your|wanting|feeling|being|needing|not|
        {word}ing|any|all|both)
        (easy|hard|difficult) to see (why|how) {word}
        i (would|should) ({word} )?(be|have been|feel) (surprised|amazed|shocked|astonished|
        worried) (if you|by any)
        i am not (at all )?surprised (you|it|that)
        i would (have )?expect(ed)? (you|some|tears|anger|any {word} to|a (lot|bit|good deal) of)
        (be|been|seem|look) {very}(strange|odd|weird|unusual|unnatural|inhuman) (if|not|to|for)
        something (strange|odd|wrong|weird) if you
        (strange|odd) {word} (who|that|to) ({word} )?({word} )?(not|nothing)
        i would ({word} )?(be|feel|have been|have felt) ({word} )?{upset}
        i would (want to|have) (scream|screamed|cry|cried|throw|thrown|hide|run|lob|walk)
        i would (probably |also )?(be|feel|worry|cry|dread|panic|struggle|hate|find|miss|flinch|
        ache|lose|fall|shake|jump|freeze|keep|resent|grieve) ({word} ){0,8}(too|as well)
        i would (dread|miss|hate|resent|fear) (it|that|them|him|her) too
        """
    ),
    "sound": _table(
        """
        (is|are|was|were|would be|seems?|sounds?|feels?) {very}{sound} (to|that|when|after|given|
        for|with|if|in|at|because|under|considering|right|while|enough)
        (is|are|was|were|would be|seems?|sounds?) {very}{sound} (response|reaction|thing|part|
        answer|way|feeling|instinct|impulse|caution)
        ({named}|{start}(not )?{word}ing)( {word}){0,9}? (is|are|was|would ({word} )?be|seems?|
        sounds?|feels?) {very}{sound}
        ({named}|{start}(not )?{word}ing|being {very}{upset})( {word}){0,9}? (is|are|was|would be|
        seems?) {very}(well founded|well earned|founded|justified|warranted|deserved|earned|allowed|
        welcome here|no crime|hardly a crime|not a crime|common sense|nothing to be ashamed of|
        (the )?(obvious|only) (place|way|thing|answer)|as human as|what (love|grief|fear) (looks|
        sounds|feels) like)
        {named}( {word}){0,6}? (has|have|had) ({word} )?(earned (its|a|the)|every right|a right|
        good reason|a reason|its reasons|its place|cause)
        ({named}|{start}(not )?{word}ing|being {very}{upset})( {word}){0,9}? (is|are|was|would be|
        seems?|sounds?) {very}(right (answer|response|reaction|feeling|size|word)|bang on|spot on|
        about right|exactly right|on the cards|par for the course|to be expected|inevitable|
        no mystery|going to (come|hit|turn up|follow|show up))
        {named}'s {very}({sound}|right|justified|allowed|fair|to be expected|bound to)
        {named}( {word}){0,3}? (fits|belongs|follows|comes as no surprise|is allowed|are allowed)
        (a|an|the) ({word} )?{sound} (response|reaction|answer|thing to (feel|do)) (to|when|after|
        given)
        how {very}understandable
        """
    ),
    "no fault": _table(
        """
        you are not (being )?{very}{faulty}
        not {faulty} (at all|to|of you|for)
        {start}not {very}{faulty}{end}
        not (find|think|call|see) (it|that|this|you|you as|it as) {very}{faulty}
        not you being {faulty}
        not strike me as ({faulty}|embarrassing|shameful|small)
        (is|are) not {very}({faulty}|trivial|weakness|cowardice|paranoia|selfishness|laziness|drama|
        vanity|failure|an? over-?reaction|madness|self-pity|small)
        nothing (silly|wrong|strange|weird|odd|petty|stupid|shameful|weak|abnormal|broken|
        mad) (about|in|with|to be)
        nothing is wrong with you
        not as {faulty}
        """
    ),
    "heavy": _table(
        """
        # the weight of it recognised, with what makes it heavy
        (is|was|must be|must have been|sounds like|seems) {very}(lot|much|too much) (to|for (you|
        one|any)|on)
        {start}({word} )?{word}ing ({word} ){1,9}(hurts|stings|smarts|aches|grinds|wounds|
        takes it out of)
        {start}({word} )?{word}ing ({word} ){1,12}(is|was|must be|must have been|sounds|would be|
        has to be|feels|can be) {very}{painful}
        (it|that|this) (hurts|stings|smarts|aches|burns|cuts) (when|to|being|that|like|because|so|
        deep|most|more)
        (it|that|this|which) (is|was|must be|must have been|sounds|feels|would be|
        has to be) {very}{painful} (to|when|being|that|after|with|in|at|because|knowing|having|
        on top|{word}ing)
        (is|was|must be|what) {very}{painful} (thing|place|spot|position|way|pair|choice|load|
        weight|blow|loss|week|day|night|loop|bind|mix|feeling|corner|kind|sort|burden|combination|
        room|business|contrast|trap|moment|hour|price) (to|of|that|when|for)
        what a ({word} )?(loop|bind|trap|corner|position|weight|load|blow|lot) (to|for|that|you)
        """
    ),
    GENERIC: _table(
        """
        (your|these|those) ({word} )?(feelings?|emotions?|reactions?|anger|grief|sadness|fear|
        frustration|pain|hurt) ({word} and {word} )?(is|are|makes?) {very}({sound}|real|sense)
        (what|how|everything|whatever) you (are )?(feel|feeling) is {very}({sound}|okay|ok)
        (that|this|it) (is|seems|sounds) {very}(understandable|natural|normal|fair enough|human|
        valid){end}
        (that is|it is) {very}(okay|ok|alright|fine) to (feel|be|cry|grieve|struggle|have|need|
        not be|hurt|miss|rage)
        i ({word} )?(understand|know|get) {very}how (you|that) ({word} )?(feel|feels){end}
        """
    ),
}
"""Ways to call a feeling understandable; a way is named for the gate it passes."""
