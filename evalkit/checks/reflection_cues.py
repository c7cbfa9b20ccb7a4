"""The wordings that speak for or against a reflection, and what each is worth."""

from __future__ import annotations

from collections.abc import Mapping

from evalkit.checks.frames import frames, words
from evalkit.checks.lines import END
from evalkit.checks.patterns import Pattern

POINTS: Mapping[str, tuple[float, float]] = {
    "you as subject": (1, 0.5),
    "yours as subject": (1, 0.5),
    "impersonal subject": (0.5, 0),
    "framed": (1, 1),
    "opens with so": (1.5, 0.5),
    "opens with and": (0.5, 0),
    "opens with but": (0.5, 0),
    "echo": (0.5, 0),
    "shared word": (0.5, 0.5),
    "two shared words": (0.5, 0),
    "three shared words": (0.5, -0.5),
    "fresh words": (0, 0.5),
    "unspoken feeling": (1.5, 1),
    "stated feeling": (0.5, 0),
    "depth": (1, 1),
    "more depth": (0.5, 1),
    "significance": (0.5, 1),
    "acknowledges": (1, 1),
    "evaluates": (-1, 0),
    "no topic": (-0.5, 0),
    "informs": (-0.5, 0),
    "leaves the choice": (-1.5, 0),
    "only others": (-1.5, 0),
    "framed others": (-1.5, 0),
    "no you": (-1.5, 0),
    "supporter": (-1, 0),
    "supporter first": (-1.5, 0),
    "sympathises": (-1.5, 0),
    "stock phrase": (-1.5, 0),
    "soothes": (-1.5, 0),
    "praises": (-1.5, 0),
    "agrees": (-2, 0),
    "exclaims": (-1.5, 0),
    "imperative": (-1.5, 0),
    "blames": (-2, 0),
    "beside blame": (-1, 0),
    "advises": (-2.5, 0),
    "asks": (-3, 0),
}
"""Each cue's points for being a reflection and for being a complex one.

Rounded to halves from a linear model of our own labelled replies in which the best
sentence stands for its reply; rounding cost nothing (quadratic kappa .63 before, .65
after). Nothing here was fitted on the labelled test texts.
"""

REFLECTS_AT = 1.0
"""Points from which a sentence counts as a reflection."""
COMPLEX_AT = 1.5
"""Depth points from which a reflection counts as complex."""

LEAD = Pattern(
    r"(?m)^(?:(?:and|so|but|yeah|yes|no|well|then|maybe|perhaps|now|right|okay|ok|oh|oof|,) |"
    r"to me |for me )*"
    r"(?:"
    r"(?:it|that|this|things|life|all (?:of )?(?:it|this|that)) "
    r"(?:(?:almost|really|also|just|all|must|might|may|can) )?(?:sounds?|seems?|feels?|looks?)"
    r"(?: (?:to me|like|as if|as though|that|almost))*"
    r"|(?:sounds|seems|feels|looks)(?: (?:to me|like|as if|as though|that))*"
    r"|(?:it|that) (?:is|was)(?: (?:almost|kind of|a bit))? (?:as if|as though|like)"
    r"|what i (?:am |can )?(?:hear|hearing|sense|sensing|picking up|get|getting|notice|noticing)"
    r"(?: \w+){0,3} is(?: that)?"
    r"|i (?:(?:can|could|really|also|do|am) )*(?:hear|hearing|sense|sensing|notice|noticing|gather|"
    r"imagine|suspect|guess|picture|wonder|wondering|bet|see|picking up|get (?:the|a) "
    r"(?:sense|feeling|impression))(?: from \w+ \w+)?(?: (?:that|if|whether|how|like|of))?"
    r"|i (?:would|should|do)(?: not)? (?:guess|imagine|think|expect|bet|say|suppose)(?: that)?"
    r"|i think(?: that)?|i read (?:that|it|this) as"
    r"|(?:if i|do i|am i|let me see if i|let me check) (?:understand|have|hear|am hearing|"
    r"follow)[^,\n]*"
    r"|(?:my|one) (?:guess|hunch|sense|impression)(?: \w+){0,2} is(?: that)?"
    r"|in other words|from (?:what|where) you[^,\n]*|the way you (?:put|tell|say|describe)[^,\n]*"
    r"|you (?:are saying|are telling me|mean|mentioned|said)(?: that)?"
    r")(?: |$)"
)
"""What leads into a reflection without being part of it: "it sounds as if", "I wonder if"."""

TAG = Pattern(
    r"(?:^|, )(?:is it|has it|have you|are you|do you|did you|was it|does it|were you|right|no|"
    r"yeah|"
    r"huh|hey|am i right|is that right|is that fair|would you say|i am guessing|i guess)(?: not)?$"
    r"|(?:is|are|do|does|did|has|have|was) (?:it |you )?not(?: it| you)?$"
)
"""A question only in form: "it hasn't let go of you, has it?"."""


def _table(table: str, **slots: str) -> Pattern:
    return frames(table, end=END, **slots)


REMEDY = _table(
    """
    (the two of |both of )?you (two |both |all )?((really|just|might|may|will|would|
    probably) )*need (a|an|some|your|more|less|this|that|[0-9a-z]+ (hours|minutes|days)|to (talk|
    speak|see|get|go|take|make|find|call|ask|set|stop|start|try|do|have|work|put|write|read|rest|
    sort|be (firm|clear|more|careful|honest|patient)))
    you (both )?(will|may|might|would) (probably |really )?(want|need|like|benefit|do well|
    find it (easier|helpful|useful))
    you (just|only) have to
    you (really |just )?(should|ought|must not|had better|better|do want)
    (it is|is it|that it is) (really )?time (you|to|for you)
    """
)
"""Advice dressed up as a reflection: "it sounds like you need a written agreement"."""

STEP = _table(
    """
    (option|solution|way forward|next step|step|matter|job|question|topic|case) (for|would|might|
    could|is|to)
    (therapy|therapist|counselling|counseling|counsellor|counselor|mediation|gp|solicitor|lawyer|
    helpline|doctor|union|social worker|budget|agreement|plan|appointment|assessment|referral|rehab|
    medication)
    conversation (you|to have|with)
    (worth|would help|could help|might help|would be (good|best|useful|helpful|wise|sensible))
    """
)
"""A step or a service: what follows "it sounds like" is then advice or agreement."""

DEPTH = _table(
    """
    # a part of the person, or an image
    (part|side|bit|half|piece|corner|version|one) of you
    as (if|though)
    like (a|an|the|being|you|someone|it|every)
    (underneath|beneath|under|behind) (the|that|all|it|this|your)
    # conflict and contrast
    torn
    (stuck|caught) between
    (either way|neither|on top of|at the same time|and yet|rather than|instead of)
    (easier|safer|harder|simpler|better|worse) ({word} ){0,6}than
    not (just |only |so much |really |even )?({word} ){1,6}(, )?(but|it is|it was|so much as|more)
    (is|was) not (about|the|really|even|just|only)[^;]*(,|;) (it is|it was|but|that is)
    less ({word} ){1,5}than
    more ({word} ){1,6}than
    even (though|when|while|as)
    on (the )?one (hand|side)
    # what matters in it
    (what|which|the (bit|part|thing)|the {word}est( part| bit| thing)?)( that)? (hurts?|stings?|
    matters?|gets?|scares?|frightens?|haunts?|aches?|you (really )?(miss|want|need|fear|lost|long))
    (it|that|this) (means|meant|matters|mattered|becomes|became|turned|turns|tells|told|says|leaves|
    left|costs|cost)
    # what is wished for or missing
    (wish|want|long|hop)(ed|ing|s)? ({word} ){0,2}(to|for|him|her|them|it|someone|one)
    need(ed|ing)? (someone|somebody|to be (seen|heard|held|believed|told|needed))
    you would (rather|give|have|love|like)
    (nobody|no one|not one|nowhere)( {word})? {word}
    never (quite|really|got|get|had|been|asked)
    nothing (left|you|is|was)
    (used to|any ?more|no longer|still|the only {word})
    all (those|these|this|that)
    every (single|time|day|night|week|morning|evening|weekend)
    # who they are in it
    (who|what|the (person|one|man|woman|girl|boy|kid)) you (are|were|used to be|have been|thought|
    wanted)
    (in|inside|over|under|with) (there|that|you){end}
    (for|on|at|to|of) you{end}
    (for|to) you (it|that|this|there)
    (carry|carrying|carried|hold|holding|held|bear|bearing|hide|hiding|hid|guard|guarding|waiting|
    watching|keeping|pretending|losing|lost|shrinking|braced|bracing)
    """
)
"""Meaning, contrast, conflict, wish or image: what a complex reflection adds."""

_LOOKS = words(
    "fab fabulous lovely gorgeous beautiful stunning great fine nice amazing pretty handsome good "
    "wonderful"
)

WORDING: Mapping[str, Pattern] = {
    "significance": _table(
        """
        (what|the (hard|worst|cruel|sad|hurt)[a-z]*( {word})?) ({word} ){1,8}(is|was)
        ^(and |so |but )?(it|that|this|that {word}|the {word}) (felt|stuck|landed|stayed|sank|cut|
        stung|hurt|weighs|sits|lingers|followed|haunts|lives|still)
        (part|parts|side|bit|some|something|much) ({word} )?(of|in|inside|under|underneath) (you|
        that)
        """
    ),
    "acknowledges": _table(
        """
        (no wonder|no surprise|of course|who would not|it figures|bound to|natural to|can see why|
        get why)
        makes? ({word} ){0,2}sense
        any(one|body) (would|with|who)
        (understandable|understandably)
        every (reason|right)
        be (strange|odd) (if|to|not)
        """
    ),
    # "That sounds really hard": a judgement of the situation, nothing handed back.
    "evaluates": Pattern(
        r"^(?:(?:oh|god|wow|ugh|man|yeah|ok|okay|so|and|aw|omg|gosh|sorry|but|bro|mate|sis|hun|,) "
        r")*"
        r"(?:that|it|this|which|must|what|how|sounds|sound)"
        r"(?: (?:is|was|must|can|could|sounds|sound|be|have|been|so|really|very|quite|pretty|like|"
        r"an?|"
        r"feel|feels|just|such|not|all))* (?:hard|tough|rough|difficult|awful|terrible|horrible|"
        r"sad|"
        r"stressful|frustrating|painful|lot|scary|shame|challenging|upsetting|rubbish|crap|shit|"
        r"sucks|"
        r"exhausting|annoying|rude|lonely|nightmare|tricky|unfair|nice|heavy|weird|normal|mean|"
        r"cruel|"
        r"gutting|dreadful|embarrassing|overwhelming|disappointing|situation)"
        r"(?: (?:situation|time|thing|place|position|one|for you|to (?:be|hear|go|deal|read|carry)"
        r"[^,]*|when[^,]*|bro|sis|mate|man))?(?: ,.*)?$"
    ),
    "praises": _table(
        """
        you (are|were|sound|have been|must be) ({word} ){0,2}?(strong|stronger|brave|braver|amazing|
        wonderful|incredible|brilliant|great|awesome|fantastic|inspiring|beautiful|gorgeous|pretty|
        handsome|capable|resilient|toughest|smart|smarter|clever|talented|kind|funny|funniest|wise)
        you are ({word} ){0,2}?(warrior|fighter|star|queen|king|saint|angel|hero|machine|legend|
        superhero)
        good (mum|mom|dad|person|mate|friend|parent|man|woman|daughter|son)
        doing ({word} )?(great|well|amazing|brilliantly|so well|your best|good)
        you (did|handled|managed|coped) ({word} )?(great|well|brilliantly|brilliant|amazing|it)
        # looks
        you ({word} )?(look|looked|have looked) ({word} ){0,3}{looks}
        you do not look
        {looks} (in|on) (it|you|that)
        your (hair|dress|skin|smile|eyes|nose|face|outfit|voice|singing|drawing|writing) (is|are|
        looks?|sounds?) ({word} )?{looks}
        suits you
        # acts
        (good|kind|brave|nice|sweet|thoughtful|generous|lovely|clever) of you
        (heart of gold|did the right thing|thought (this|it|that) through|pleased with|so well|
        really well)
        one of the ({word}est|best|most)
        (talent|talented|gift)
        (took|takes|take) ({word} ){0,2}(courage|guts|nerve|strength|bravery|bottle|heart)
        (well done|good for you|good on you|proud of|feel proud|be proud|kudos|bravo|fair play|
        hats off)
        ^(congratulations|congrats)
        (impressive|impressed|impress|admire|admirable|inspiring|inspiration|superpower|commitment|
        effort)
        you (have )?(really )?(earned|deserve|deserved|got this|nailed|smashed)
        (you have got this|worth ten|how far you have come|come so far)
        that is (huge|brilliant|great|wonderful|amazing|lovely|fantastic|awesome)
        your (own )?(strength|courage|persistence|doing)
        what an? (lovely|great|wonderful|thoughtful|beautiful|brave)
        """,
        looks=_LOOKS,
    ),
    "leaves the choice": _table(
        """
        (your|the) (choice|decision|call|pace)
        (is|are) (yours|up to you|for you to)
        (only you|up to you|yours to|in your own time|whenever you|no rush|no pressure)
        you (decide|choose|pick|know best|get to (choose|decide|pick|say)|are the one who decides)
        you are (allowed|free|welcome)
        you do not (have to|need)
        nobody (here )?(gets to|can {word} for you)
        """
    ),
    "blames": _table(
        """
        # fault, and what might have been done instead
        your (own )?(fault|doing|responsibility|behaviour|attitude|first instinct)
        (do|did|doing|done|bring|brought) (it|this|that) (on|upon|to) yourself
        you (did )?(chose|choose|knew|insist)
        you (always|never) {word}
        (if you had|should have|ought|what did you expect|you owe|at least|excuse|excuses|grow up)
        you (might|could|would|should) have {word}
        you ({word} )?can not (have it|expect|just|keep|blame|enjoy|both)
        you (did|do) not (even )?bother
        you {word} {word} (too|so) easily
        you were not (paying|listening|thinking|trying)
        let (everyone|everybody|them|him|her|us) down
        own (it|up|your)
        # orders to be otherwise
        (get over it|move on|let it go|act (like|surprised)|take responsibility|be honest|
        let us not|get a grip)
        (frankly|honestly|obviously|evidently|clearly|perfectly well|with respect|to be honest|
        if i am honest)
        # verdicts
        (is|are|was) not (a |an |very |exactly |really )*(fair|healthy|plan|reason|normal way)
        (more than|long|good|old) enough
        (hardly fair|unfair (on|to)|hard on (him|her|them)|hold(ing)? it against|keeping score|
        made it about)
        about you{end}
        nobody (forced|made|asked you to|is that)
        every(one|body) (goes through|does it|makes mistakes|has (problems|bad)|gets {word}ed)
        (is|are|was|were|be|being|sounds?) {very}(selfish|cowardly|fixated|dramatic|controlling|
        manipulative|ungrateful|lucky|silly|daft|childish|immature|lazy|weak|ridiculous|spoiled|
        spoilt|hypocritical|petty|thoughtless|careless|reckless|irresponsible|dishonest|stupid|
        disgusting|rotten|indulgent|illegal|catastrophising|overthinking|overreacting|oversensitive|
        sulking|moaning|whining|wallowing|lying)
        (liar|lied|cheated|coward|cowardice|melodrama|drama|victim|be grateful|gratitude|
        perspective|mature|nonsense|hypocrite|hypocrisy|irony|deception|crime|stealing|mug|idiot|
        temper|punishing|consequences|self-pity|sulk|moaning|whining)
        (too sensitive|look at yourself|worse off|some of us|real problems|no business|
        life is too short|for nothing)
        (adult|grown) (man|men|woman|women|would)
        other people (have|would)
        (she|he) means well
        ha(s|ve) a point
        """
    ),
    "agrees": _table(
        """
        you (are|were) ({word} )?(right|wise)
        (i|we) ({word} )?agree
        (good|lovely|great|sensible|solid|fine|decent|nice) (plan|idea|thinking|call|question|point|
        move|option|choice|decision|step|offer)
        (as a plan|fair enough|exactly|absolutely|sensible|is wise|for the best)
        that is (true|fair|normal)
        sounds (good|great|like a plan|fine|nice|lovely|fun|perfect)
        """
    ),
    "sympathises": _table(
        """
        (sorry|thank you|thanks|i am here|here for you|sending|thinking of you|my heart|condolences|
        big hugs?)
        (glad|hope you|wish you|take care|good luck|welcome|i appreciate|feelings are valid|
        not alone|thoughts)
        (hang in there|care about you|poor you|you poor|poor thing|i am listening|i am staying)
        """
    ),
    "soothes": _table(
        """
        you will
        you would (feel|be|sleep|find) ({word}er|better|happier)
        you (are|were) far from
        you (are|were) not {very}(rambling|thick|useless|worthless|stupid|ugly|fat|boring|silly|
        crazy|mad|weak|lazy|dull|old|too|a (burden|failure|bad|monster|fraud|nuisance|fool))
        it will
        will (pass|get|be|come|fly|heal)
        gets? (better|easier)
        (do not worry|no need to|be fine|bright side|silver lining|you know it|everything happens|
        time heals)
        nothing to (be|feel|lose|worry|fear|hide|prove)
        nothing to feel {word}
        going to be (fine|ok|okay|alright)
        before (you know|long)
        (one day|new day|not the end of|believe in|good hands)
        it is (ok|okay|fine|alright|normal)
        (totally|perfectly) normal
        you can (do|always)
        """
    ),
    "informs": _table(
        """
        (usually|often|typically|commonly|generally|normally|research|studies|is called|known as|
        for example)
        (many|most|some|lots of|loads of|plenty of|a lot of) (people|parents|men|women|mothers|
        couples|families|folks?|us|of us)
        (people who|common|percent|experts?|there are|symptoms?|effects?|treatment|disorder|
        diagnosis|medication)
        tends? to
        (can|may) (be|lead|help|cause)
        (it is important|part of life|healing|journey|such as|in general|on average|online|the law|
        out of ten)
        natural (process|part|response)
        you may (have|be|need)
        you are covered
        (entitled|eligible|qualify|qualifies|legal|legally|apply|application|applications|forms?|
        fee|offers?)
        you have (got )?[0-9]+ (days|weeks|hours|minutes|months)
        you have (reached|come through to)
        your (employer|bank|council|insurer|insurance|union|gp|surgery|pharmacist|pharmacy|message|
        messages|letter|application)
        (has|have) to (give|tell|let|pay|provide|keep|fix|send)
        """
    ),
}
