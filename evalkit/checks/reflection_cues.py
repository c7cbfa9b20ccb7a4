"""The wordings that speak for or against a reflection, and what each is worth."""

from __future__ import annotations

from collections.abc import Mapping

from evalkit.checks.patterns import Pattern, any_of

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
sentence stands for its reply; rounding cost nothing (quadratic kappa .62 before, .63
after). Nothing here was fitted on the labelled test texts.
"""

REFLECTS_AT = 1.0
"""Points from which a sentence counts as a reflection."""
COMPLEX_AT = 1.5
"""Depth points from which a reflection counts as complex."""

FRAME = Pattern(
    r"^(?:(?:and|so|but|yeah|yes|no|well|then|maybe|perhaps|now|right|okay|ok|oh|oof|,) |to me |"
    r"for me )*"
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
    r"follow)[^,]*"
    r"|(?:my|one) (?:guess|hunch|sense|impression)(?: \w+){0,2} is(?: that)?"
    r"|in other words|from (?:what|where) you[^,]*|the way you (?:put|tell|say|describe)[^,]*"
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

REMEDY = any_of(
    r"(?:the two of |both of )?you (?:two |both |all )?(?:(?:really|just|might|may|will|would|"
    r"probably) )*need (?:a|an|some|to "
    r"(?:talk|speak|see|get|go|take|make|find|call|ask|set|stop|start|try|do|have|work|put|be "
    r"(?:firm|clear|"
    r"more|careful|honest|patient)))",
    r"you (?:both )?(?:will|may|might|would) (?:probably |really )?(?:want|need|like|benefit|do "
    r"well)",
    r"(?:option|solution|way forward|next step|therapy|counselling|counseling|a break) (?:\w+ "
    r"){0,3}(?:for you|help)",
)
"""Advice dressed up as a reflection: "it sounds like you need a written agreement"."""

DEPTH = any_of(
    r"(?:part|side|bit|half|piece|corner|version|one) of you",
    r"as (?:if|though)|like (?:a|an|the|being|you|someone|it|every)",
    r"(?:underneath|beneath|under|behind) (?:the|that|all|it|this|your)",
    r"torn|(?:stuck|caught) between|either way|neither|on top of|at the same time",
    r"(?:what|which|the (?:bit|part|thing)|the \w+est(?: part| bit| thing)?)(?: that)? (?:hurts?|"
    r"stings?|"
    r"matters?|gets?|scares?|frightens?|haunts?|aches?|you (?:really )?(?:miss|want|need|fear|"
    r"lost|long))",
    # Not this but that: the contrast that shows what it is about.
    r"not (?:just |only |so much |really |even )?(?:\w+ ){1,6}(?:, )?(?:but|it is|it was|so much "
    r"as|more)",
    r"(?:is|was) not (?:about|the|really|even|just|only)[^;]*(?:,|;) (?:it is|it was|but|that is)",
    r"less (?:\w+ ){1,5}than|more (?:\w+ ){1,6}than|easier than|rather than|instead of",
    r"and yet|even (?:though|when|while|as)|on (?:the )?one (?:hand|side)",
    r"no(?:body|one| one)(?: \w+)? \w+|not one|nowhere|never (?:quite|really|got|get|had|been|"
    r"asked)",
    r"nothing (?:left|you|is|was)",
    r"(?:it|that|this) (?:means|meant|matters|mattered|becomes|became|turned|turns|tells|told|says|"
    r"leaves|left|costs|cost)",
    r"(?:wish|want|long|hop)(?:ed|ing|s)? (?:\w+ ){0,2}(?:to|for|him|her|them|it|someone|one)",
    r"need(?:ed|ing)? (?:someone|somebody|to be (?:seen|heard|held|believed|told|needed))",
    r"(?:who|what|the (?:person|one|man|woman|girl|boy|kid)) you (?:are|were|used to be|have been|"
    r"thought|wanted)",
    r"used to|any ?more|no longer|still|all (?:those|these|this|that)|the only \w+",
    r"every (?:single|time|day|night|week|morning|evening|weekend)",
    r"you would (?:rather|give|have|love|like)",
    r"(?:in|inside|over|under|with) (?:there|that|you)$|(?:for|on|at|to|of) you$",
    r"carry(?:ing)?|carried|hold(?:ing)?|held|bear(?:ing)?|hid(?:e|ing)?|guard(?:ing)?|waiting|"
    r"watching|"
    r"keeping|pretending|losing|lost|shrinking|brac(?:ed|ing)",
)
"""Meaning, contrast, conflict, wish or image: what a complex reflection adds."""

WORDING: Mapping[str, Pattern] = {
    "significance": any_of(
        r"(?:what|the (?:hard|worst|cruel|sad|hurt)\w*(?: \w+)?) (?:\w+ ){1,8}(?:is|was)",
        r"(?:part|parts|side|bit|some|something|much) (?:\w+ )?(?:of|in|inside|under|underneath) "
        r"(?:you|that)",
    ),
    "acknowledges": any_of(
        r"no wonder|no surprise|of course|makes? (?:\w+ ){0,2}sense|who would not|it figures",
        r"any(?:one|body) (?:would|with|who)|understandabl[ey]|every (?:reason|right)|bound to",
        r"natural to|can see why|get why|(?:would be|be) (?:strange|odd) (?:if|to|not)",
    ),
    "praises": any_of(
        r"you (?:are|were|sound|have been|must be) (?:\w+ ){0,2}?(?:strong\w*|brave\w*|amazing|"
        r"wonderful|"
        r"incredible|brilliant|great|awesome|fantastic|inspiring|beautiful|gorgeous|pretty|"
        r"handsome|warrior|"
        r"fighter|star|queen|king|saint|angel|hero|machine|legend|capable|resilient|toughest|"
        r"smart\w*|"
        r"clever\w*|talented|kind|good (?:mum|mom|dad|person|mate|friend|parent|man|woman|"
        r"daughter|son))",
        r"doing (?:\w+ )?(?:great|well|amazing|brilliantly|so well|your best|good)",
        r"you (?:look|did|handled|managed|coped) (?:\w+ )?(?:great|well|brilliant\w*|amazing|"
        r"lovely|it)",
        r"(?:took|takes|take) (?:\w+ ){0,2}(?:courage|guts|nerve|strength|bravery|bottle|heart)",
        r"well done|good (?:for|on) you|proud of|congrat\w*|kudos|bravo|impress\w*|admir\w*|"
        r"inspir\w*",
        r"you (?:have )?(?:really )?(?:earned|deserved?|got this|nailed|smashed)|you have got "
        r"this|worth ten",
        r"that is (?:huge|brilliant|great|wonderful|amazing|lovely|fantastic|awesome)|suits you",
        r"your (?:own )?(?:strength|courage|persistence|doing)|how far you have come|come so far",
        r"commitment|what an? (?:lovely|great|wonderful|thoughtful|beautiful)|superpower|effort",
    ),
    "leaves the choice": any_of(
        r"(?:your|the) (?:choice|decision|call|pace)|(?:is|are) (?:yours|up to you|for you to)|"
        r"only you",
        r"you (?:decide|choose|get to (?:choose|decide|pick|say)|know best|pick|are the one who "
        r"decides)",
        r"up to you|you are (?:allowed|free|welcome)|you do not have to|nobody (?:here )?gets to",
        r"no (?:rush|pressure)|whenever you|in your own time|yours to",
    ),
    "blames": any_of(
        r"at least|excuses?|your (?:own )?(?:fault|doing|responsibility|behaviour|attitude|first "
        r"instinct)",
        r"(?:on|to) yourself|you (?:did )?(?:chose|choose|knew|insist)|you (?:always|never) \w+|"
        r"grow up",
        r"let (?:everyone|everybody|them|him|her|us) down|you owe|what did you expect|own (?:it|"
        r"up|your)",
        # What the person might have done, or is not to do.
        r"if you had|had you|you (?:might|could|would|should) have (?:\w+)|should have|ought",
        r"you (?:\w+ )?can not (?:have it|expect|just|keep|blame|enjoy|both)|you (?:did|do) not "
        r"(?:even )?bother",
        r"stop|get over|move on|let it go|grip|act (?:like|surprised)|take responsibility|be "
        r"honest|let us not",
        r"frankly|honestly|obviously|evidently|clearly|perfectly well|with respect|to be honest|"
        r"if i am honest",
        r"(?:is|are|was) not (?:a |an |very |exactly |really )*(?:fair|healthy|hygienic|plan|"
        r"reason|normal way)",
        r"(?:more than|long|good|old) enough|hardly fair|unfair (?:on|to)|hard on (?:him|her|"
        r"them)|a break",
        r"(?:hold|held|holding) it against|punish\w*|keeping score|about you$|made it about|"
        r"nothing but",
        r"nobody (?:forced|made|asked you to|is that)|every(?:one|body) (?:goes|does|has|gets|"
        r"makes|else)",
        r"selfish|liar|lying|lied|cheated|coward\w*|consequences|fixated|too sensitive|"
        r"melodrama\w*|drama\w*",
        r"over ?(?:sensitive|think\w*|react\w*)|catastrophi\w*|look at yourself|victim|"
        r"controlling|manipulat\w*",
        r"self ?-?pity|wallow\w*|moaning|whining|ungrateful|grateful|gratitude|perspective|lucky",
        r"worse off|other people (?:have|would)|some of us|real problems|no business|disgusting|"
        r"silly|daft|rotten",
        r"(?:adult|grown) (?:man|men|woman|women|would)|childish|mature|immature|lazy|weak|"
        r"ridiculous|nonsense",
        r"sulk\w*|spoil\w*|life is too short|hypocri\w*|irony|(?:she|he) means well|ha(?:s|ve) a "
        r"point|petty",
        r"thoughtless|careless|reckless|irresponsible|dishonest|deception|deceiv\w*|crime|"
        r"steal\w*|illegal|rules",
        r"mug|idiot|stupid|for nothing|temper|applause|fretting|indulg\w*|overstretched",
    ),
    "agrees": any_of(
        r"you are (?:\w+ )?right|agree|(?:good|lovely|great|sensible|solid|fine) (?:plan|idea|"
        r"thinking|call|"
        r"question|point|move|option|choice|decision)|sensible|as a plan|fair enough|exactly|"
        r"absolutely",
        r"that is (?:true|fair|normal)|sounds (?:good|great|like a plan|fine|nice|lovely|fun|"
        r"perfect)",
    ),
    "sympathises": any_of(
        r"sorry|thank you|thanks|i am here|here for you|sending|thinking of you|my heart|"
        r"condolences|big hugs?",
        r"glad|hope you|wish you|take care|good luck|welcome|i appreciate|feelings are valid|not "
        r"alone",
        r"hang in there|care about you|poor you|you poor|poor thing|i am (?:listening|staying)|"
        r"thoughts",
    ),
    "soothes": any_of(
        r"you will (?:\w+ )?(?:be|get|find|see|feel|look|have|make|bounce|come|survive|do|smash)|"
        r"it will",
        r"will (?:pass|get|be|come|fly|heal)|gets? (?:better|easier)|do not worry|no need to|"
        r"nothing to (?:be|"
        r"feel)|going to be (?:fine|ok|okay|alright)|be fine|bright side|silver lining|you know it",
        r"before (?:you know|long)|everything happens|time heals|one day|new day|not the end of|"
        r"believe in",
        r"it is (?:ok|okay|fine|alright|normal)|(?:totally|perfectly) normal|you can (?:do|always)",
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
    "informs": any_of(
        r"usually|often|typically|commonly|generally|research|studies|is called|known as|for "
        r"example",
        r"(?:many|most|some|lots of|loads of|plenty of|a lot of) (?:people|parents|men|women|"
        r"mothers|"
        r"couples|families|folks?|us|of us)|people who|common|percent|experts?|there are|"
        r"symptom\w*|"
        r"effects?|treatment|disorder|diagnos\w*|medication|tends? to|(?:can|may) (?:be|lead|help|"
        r"cause)",
        r"it is important|natural (?:process|part|response)|part of life|healing|journey",
        r"entitled|eligible|qualif\w+|such as|in general|on average|online|the law|legal(?:ly)?|"
        r"apply|applications?|forms?|fee|offer",
    ),
}
