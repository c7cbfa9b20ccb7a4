"""Stock phrases: sympathy and comfort in words that fit anybody's trouble."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache

from evalkit.checks.english import REACH
from evalkit.checks.frames import Match, frames, words
from evalkit.checks.lines import END, clause_lines
from evalkit.checks.patterns import Pattern
from evalkit.checks.registry import Mark, Outcome, check, count
from evalkit.checks.text import Exchange, Text
from evalkit.types import Json


@check(
    "stock_phrases",
    summary="Template sympathy, platitudes and slogans that fit anybody's trouble",
    number="count of phrases",
    source="Platitudes and formulaic support: MacGeorge, Feng & Burleson (2011) on low "
    "person-centredness; Lee et al. (2024, arXiv 2403.18148) on models; list our own",
)
def stock_phrases(exchange: Exchange, params: Mapping[str, Json]) -> Outcome:
    """Mark each phrase once, with its sort as kind."""
    return count(phrases_in(exchange.reply))


@lru_cache(maxsize=16)
def phrases_in(reply: Text) -> tuple[Mark, ...]:
    """The stock phrases of a reply, in order; of two that overlap, the one that begins first."""
    marks: list[Mark] = []
    for mark in sorted(_found(reply), key=lambda mark: (mark.start, -mark.end)):
        if not marks or mark.start >= marks[-1].end:
            marks.append(mark)
    return tuple(marks)


def _found(reply: Text) -> Iterator[Mark]:
    lines = clause_lines(reply)
    for kind, pattern in _PHRASES.items():
        for match in lines.matches(pattern):
            if _is_meant(match):
                yield match.mark(kind)


def _is_meant(match: Match) -> bool:
    """Whether the supporter says it to the person, rather than about the phrase."""
    if match.reading.is_reported(match.start) or _TALKED_ABOUT.matches(
        match.reading.form[match.end : match.end + REACH].lstrip()
    ):
        return False
    return not _TURNED_DOWN.matches(match.reading.form[max(0, match.start - REACH) : match.start])


_TALKED_ABOUT = Pattern(
    r"^(?:, )?(?:they|people|everyone|everybody|she|he|your \w+|the \w+) "
    r"(?:say|said|says|tell|told|keep|kept)|"
    r"^(?:, )?(?:is|are|was|sounds?|feels?|must|might|can|does|do|did) (?:\w+ ){0,3}(?:lie|cliche|"
    r"hollow|empty|cruel|slogan|sentence|phrase|platitude|not help|useless|unhelpful|thing to|"
    r"words|insult\w*|not touch|not cover)"
)
"""Goes on about the phrase itself: "time heals is a cruel thing to say"."""

_TURNED_DOWN = Pattern(
    r"\b(?:as if|as though|whether|if|than|no|not|never|nobody|hardly|enough of|sick of|tired of|"
    r"hate|the usual) (?:\w+ )?$"
)
"""Denied or only supposed right before: "I won't pretend that time heals"."""

_HARD = words(
    "hard difficult tough rough challenging painful awful terrible horrible stressful frustrating "
    "upsetting overwhelming devastating exhausting scary tiring heavy a_lot so_much sad "
    "heartbreaking"
)
_VERY = (
    r"(?:(?:so|really|very|incredibly|extremely|truly|just|such|quite|pretty|super|too|deeply|"
    r"rather) )*"
)


def _table(table: str) -> Pattern:
    return frames(table, hard=_HARD, very=_VERY, end=END)


_PHRASES: Mapping[str, Pattern] = {
    "sympathy": _table(
        """
        sorry (to (hear|learn|read)|(for|about) your ({word} )?loss)( (that|this|about (that|
        this)))?
        sorry (that )?you (are|have|had|were)( {word}){0,4}? (going|go|went|gone|
        been) through( (this|that|it|so much|such|all))?
        sorry (that )?you (are|have|had|were)( {word}){0,3}? (feeling|dealing|deal|experiencing|
        facing)( with)? (this|that|it|so much|such|all|these|down|low)
        you are ({word} )?going through (so much|a lot|something|such|an? ({word} )?(hard|difficult|
        tough|rough|challenging|painful))
        i feel your pain
        feel for you
        ^((aw|oh|wow|man|omg|god|gosh|ugh|yeah|,) )*(that|this) is {very}(hard|tough|rough|
        difficult|a lot)({end}| for)
        (that|this|it)? ?(is|sounds like|seems like) (such )?a lot to (deal|cope|handle|process|go|
        take)
        sorry you (feel|are feeling) (this|that) way
        sorry (that )?(this|that) (happened|is happening) to you
        sorry for (what|everything|all) (that )?you (are|have been|went|are)( {word})?( through)?
        (my |our )?(deepest|sincere|sincerest|heartfelt) (condolences|sympath(y|ies))
        my condolences
        thoughts and prayers
        (you are |you and {word} are |keeping you )?in (my|our) (thoughts|prayers)
        thinking of you( and your family)?( at this| during this)?
        (my|our) hearts? (goes|go|breaks|break|is|aches) (out )?(to|for|with) you
        sorry (that )?you (are|have been|were) having (such )?an? ({word} )?(hard|rough|tough|bad|
        difficult|terrible|awful) (time|day|week|month|year)
        sorry for (your|the) troubles?
        rest in peace
        gone but not forgotten
        (this|that|it|which) (must|has to|can not|can|could not|cannot) (be|have been|
        feel) {very}({hard}|easy)( for you)?
        (sounds|seems) {very}(like (it is |a |an )?{very})?{hard}( (situation|time|thing|place|
        position|experience|day|week))?( for you)?{end}
        (this|that|it) (is|was) {very}(a )?({very})(hard|difficult|tough|challenging|rough) (time|
        situation|position|experience|thing to go through)
        i can (see|tell|hear|only imagine|imagine) (that |how )?(this is |it is |it must be |
        this must be )?{very}(hard|difficult|tough|painful|challenging)( (this|it|that) (is|must be|
        has been))?( for you)?
        i can not (even )?(begin to )?imagine (how|what)
        words can not (express|describe)
        (at|during|in|through) (this|such a|these|a) (difficult|hard|tough|challenging|trying|
        painful) times?
        (what|everything|all) you are going through
        life can be ({word} )?(hard|tough|difficult|challenging|unfair)
        (adjusting|breakups?|grief|loss|change|work|family|relationships?|it|
        this) ({word} ){0,5}can be ({word} )?(hard|tough|difficult|challenging|stressful|
        overwhelming)
        """
    ),
    "thanks": _table(
        """
        (thank you|thanks)( (so|very) much)? for (sharing|reaching out|opening up|trusting|
        confiding|being (so )?(open|honest|vulnerable|brave)|having the courage|letting (me|
        us) (know|in)|coming (to|here)|your (honesty|openness|trust|courage|message))
        (i|we) ({word} )?appreciate (you|your) (sharing|opening|reaching|trust[a-z]*|honesty|
        openness|courage|vulnerability|being)
        (brave|courageous|strong) of you to (share|open|talk|say|tell|reach)
        (glad|happy|good) (that )?you (reached out|opened up|shared)
        (takes|took|taking) ({word} ){0,3}(courage|strength|bravery|guts) (to|
        for)( {word}){0,2}( (open up|share|reach out|ask for help|admit|talk|speak|say|seek|
        acknowledge|get help|come forward))?
        """
    ),
    "validation": _table(
        """
        (your|these|those|all|everybody's|everyone's|the|that) ({word} )?(feelings?|emotions?|
        reactions?|experiences?|pain|grief|anger|sadness|response|concerns?|frustration) (is|
        are) ({word} )?(valid|real|legitimate|understandable|normal|natural)
        (that|this|it) is ((so|totally|completely|perfectly|also|entirely|absolutely) )?valid
        (what|how|everything|whatever) you (are )?(feel|feeling) is ({word} )?(valid|ok|okay)
        (feelings|emotions) matter
        you are ({word} )?valid
        valid (feelings?|emotions?|response|reaction)
        (it is|that is) ((perfectly|totally|completely|absolutely|also|so) )?(ok|okay|alright|
        all right|fine)( to)? (not (to )?(be|feel) (ok|okay|alright|fine)|(to )?feel (this|that|
        the) way|to feel (whatever|what|how)|to feel ({word})|to cry|to grieve|to be (sad|upset|
        angry|scared|anxious|vulnerable)|to ask for help|to struggle|to take (time|a break))
        (it is|that is|this is) ({word} )?(normal|natural|understandable|common|human) (to feel|
        to have|that you feel|you feel|for you to feel)( (this|that) way)?
        (that is|this is|it is) (completely|totally|perfectly|entirely|absolutely|very|
        so) (understandable|normal|natural)({end}| to| that| for)
        (no|not a) right or wrong (way|answer|feelings?|emotions?)
        allow yourself to (feel|grieve|cry|rest)
        feel your feelings
        (i|we) (completely |totally |really |fully |do )?(understand|know|get) (exactly )?(how (you|
        that) ({word} )?feels?|what you are (going through|feeling)|where you are coming from|
        how (hard|difficult|tough) (this|it|that))
        you are not a burden
        you have every right to feel (this|that|the) way
        you matter
        your (voice|story|pain|life) matters
        """
    ),
    "presence": _table(
        """
        i hear you({end}| and i| but| on that| loud)
        (i am|i will|we are|i will always be|am|always) ({word} )?here (for you|to (listen|help|
        support|talk)|if you|whenever|with you)
        (remember |know )?(that )?you are ({word} )?not ({word} )?alone( in (this|feeling|how))?
        you do not have to (go through|face|do|carry|deal with) (this|it|that|these)( {word})? alone
        never alone
        we are (all )?in this together
        (a )?safe space
        (without|free of|no) judge?ment
        judge?ment-free
        judge?ment free
        my door is (always )?open
        a listening ear
        shoulder to cry on
        reach out (any ?time|whenever|if)
        do not hesitate to
        sending ({word} ){0,3}(love|hugs?|prayers|strength|light|vibes|thoughts|energy|
        positiv{word}|healing|your way)( and (love|hugs|strength|light|prayers))?( your way)?
        (big|virtual|huge|warm|massive|gentle) hugs?
        hugs to you
        ^hugs
        (praying|prayers) for (you|your)
        lots of love
        we feel you
        (keeping|keep) you in my
        love and light
        (we|i) ({word} )?pray for you
        (prayers|hugs|love) (to|for) you( and your family)?
        """
    ),
    "encouragement": _table(
        """
        you( have)? (totally |so |really )?got this
        you can do (this|it){end}
        rooting for you
        hang tight
        (hang|hang on|hold on) in there
        stay (strong|positive|hopeful|blessed)
        (be|keep) strong
        keep (your )?(chin|head) (up|held high)
        chin up
        cheer up
        keep smiling
        keep (going|fighting|pushing)({end}| on)
        you can do hard things
        just breathe
        (do not|never) (ever )?give up
        keep the faith
        keep your spirits up
        (you are|you are so much|even) ({word} )?(stronger|braver|more resilient|tougher|
        more capable) than you ({word} )?(know|think|realise|realize|believe|give yourself)
        you are (so|such a|incredibly|very|a|truly|one) ({word} )?(strong|brave|resilient|warrior|
        fighter|survivor)( (person|people))?
        believe in yourself
        trust (the process|yourself|the journey)
        you are (enough|loved|worthy|worth it|amazing|a star|doing (great|amazing|your best|
        the best you can|so well|brilliantly|well))
        you deserve (to be (happy|loved)|happiness|love|the (world|best)|(so )?(much )?better)
        (i )?believe in you
        proud of you
        i have (every )?faith in you
        look how far you have come
        you will ({word} )?(get|make it|come) (through|out|past|over) (this|it|the|stronger)
        we will get through this
        (take|taking|takes) ({word} )?(one|it one|things one|it a|each) (day|step|moment|
        hour) at a time
        (one|a) (day|step|moment) at a time
        baby steps
        day by day
        step by step{end}
        (be|remember to be|please be) (kind|gentle|patient|easy|good|compassionate) (to|with|
        on) yourself
        go easy on yourself
        (practice|practise|practising|practicing) ({word} )?self(-| )(care|compassion|love)
        self-care is
        do not be (so |too )?hard on yourself
        take (good )?care of yourself
        take care({end}| and| now| x)
        look after yourself
        give yourself (grace|time|permission|credit)
        put yourself first
        take all the time you need
        take your time{end}
        wishing you (all )?(the )?(best|well|strength|peace|healing|luck|a speedy)
        good luck({end}| with)
        fingers crossed
        best wishes
        all the best
        stay safe{end}
        you are in (good|safe) hands
        keep it up
        """
    ),
    "platitude": _table(
        """
        time ({word} )?(heals?|will heal)( (all|everything|every) ?(wounds?)?)?
        time is (a|the) (great|best)( {word})? healer
        (just )?give it (some )?time
        everything (happens|is) for a reason
        (happens|happened) for a reason
        meant to be{end}
        god has a plan
        god (only |never |does not |will not )*(gives?|sends?)( {word}){0,3} (more|what|burdens?|
        battles?)
        part of god's plan
        he never gives us more
        the universe (has|is|will)
        this too (shall|will) pass
        (it|this|the feeling|these feelings|the pain) (will|shall) pass
        (it|things|this|life) (will|does|do|always|is going to|are going to) (all )?(get|gets|
        getting) (better|easier)
        (gets|getting) (better|easier)
        (it|things|everything) (will|is going to|are going to) (all |just )*(work out|be (just |
        all )?(ok|okay|fine|alright|all right|good|great|right)|turn out (fine|ok|okay|well|alright|
        for the best))
        you will (be|feel) (just |absolutely |totally |all )?(fine|ok|okay|alright|right|grand|
        better (soon|in no time))
        (better|brighter|sunnier|good) (days|times) (are |will |lie )?(ahead|coming|come)
        (there is )?(always )?light at the end of (the|every) tunnel
        there is (always )?(hope|a rainbow)
        after (every|the|each) (storm|rain)
        every (storm|cloud)
        silver linings?
        tomorrow is (a new|another) day
        what does not kill you
        (makes|make|made) you stronger
        when one door closes
        (plenty|lots)( more)? (of )?(other )?fish
        life goes on
        life is too short
        it is what it is
        it could be worse
        look on the bright side
        on the bright side
        happens to the best of us
        rome was not built
        all you can do is
        (it is )?(always )?darkest before
        they say that
        glass half full
        good vibes
        life gives you lemons
        make lemonade
        good things come
        nobody said (life|it) (was|is|would be) easy
        the sun will (shine|rise|come)
        hardest (at|in) the (beginning|start)
        (at|on|for) the positives
        do not let (it|them|him|her|this) get (you|to you)
        listen to your heart
        follow your heart
        live on in
        (is|was|are) not meant to be
        worst days
        (god|allah|he|the lord) (knows best|is (good|great|in control|with you)|has a plan)
        it is well{end}
        bless (you|your heart)
        patience is a virtue
        worth the wait
        (in a|gone to a) better place
        no longer (in pain|suffering)
        (watching|looking) (over|down on) you
        at peace now
        with the angels
        another angel
        only the good die
        (he|she|they) (would|will) (want you to be|always be with you|live on|always be in your)
        would not want you to be (sad|upset)
        heaven (has|gained)
        (healing|recovery|grief|progress|life|it) is (not (always )?(linear|a straight line|a race|
        easy)|a (journey|process|marathon|rollercoaster|roller coaster))
        everyone (grieves|heals|goes through)( ({word} ){0,2}(differently|own|this))
        in their own (time|way|pace)
        there is no timeline
        (you|we) can not pour from an empty cup
        comparison is the thief
        mind over matter
        knowledge is power
        laughter is the best
        no rain no flowers
        hope this helps
        let go and let god
        count your blessings
        first day of the rest of your life
        ups and downs
        """
    ),
}
"""Each sort of stock phrase; `frames` explains the notation, `{end}` is a clause's end."""
