"""Turns of phrase that talk down, by family.

Written for evalkit after the families named in `condescension.py`; matched on the folded
sentence, where contractions are written out ("you do not get it, do you").
"""

from __future__ import annotations

from collections.abc import Mapping

from evalkit.checks.patterns import Pattern


def _phrases(*alternatives: str) -> Pattern:
    expression = r"(?:^| )(?:" + "|".join(alternatives) + r")(?: |$)"
    # "its obvious", "ur being silly": typed without the apostrophe they fold to other words.
    expression = expression.replace("(?:it|that|this) is", "(?:(?:it|that|this) is|its)")
    expression = expression.replace("it is", "it(?: i)?s").replace("you are", "you(?: are|r)")
    return Pattern(expression)


_END = r"(?:$| [,;])"
_SOME = r"(?: \w+){0,3}?"
_ADVERBS = (
    r"(?:(?:really|quite|pretty|so|very|that|actually|perfectly|rather|fairly|all|just|"
    r"honestly|dead|super|surely) )"
)
_PET = (
    r"(?:sweetie|sweetheart|honey|hun|hon|dear|dearie|darling|love|pet|petal|poppet|kiddo|kid|"
    r"kids|sunshine|princess|buddy|"
    r"champ|sport|missy|mister|young lady|young man|little one|my child|child|sonny|son|babe|baby|"
    r"flower|treasure|lad|lass)"
)
_OPENING = (
    r"(?:(?:oh|ah|aw|aww|well|now|ok|okay|right|so|but|look|my|come|listen|hey|please|"
    r"sorry) (?:[,;] )?)*"
)
_EXPERTS = (
    r"(?:professionals?|experts?|adults?|grown-ups|doctors?|specialists?|elders|people who "
    r"\w+|those who \w+|us|men|big people)"
)
_SCOLDED = (
    r"(?:silly|dramatic|childish|hysterical|oversensitive|over-sensitive|irrational|ridiculous|"
    r"emotional|naive|paranoid|"
    r"melodramatic|immature|unreasonable|overdramatic|theatrical|a baby|a drama queen|a child|"
    r"precious|sensitive)"
)
_WORKED_UP = (
    r"(?:worked up|emotional|hysterical|upset|dramatic|dramatics|fuss|hysterics|drama|silly|"
    r"agitated|scene|theatrics|"
    r"waterworks|state|tizzy|tizz|flap|lather|tears|knickers|panties|hissy fit|tantrum)"
)

FAMILIES: Mapping[str, Pattern] = {
    # Doubting that the person can follow.
    "explaining": _phrases(
        r"let me" + _SOME + r" (?:explain|spell|break|put|say|lay|go over|repeat|simplify|walk "
        r"you)(?: \w+){0,4}? (?:slowly|again|simply|"
        r"simple|simpler|plainly|small|smaller|easy|easier|baby|little|out for you|down for you|"
        r"one more time|carefully|once more)",
        r"let me (?:just )?(?:enlighten|educate|teach|dumb|simplify)",
        r"(?:spell|spelling) (?:it|this|that|everything) out for you",
        r"(?:draw|paint) (?:you )?a (?:picture|diagram|map)" + _END,
        r"(?:use|using|in|with) (?:\w+ )?(?:smaller|simpler|shorter|baby|little|easier|"
        r"kindergarten|layman's) (?:words|terms|language|steps)",
        r"(?:talk|speak|say it|go|explain it) (?:slower|more slowly|very slowly|slowly so)" + _SOME,
        r"in (?:simple|plain|easy) (?:words|terms|language|english) (?:so|that|for you|even)",
        r"in (?:words|terms|language|a way)(?: that)?(?: even)? (?:you|a child) (?:can|will|might|"
        r"would|could) (?:understand|follow|grasp|get)",
        r"dumb (?:it|this|that) down|spoon-?feed(?:ing)?|spoon feed|hold(?:ing)? your hand "
        r"(?:through|every|for|the)",
        r"(?:so|surely|even) even you|even you (?:can|could|should|must|would|will|managed|know|"
        r"understand)",
        r"(?:try|do try) (?:and |to )?(?:keep up|follow|pay attention|concentrate)|keep up" + _END,
        r"are you (?:following|keeping up|even listening|with me so far|listening to me|able to "
        r"follow)|(?:following|with) me so far",
        r"is (?:that|this|it) (?:all )?(?:clear|simple|plain|slow) (?:enough|now|for you|to "
        r"you)(?: for you| now)?",
        r"(?:did|do) you (?:get|understand|catch|follow) (?:that|all that|it)(?: now| this time)"
        + _END,
        r"(?:as|like) i (?:have |did )?(?:already |just |clearly |once )*(?:told|explained|said|"
        r"mentioned|pointed out)(?: to)?(?: you)?(?: before| "
        r"already| earlier| last time| yesterday| twice)?",
        r"i (?:have )?(?:already|literally just|just) (?:told|explained|been over|gone over|"
        r"covered|went over)",
        r"how many times (?:do|must|have|should|will|am) i",
        r"i (?:am not going to|will not|am not|do not like to|hate to)" + _SOME + r" (?:repeat "
        r"myself|say it again|explain (?:it|this) again|repeating "
        r"myself)",
        r"(?:umpteenth|millionth|hundredth) time",
        r"(?:^|[,;] |please |and |just )read (?:it|that|this|the \w+)(?: back| over)?(?: "
        r"again)?(?: [,;])?(?: and)?(?: more| very)?(?: slowly| carefully| properly| "
        r"this time|$)",
        r"(?:listen|look|think|try)(?: again)?(?: [,;])? (?:\w+ )?(?:carefully|properly|harder|"
        r"slowly)(?: now| this time)",
        r"use (?:your|that) (?:head|brain|noggin|loaf|common sense|imagination|thick head)",
        r"pay attention(?: now| this time| please| when| for once)?",
        r"i (?:do not|can not|would not|did not) (?:really )?expect you to (?:understand|know|"
        r"follow|get|grasp)",
        r"you (?:would|will) (?:probably |really |never |just |simply )*(?:not |never )(?:really |"
        r"quite |ever )*(?:understand|get it|grasp|follow|"
        r"comprehend)",
        r"you (?:just |simply |really |still |clearly |obviously |evidently |apparently |plainly |"
        r"honestly |seriously )+(?:do not|have not|have "
        r"no|can not|did not|never|fail to|failed to|missed|lack)(?: \w+){0,2}? (?:understand|"
        r"know|get|grasp|read|learn|learned|think|thought|listen|"
        r"listened|idea|clue|realise|realize|point|heard|see|how|the basics|experience)",
        r"you (?:do not|have not) (?:seem|appear) to" + _SOME + r" (?:understand|grasp|realise|"
        r"realize|know|get|follow)",
        r"you (?:really )?(?:do not|still do not) (?:get|understand|know)(?: it| this| much| "
        r"anything)?(?: [,;])? do you",
        r"(?:do|did|have) you (?:even|actually|honestly|seriously|at least) (?:know (?:what|how)|"
        r"read|think|thought|believe|imagine|understand|"
        r"look|looked|bother|tried|try)",
        r"did you (?:really |honestly |seriously )(?:think|believe|imagine|suppose|expect)",
        r"did you (?:think|imagine|suppose|expect) (?:a|an|money|life|people|the (?:world|bank|"
        r"landlord|doctor|form)|your|someone|marriage)",
        r"what (?:exactly )?did you (?:think|expect|imagine)(?: would| was going| was| to)?(?: "
        r"\w+)?",
        r"did (?:it|that) (?:not |never |ever )+(?:occur|cross|strike)|has it (?:not |never |ever "
        r")+occurred",
        r"did (?:nobody|no one|anyone|your (?:mother|mum|mom|parents|dad|father|school|"
        r"teachers?)) (?:ever |never |not )*(?:teach|taught|tell you "
        r"(?:how|that|about)|show you how)",
        r"if you (?:had |would (?:have )?)(?:only |just |actually |even )*(?:paid attention|"
        r"listened|bothered|read|looked|thought|taken the trouble|"
        r"done your)(?: to \w+)?",
        r"i think you will find|with (?:all due )?respect [,;]",
        r"(?:this|that|it) is (?:very |really |all |just |pretty )*(?:basic (?:stuff|maths|math|"
        r"adult\w*|biology|economics|manners|common)|primary "
        r"school|kindergarten stuff|page one|lesson one|elementary|adulting 101|\w+ 101)",
        r"(?:life )?lesson (?:one|number one|for you)|a little life lesson|newsflash|news flash|"
        r"repeat after me|here is a (?:little )?secret",
        r"(?:there is|have you heard of|ever heard of|it is) (?:such )?(?:a thing|something|this "
        r"thing|this little thing|that thing) called",
        r"(?:think about (?:it|that)|have a (?:little )?think)(?: about (?:it|that))? (?:for "
        r"(?:two|a|one|five) (?:seconds?|minutes?)|properly|"
        r"carefully|for once)|have a little think|(?:try|start) thinking (?:before|for once|like)|"
        r"before you (?:act|speak|open your) next",
        r"(?:i will|i can|let me) (?:make|keep) (?:it|this) (?:easy|simple|nice and simple|short "
        r"and simple)(?: for you)?",
        r"(?:above|over) your (?:head|pay grade|level)|too (?:complicated|complex|much|advanced|"
        r"deep|technical) for you(?: to (?:understand|follow|"
        r"grasp|take in))?",
        r"(?:a lot|too much|hard) for you to (?:take in|understand|grasp|follow)",
        r"i (?:would have|had) thought (?:that|it|this) was (?:\w+ )?(?:obvious|clear|simple|"
        r"plain)",
        r"surely (?:you|even|that|it) (?:\w+ )?(?:knew|know|can|could|must|realise|realize|"
        r"realised|realized|is not|did not|do not)",
        r"you (?:really )?(?:should|ought to|might) (?:have )?(?:known?|learned?|learnt) "
        r"(?:better|that|this)?(?: by now| at your| already)",
        r"you should know better|by now you should|you ought to know",
        r"(?:what )?you (?:really |just )?(?:have to|need to|must|ought to|should) (?:try to "
        r")?(?:understand|realise|realize|appreciate|grasp)(?: that| is| [,;]| how| the| this)",
        r"(?:please |do )?(?:try to|do) understand(?: that| [,;])|let me tell you (?:something|"
        r"how|one thing)|here is a tip for life|a little secret",
        r"clue is in|do the maths?|two and two|one plus one|(?:common|general|basic) knowledge|"
        r"(?:rookie|beginner's|schoolboy|classic) (?:mistake|error)|not that you would",
        r"i would have thought (?:that )?(?:you|someone|a|at your|by now|it|that)|(?:you|one) "
        r"would think(?: that)? (?:someone|a|an|at|by now|you would)",
        r"for your information|(?:just )?in case you (?:missed|did not|have not|had not|forgot|"
        r"were not)|as you (?:should|ought to|may or may not|might) know|needless to say",
        r"(?:let me|i will|i can|i shall|shall i|must i|do i (?:have|need) to|should i|want me to|"
        r"would you like me to) (?:\w+ ){0,2}?(?:spell (?:it|this|that) out|break "
        r"(?:it|this|that) down|simplify|slow (?:it|this|that|things) down for|put (?:it|this|"
        r"that) (?:very )?simply|make (?:this|it) simple)",
        r"you would not know(?: (?:about|anything|what|how|the first|any better)| [,;]|$)|(?:hard|"
        r"difficult|tricky|confusing|complicated) for you to (?:understand|grasp|follow|"
        r"see|accept)",
        r"just because you (?:read|saw|watched|googled|looked)|you do (?:realise|realize|"
        r"understand|know (?:that|you|it))|are you aware|(?:do|did) (?:you not|not you) (?:even "
        r")?know|have you (?:really )?never (?:heard|learned|learnt|been|seen|thought)",
        r"not my job to (?:explain|teach|educate|hold)|i do not have (?:all day|time to "
        r"(?:explain|go over|teach))|(?:do you think|see if|sure) you (?:can|could|will) "
        r"(?:manage|handle|remember|cope with|do) (?:that|this|it)",
        r"(?:that|this|it|you) (?:is|are|was|sounds?|being)(?: \w+){0,3}? (?:naive|childish|"
        r"simplistic|immature)|if you say so|whatever you say$|simple as that|that simple$",
        r"(?:^|[,;] )(?:well |but |so |and )?(?:[,;] )?(?:obviously|clearly|evidently)(?: [,;])? "
        r"(?:nobody|no one|they|he|she|we|you (?:need|have|should|can not just|must|did "
        r"not|do not|have not|forgot|never|want|missed|thought|think|call|go|ask)|it (?:is|does|"
        r"will|would|has|works)|the \w+|if|when|a |an |not|someone|there (?:is|are))(?: \w+)?",
        r"(?:well|but|so)? ?(?:[,;] )?obviously(?: [,;]| not)?$",
        r"i will (?:go slowly|go slow|try (?:once|one) more)|(?:go|speak|talk) (?:slowly|slow) "
        r"for you|get(?:ting)? (?:it |this )?through to you",
        r"so (?:that )?you (?:do not get lost|can keep up|will (?:understand|follow|get it)|can "
        r"follow|understand it too)",
        r"since you (?:seem|appear|clearly|obviously|did not|do not|are)(?: \w+){0,2}? "
        r"(?:confused|lost|get|understand|know|follow|hear|catch|unsure)",
        r"(?:did not|do not) (?:get|understand|hear|catch) (?:it|me|that|this) the first time",
        r"(?:in|use|using) (?:small|short|shorter|little|simple) (?:words|sentences)|words of one "
        r"syllable",
        r"we have (?:already |just )?been (?:over|through) this|(?:should not|can not believe i|"
        r"do i|did i) (?:really )?have to explain(?: \w+)?",
        r"(?:explain|tell|say|expect\w*|remind|spell|teach)(?: \w+){0,4}? a grown (?:woman|man|"
        r"adult|person)",
        r"(?:which|what) part of (?:\w+ ){1,5}?(?:do|did|is|was|are) (?:not you|you not|not|so|"
        r"unclear|hard|difficult)(?: \w+)?",
        r"(?:were|are) you (?:not )?(?:even )?listening|were not you listening|(?:maybe|perhaps) "
        r"you (?:missed|overlooked|forgot to read|did not read|failed "
        r"to)|(?:maybe|perhaps) read the \w+ first",
        r"you (?:seem|appear) to (?:be having (?:trouble|difficulty)|have (?:trouble|difficulty)|"
        r"struggle) (?:understanding|following|grasping|with a simple)",
        r"(?:you are )?missing the point|you have missed the point|there is a reason (?:why "
        r")?(?:doctors|experts|professionals|people study|we train)",
        r"google is free|(?:a )?(?:quick|simple|two-minute) (?:google|search)|(?:well )?duh|pop "
        r"quiz|try it (?:sometime|some time|one day)",
        r"it is called (?:a |an |the |using )?(?:budget|budgeting|calendar|diary|alarm clock|"
        r"alarm|clock|phone|lock|plan|brain|spine|common sense|saving)",
        r"(?:tell you|not|no idea|not know|here is) how (?:the (?:real )?world|life|things|"
        r"relationships?|marriage|money|banks?|business|men|women|it|this|"
        r"adults?) (?:really |actually )?works?",
        r"how it works in (?:real life|the real world)|(?:hate|sorry) to break it to you|burst "
        r"your bubble|allow me to (?:educate|enlighten|explain|teach)",
        r"(?:give|teach) you a (?:little )?lesson|first (?:thing|rule) (?:to learn )?(?:in|of) "
        r"life|(?:rule|lesson) (?:number )?one [,;]",
        r"do you understand (?:what i am|me$|now$)|are you sure you (?:understood|read|listened)|"
        r"(?:says|written) (?:so )?right there",
        r"have you (?:even )?tried (?:reading|listening|thinking|looking|turning|using)|did you "
        r"(?:even )?try (?:reading|listening|thinking|turning|to read)",
        r"you would know (?:that |this |it )?if you|if you had (?:finished|stayed in|gone to) "
        r"(?:school|university|college)",
        r"(?:takes?|requires?) a certain (?:maturity|intelligence|level)",
        r"it is (?:all )?(?:a (?:bit|little) )?(?:too )?(?:technical|complicated|advanced) for "
        r"you|(?:go|goes|gone) (?:right )?over your head",
        r"for your benefit|(?:just )?do (?:just )?as (?:you are told|i say)|(?:try and|try to|do) "
        r"concentrate",
        r"let me guess [,;]? ?you|(?:say|explain|repeat)(?: it| this| that)? (?:once more|twice|"
        r"one more time|only once|very slowly|slowly)",
        r"has (?:nobody|no one|anyone)(?: ever| not)* (?:explained|told|taught|shown|mentioned)|"
        r"silly me|thinking caps?|come [,;] come|yes yes",
        r"(?:you )?think you know (?:everything|better|it all|best|so much)|(?:watching|reading|"
        r"seen|watched|read) too (?:many|much)|(?:think|thinking) so hard",
        r"i (?:do not|can not|would not) (?:really )?expect you to (?:remember|manage|cope|see|"
        r"appreciate|keep)|if you were (?:a )?(?:little |bit )?(?:more|better|cleverer|older|"
        r"wiser|smarter)",
        r"(?:when|once|until|till|after) you have (?:actually|really|ever) \w+|hurt yourself "
        r"(?:thinking|trying)|you will only hurt yourself",
        r"what (?:did|have) we (?:learn|learned|learnt|say|agree|done)",
    ),
    "simple": _phrases(
        r"(?:it|that|this|the \w+|the answer|\w+ing)(?: \w+)? (?:is|was) (?:all )?"
        + _ADVERBS
        + r"+(?:simple|easy|obvious|straightforward|basic|"
        r"elementary|self-explanatory)(?: [,;:]|$| if| when| to anyone| once| to (?:most|any|"
        r"understand|work out|everyone)| really| actually| dear| "
        r"love| enough| stuff)",
        r"(?:it|that|this) is (?:simple|easy|elementary|common sense|basic)(?: really| enough| "
        r"[,;]|$)",
        r"(?:it|that|this) is (?:hardly|not) (?:exactly )?(?:rocket science|brain surgery|quantum "
        r"\w+|that (?:hard|complicated|deep|difficult)|so "
        r"(?:hard|complicated|difficult)|a big ask|complicated)",
        r"(?:not|hardly|no) (?:exactly )?(?:rocket science|brain surgery)|is no (?:great )?mystery",
        r"(?:how|what is so) (?:hard|difficult|complicated) (?:can|is|could) (?:it|that|this)(?: "
        r"be| about)?",
        r"(?:a|any|my|your) (?:\w+ )?(?:(?:two|three|four|five|six|seven|eight|nine|ten|twelve|"
        r"\d+)[ -]year[ -]olds?) (?:can|could|would|knows|"
        r"understands|manages|handles|does|has)",
        r"(?:a|any|even a|my) (?:child|toddler|schoolchild|monkey|first grader|beginner|fool|"
        r"idiot|grandmother|granny|nan|cat|dog|goldfish) "
        r"(?:can|could|would|knows|understands|manages|should) (?:see|do|tell|fill|read|work|know|"
        r"understand|manage|have|get|follow|that|this|how)",
        r"(?:any|every|most) (?:\w+ )?(?:normal|sensible|functioning|mature|reasonable|competent|"
        r"grown|capable|sane|responsible) (?:person|adults?|"
        r"people|woman|man|grown-ups?)",
        r"(?:any|every) (?:adult|fool|idiot|grown-up|grown woman|grown man)(?: with"
        + _SOME
        + r")? (?:knows?|can|could|would have|understands?|manages?|sees?)",
        r"(?:anyone|everyone|everybody|anybody|person|people) with (?:half a brain|a brain|common "
        r"sense|any sense|eyes|a bit of)",
        r"(?:everyone|everybody|any adult|most adults|most people|normal people|grown-ups|adults|"
        r"the rest of us) (?:else )?(?:just )?(?:knows?|manages?|"
        r"learns?|figured?|copes?)(?: (?:that|this|it|how|out|just fine|fine|perfectly))",
        r"(?:grown men and women|people|others|most people|adults|the rest of us|we all) (?:do|"
        r"manage|handle|cope with) (?:it|this|that) (?:every|each|all "
        r"the|daily)",
        r"(?:obviously|clearly|evidently)(?: [,;])? (?:it|that|this|the \w+|they|he|she|you|"
        r"there) (?:\w+ )?(?:has to|have to|needs? to|should|must|will "
        r"not|would (?:not )?(?:be|have|need)|are going to|is going to|is (?:how|why|what|"
        r"because)|tell)",
        r"(?:as|like) (?:any|every|most|anyone|everyone)(?: \w+){0,2} (?:knows?|could (?:have "
        r")?told?|would know|will tell|could see)",
        r"(?:just |simply |purely |plain |only |basic |bit of )common sense|a (?:little|bit of) "
        r"common sense",
        r"you (?:just|simply|only) (?:have|need) to (?:look|read|think|listen|use your)(?: "
        r"\w+){0,2} (?:properly|harder|logically|it through|head|brain)",
        r"think (?:logically|rationally|like an adult|straight for once|for once)|let us be "
        r"(?:sensible|rational|reasonable|adult|logical)|let's be "
        r"(?:sensible|rational|reasonable|adults|logical|grown-ups)",
        r"(?:be|being) (?:a )?(?:reasonable|sensible|logical|rational|an adult|grown-up|mature|"
        r"good (?:girl|boy|lad)|big (?:girl|boy))(?: about (?:this|it)| "
        r"now| for once| please| [,;]|$)",
        r"it is (?:called|known as) (?:life|growing up|being an adult|adulthood|adulting|reality|"
        r"work|a job|responsibility|parenting|marriage|consequences)",
        r"welcome to (?:the real world|adulthood|adult life|real life|life|the club of adults|"
        r"grown-up|being an adult|parenthood|the world of work)",
        r"that is (?:just )?(?:adulthood|being an adult|being a grown-up|life [,;] (?:kid|kiddo|"
        r"sweetie|sweetheart|honey|love|darling|dear))|of being a "
        r"grown-up|how the world works",
        r"big (?:\w+ )?(?:scary|bad) world",
        r"all you (?:have|need) to do is (?:just |simply )?(?:read|press|ask|click|listen|look|"
        r"follow|pay|sign|fill|write|pick|remember|turn|open|put)",
        r"easy ?-?peasy|child's play|piece of cake|^(?:see [,;]? ?)?(?:easy|simple|simples)$|see "
        r"[,;] (?:easy|simple)",
        r"(?:anyone|anybody|everybody|everyone|a monkey|a parrot) (?:can|could|manages to) (?:do|"
        r"fill|work|manage|understand|follow|write|cook|use|read)",
        r"it is (?:just |only )?one (?:\w+ )?(?:call|form|letter|email|exam|date|night)(?: [,;])? "
        r"(?:you|even|surely|any)(?: \w+){0,2}? (?:can|could|manage)",
        r"i would have expected (?:a|more|better|someone)|at (?:\w+teen|twenty|thirty|forty|fifty|"
        r"sixty|\d+)(?: \w+)?(?: [,;])? (?:you|one|a man|a woman) (?:should|ought|must)",
        r"(?:man|woman|person|adult|girl|boy) (?:of |at )?your age|(?:grown \w+|\w+ty|\w+teen|"
        r"\d+)(?: \w+)?(?: [,;])? for (?:heaven|goodness|god|pity)'s sake",
        r"like (?:adults|grown-ups|grown ups|reasonable people)|(?:the|us) (?:grown-ups|grown "
        r"ups) (?:have|will|are|can|know|on this)|trust the (?:grown-ups|"
        r"adults|experts|professionals)",
        r"keep (?:things|this|it) in (?:proportion|perspective)(?: [,;])? shall we|be (?:adults|"
        r"grown-ups|sensible|realistic) about (?:this|it)|start with the "
        r"basics",
        r"it is (?:only |just )?an? \w+(?: \w+)?(?: [,;])? not (?:an? |the )?(?:spaceship|rocket|"
        r"funeral|war|tragedy|death|murder|disaster|earthquake|operation|surgery|brain \w+|end of "
        r"the world|open heart)",
        r"it is not (?:as if|like) you (?:are|were|have|had)|not exactly (?:\w+ )?(?:surgery|"
        r"science|einstein|warfare)",
        r"(?:my|a) (?:toddler|two-year-old|child|kid|dog|cat|goldfish|nan|granny|grandmother) "
        r"(?:has|have|is|makes?|throws?) (?:fewer|more|better|less|braver|calmer)",
        r"(?:the )?rest of us (?:\w+ )?(?:worked|learned|learnt|knew|manage|managed|had|figured|"
        r"grew|do|got|survived|cope)",
    ),
    # Pulling rank: age, training, experience.
    "rank": _phrases(
        r"(?:i am sure|no doubt|of course)(?: \w+){0,4}? (?:seems?|feels?|looks?)(?: \w+){0,2}? "
        r"(?:big|important|serious|huge|real|dramatic|tragic|world) (?:to you|at your age|"
        r"when you are)",
        r"(?:we were|i was|you are only|we have) all (?:been )?young(?: once)?|i (?:was young "
        r"once|remember being (?:your age|young|\w+teen))|sweet summer child|bless your "
        r"innocen\w+",
        r"how old are you [,;]? ?(?:five|six|seven|eight|nine|ten|twelve|two|three|\d)|what are "
        r"you [,;]? ?(?:five|six|ten|twelve|two|\d+)$",
        r"(?:girls|women|boys|kids|children|people) (?:today|nowadays) (?:just|do not|can not|"
        r"always|never|think|want)|you have (?:led|lived|had) (?:a |such a )?(?:very "
        r")?(?:sheltered|"
        r"easy|soft)|cotton wool|mollycoddl\w+",
        r"stick to (?:your (?:knitting|studies|books|lane)|what you know)|forgotten more about|"
        r"you are (?:new|green) (?:to|at) (?:this|life|all this)|i will do the (?:talking|"
        r"thinking)",
        r"(?:trust|believe) me [,;] i am (?:a|an|your|older|the)|you are not (?:really|actually) "
        r"\w+ [,;] you are (?:just|only)",
        r"in my (?:professional|expert|clinical) (?:opinion|view|experience|judgment|judgement)|i "
        r"think i know (?:more|better|what i am)|who is the (?:doctor|expert|therapist|"
        r"professional|adult|grown-up) here|are you a (?:doctor|lawyer|psychologist|professional|"
        r"therapist)|did you (?:go to|study at|attend) (?:medical|law|med)|i will be the "
        r"judge|let me be the judge|leave (?:that|it|this) to me|i have been doing this (?:for|"
        r"since|longer)|you are the (?:patient|client|child|student) here",
        r"(?:when|once|after|until|till|by the time) you (?:are|get|grow|have|reach|hit|start|"
        r"turn|become)" + _SOME + r" (?:older|grown|grown-up|my age|up|mature|matured|real "
        r"problems|children|kids|thirty|forty|seen more|lived|life experience|of your own|taxes|"
        r"fifty|mortgage|more years|raised|bills|been around|more experience|an adult|wiser)",
        r"(?:wait|just wait|you wait) (?:till|until|'til|til) (?:you|life|your|the real)",
        r"(?:come back|talk|speak|call|come|get back)(?: to)?(?: me)?(?: to me)? when you (?:have|"
        r"are|had|grow|can|know|pay|get)",
        r"you (?:will|would|shall) (?:understand|learn|see|laugh|thank me|thank (?:him|her|them|"
        r"us)|grow out of|realise|realize)(?: \w+){0,3}? (?:when you|one "
        r"day|some day|someday|later|in time|soon enough|with age|eventually|the hard way|for "
        r"this|once you)",
        r"you will (?:learn|grow out of (?:it|this)|get over it|soon learn|soon see|thank me)"
        + _END,
        r"(?:one day|some day|someday|in (?:ten|twenty|a few|five) years?|in time)(?: [,;])? you "
        r"(?:will|are going to) (?:understand|see (?:that|why|how|it|i)|"
        r"learn|get it|laugh|thank|realise|realize|grow|look back)",
        r"you are (?:still |just |only |far |much |way |clearly |simply |a bit |a little |really "
        r")*too (?:young|immature|naive|inexperienced|emotional|"
        r"sensitive|soft|green|innocent|fragile|delicate|close to it)",
        r"you are (?:still |just |only |barely |hardly )+(?:a )?(?:very )?(?:child|kid|baby|girl|"
        r"boy|teenager|student|beginner|pup|layman|layperson|patient|"
        r"young|\w+teen|twenty|\d+|little|learning|a child|a kid)",
        r"(?:for|at) (?:someone|somebody|a (?:girl|woman|man|boy|person|kid|lady|mother)) (?:of "
        r"your|your age|like you|with your|so young|in your)",
        r"(?:at|for) your age(?: [,;])? (?:you|most|people|we|one|everything|feelings|love|i had|"
        r"i was|it is|things)",
        r"(?:your|this) generation|young people (?:these days|today|nowadays|always|think)|you "
        r"(?:young people|young "
        r"ones|youngsters|millennials|kids)",
        r"(?:leave|let) (?:it|that|this|them|those|these|the|such|family|legal|medical)(?: "
        r"\w+){0,4}? (?:to|for) (?:the |us |your |those |people |qualified |"
        r"trained )*" + _EXPERTS,
        r"let (?:the |us )(?:adults|grown-ups|professionals|experts|doctors|elders|men) (?:\w+)",
        r"(?:best |better )left to (?:\w+ ){0,3}?" + _EXPERTS,
        r"let the (?:professional|expert|doctor)s? (?:decide|handle|deal|worry|judge|do)",
        r"i am (?:the|a) (?:\w+ )?(?:professional|expert|doctor|therapist|counsellor|counselor|"
        r"adult|grown-up|one with|specialist)(?: here| [,;]| after all|"
        r" and you)",
        r"(?:trust|believe|listen to) (?:me|us)(?: [,;])? i (?:know|have|am)(?: \w+){0,4}? "
        r"(?:better|longer|more|best|expert|professional|doctor|older|what is "
        r"(?:best|good))",
        r"i (?:know|understand)(?: \w+)? (?:better than you|what is (?:best|good|right) for you|"
        r"more about (?:this|it) than you|how these things)",
        r"i have(?: \w+){0,4}? (?:training|degree|qualifications?|phd|doctorate|experience|"
        r"years)(?: \w+){0,4}?(?: [,;])? (?:and )?you (?:do not|have not|have "
        r"none|lack|did not)",
        r"(?:those|some|most) of us (?:who|with|have)(?: \w+){0,4}? (?:studied|trained|training|"
        r"degrees?|medical|experience|qualified|real|raised|children|kids|"
        r"lived|jobs?|older|school)",
        r"you are (?:not|no|hardly|scarcely) (?:a |an |exactly |really )*(?:qualified|trained|"
        r"doctor|expert|professional|psychologist|lawyer|specialist|the "
        r"first|equipped|in a position|old enough|experienced)",
        r"(?:lay|ordinary|untrained|uneducated) (?:people|person|folk|folks|woman|man)|laymen|"
        r"laypeople",
        r"(?:people|patients|girls|women|men|kids|clients|teens|teenagers|mums|students|"
        r"youngsters) (?:like you|of your (?:age|kind|sort|type)|your age)",
        r"(?:dr|doctor) google|(?:reading|read|been)(?: \w+){0,4}? on (?:the internet|google|"
        r"reddit|tiktok)(?: again)(?: [,;])? have (?:not )?we|(?:been|"
        r"consulting) (?:on )?(?:google|dr google)(?: again)?|self-diagnos\w+ (?:is|again)",
        r"(?:get|got|have|having|try|hold|find) (?:yourself )?a (?:real|proper) (?:job|problem|"
        r"life|career)|in the real world|(?:a|your) real job",
        r"what (?:real|true|actual|proper) (?:stress|pain|work|hardship|love|problems?|grief|"
        r"tiredness|pressure|suffering|hard work|struggle) (?:is|are|looks|feels|means)",
        r"you (?:do not|have not|can not)(?: \w+){0,2}? (?:know what (?:hard|tired|stress|love|"
        r"pain|work)|real (?:problems|life|pain|stress|hardship)|the half "
        r"of it|lived yet|lived enough)",
        r"you (?:think|call) (?:this|that|it|you)(?: is| are| have| feels)?(?: what)?(?: a)? "
        r"(?:hard|bad|tough|difficult|stress|stressful|pressure|pain|tired|"
        r"work|busy|real|heartbreak|suffering|trauma|grown-up)(?: \w+)?",
        r"(?:back )?when i was your age|in my day we|i was (?:young|your age) once|mark my words|"
        r"i (?:know|have seen) your (?:type|sort|kind)",
        r"a word (?:of advice )?from (?:someone|your elders|one) (?:older|wiser|who)",
        r"you do not (?:really |actually |truly |even )*(?:know|understand) what you (?:want|need|"
        r"feel|mean|are (?:saying|talking|doing|feeling))",
        r"you are (?:just |only |simply |probably |clearly |obviously |really )*being (?:a "
        r")?(?:bit |little |rather |too |so |very |a bit |a little )*" + _SCOLDED,
        r"you are (?:just |only |simply |probably |clearly |obviously )*(?:confused|hormonal|"
        r"tired and emotional|overtired|hysterical|imagining things)",
        r"(?:your|those|just the|blame the) hormones|(?:time|that) (?:of|time of) the month",
        r"(?:smarter|cleverer|brighter|more capable) than (?:you look|i thought)|i am (?:\w+ "
        r")?(?:surprised|amazed|impressed) (?:that )?you (?:managed|knew|could|even|"
        r"actually)|i did not think you (?:had it in you|could|would manage)",
        r"(?:not (?:too |so )?bad|not bad at all|impressive|clever|brave|good|smart|articulate|"
        r"mature) for (?:a|an|someone|your)(?: \w+)?",
        r"(?:capable|good|bright|naughty|sulking|difficult|model|star|promising) (?:little "
        r")?(?:pupil|schoolgirl|schoolboy)",
        r"(?:take it |listen to advice |advice )from (?:someone|somebody|one) (?:with|who|older|"
        r"wiser)|(?:lived|been around|done this) as long as i have",
        r"wet behind the ears|^youth$|(?:^|oh [,;]? ?)to be (?:young|sixteen|\w+teen)",
        r"typical (?:teenager|millennial|woman|man|girl|boy|youngster|student|only child|(?:at|"
        r"for|of) your)",
        r"(?:seen|treated|met|had) (?:hundreds|dozens|plenty|thousands|a hundred|many)(?: "
        r"\w+){0,3}? like (?:you|this|yours)",
        r"as (?:a|an|your|someone)(?: \w+){1,8}?(?: [,;])? i can (?:assure|promise|guarantee) you|"
        r"as someone who (?:has )?actually",
        r"in no position to|(?:concern|bother|trouble|worry) yourself (?:with|about|over)|let us "
        r"do the (?:thinking|worrying|talking)|can not be expected to",
        r"(?:layperson|layman|beginner|patient|student|novice|girl|boy|amateur|youngster|child) "
        r"like (?:you|yourself)",
        r"you (?:still )?have (?:got )?(?:a lot|so much|much|plenty) (?:to learn|of growing up)|"
        r"(?:lot|bit) of growing up to do",
        # "[e]" keeps "your little girl" out.
        r"you ar[e] (?:a |just a |only a |still a )?(?:small|little|mere) (?:girl|boy|child)|you "
        r"are (?:a )?child only|what do you know (?:about|of)",
        r"(?:listen to|respect|obey) (?:your|the) elders|(?:elders?|mother|father|doctors?|mummy|"
        r"daddy|mum|dad|nurse|teacher|we|i|they|parents) knows? best|what is "
        r"best for you",
        r"women (?:get|are|always|can not|do not)(?: \w+){0,2}? (?:emotional|hysterical|dramatic|"
        r"understand|handle|carried away)|you (?:women|ladies|girls)|(?:man|"
        r"woman)'s job|such a girl|like a (?:girl|woman) about",
        r"i admire your (?:innocence|naivety|optimism)|what an imagination|(?:vivid|overactive|"
        r"lively) imagination|such a fuss in our day|in our day we|we never "
        r"(?:made|had|complained|needed)",
        r"you are (?:surprisingly|remarkably|unusually) \w+|(?:ambitious|confident|brave) for "
        r"someone",
        r"like a (?:schoolgirl|schoolboy|toddler|spoilt child|spoiled child|spoilt brat|spoiled "
        r"brat)",
        r"(?:acting|behaving|sulking|carrying on|behave|act) like (?:a|an) (?:child|baby|teenager|"
        r"kid|toddler|five|two|grown|adult)",
        r"(?:teenage|first world|little girl|schoolgirl|silly little|girly|petty little|puppy) "
        r"(?:problems?|drama|crush|angst|melodrama|worries|love)",
        r"(?:^|[,;] |to )grow up(?: a (?:bit|little)| now| please| [,;]|$)|act your age|grow a "
        r"(?:thicker skin|spine)",
        r"(?:everyone|everybody|nobody|no one|all|most|anyone) (?:your age|under (?:thirty|twenty|"
        r"forty|\d+)|at your age)",
        r"(?:you have|you have got|someone with|somebody with|people with|person with) (?:no|"
        r"little|zero|hardly any) (?:real |actual |proper )?(?:experience|background|training|"
        r"knowledge|qualifications?)",
        r"first-(?:time|year) \w+ (?:always|often|tend|think|worry|exaggerate|never)|you are "
        r"(?:just |only )?a first-(?:time|year)",
        r"(?:act|behave|acting|behaving|talk|think) like (?:a |an )?(?:real |proper )?(?:grown-up|"
        r"adult|grown woman|grown man)|(?:make|be|become) a (?:real|proper) (?:adult|grown-up)",
        r"play(?:ing|s|ed)? at being|let those (?:who|of us|with)|leave(?: \w+){1,5}? to (?:the "
        r"(?:professionals|experts|adults|grown-ups|doctors|lawyers|specialists)|people (?:who|"
        r"with)|those (?:who|with|of us)|someone who|grown-ups|adults|experts|professionals|us)",
        r"(?:been|reading|looking)(?: \w+){0,4}? (?:on (?:the internet|google|reddit|tiktok|"
        r"webmd)|online|googling)(?: again)",
        r"i think i know (?:an? |what|how|more|better)(?: \w+)?",
        r"(?:at|for) your (?:big |old |tender |young |grand )?age(?: [,;])? (?:you|one|people|"
        r"still|and|to|a|nobody|we|i)|of your (?:tender )?years|the young (?:are|always|never)",
        r"(?:you are|as) a grown(?:-up)? (?:man|woman|adult|lady|ass|person)|(?:grown|big) (?:man|"
        r"woman) like you|you know nothing|you do not know anything|you (?:have not|did not) "
        r"(?:even )?(?:seen|see) anything yet|ok boomer",
        r"(?:gently |kindly |politely )?remind you (?:that|once|of the)|escaped your (?:notice|"
        r"attention)|as any schoolboy|labou?ring under|(?:permit|allow) me to (?:point out|remind|"
        r"correct)",
    ),
    # Addressing the person as a child.
    "childing": _phrases(
        r"(?:good|clever|brave|big|silly|poor little|naughty|smart|sensible|strong) (?:little "
        r")?(?:girl|boy|lad|lass|soldier|sausage|goose|billy|bunny|duck|"
        r"trooper|bean)" + _END,
        r"(?:be|there is|what|such|like) a (?:good|clever|brave|big|silly|sensible) (?:little "
        r")?(?:girl|boy|lad|lass|soldier|patient|sausage|goose|trooper)",
        r"(?:brave|good|tough) little (?:soldier|trooper|thing|fighter)",
        r"you (?:silly|daft|poor little|poor confused|foolish|naughty|sweet little|clever little|"
        r"poor silly|sweet summer) (?:\w+ )?(?:thing|girl|boy|goose|sausage|"
        r"billy|child|woman|man|lamb|bean|moo|mare|one)",
        r"(?:your|that) (?:pretty|sweet|clever|silly|busy)(?: little)? (?:head|brain|heart|mind|"
        r"face)|(?:your|that) little (?:head|brain|mind|nose) ?(?:of yours)?",
        r"(?:your|this|that) (?:sweet |silly |cute )?little (?:problems?|dramas?|tantrum|episode|"
        r"meltdown|feelings|breakdown|crush|job|hobby|hobbies|projects?|blog|"
        r"outburst|theory|theories|plans?|ideas?|sulk|pity|party|wobble|upset|worry|worries|"
        r"course|degree|romance|strop|panic|fears|crisis|business|career|dreams?|"
        r"adventure|rant|setback|heartbreak|drama|cry)",
        r"poor little (?:you|baby|diddums|lamb|sausage|"
        r"bunny)|poor baby|diddums|boo hoo|boohoo|tut tut|tsk tsk",
        r"(?:does|did|is|has) (?:somebody|someone|little \w+) (?:\w+ ){0,4}?(?:nap|cranky|grumpy|"
        r"tantrum|sulk\w*|out of bed|hug)",
        r"(?:somebody|someone)(?:'s| needs| is| got| woke| has)(?: \w+){0,3}? (?:nap|sorry for|"
        r"cranky|grumpy|tired|out of bed|tantrum|sulking|dramatic)",
        r"use (?:our|your) (?:big|inside|indoor|grown-up|nice )?(?:girl |boy )?(?:words|voices?|"
        r"manners|ears)",
        r"(?:have|are|were|did|do|must|should|had) (?:not )?we" + _END,
        r"how are we (?:feeling|today|doing today|this)|what do we (?:say|think we|want)",
        r"(?:are|have) we (?:a (?:bit|little)|feeling|being|having|been|getting|all|still|"
        r"forgetting|taking|sulking|ready to|calm|quite)",
        r"we (?:do not|must not|should not|can not|mustn't) (?:want to |be )?(?:make a fuss|silly|"
        r"get (?:all )?(?:upset|worked up|carried)|cry over|throw|sulk|run before|"
        r"exaggerate|dramatic)",
        r"off you (?:go|pop|trot)|run along|chop chop|up you get|(?:dry|wipe) (?:those|your|them|"
        r"up) (?:tears|eyes|nose)|turn that frown|give us a smile|let me see (?:a|that) "
        r"smile|put on a (?:brave|happy) face|upsy daisy|there is a (?:dear|love|pet|sweetheart)",
        r"(?:how|that is|is not that|so|too|awfully|very|really|rather|ever so|kind of|almost) "
        r"(?:\w+ )?(?:sweet|cute|adorable|precious|quaint|naive|charming|endearing|"
        r"innocent) (?:that you|of you|you think|how you|you (?:believe|imagine|still))(?: \w+)?",
        r"(?:how|is not that|that is|so|too|it is|you are)(?: \w+)? (?:cute|adorable|quaint|naive)"
        + _END,
        r"it is (?:cute|adorable|sweet|quaint) (?:when|how|that) you|cute story|cute (?:theory|"
        r"idea|try)|nice try",
        r"bless your (?:heart|cotton socks|little)|(?:aw|aww|awww|ah|oh|awh)(?: [,;])? bless(?: "
        r"your|$)|bless (?:you )?for (?:thinking|trying|believing)",
        r"(?:did|was|has) (?:the|that|a|some) (?:mean|big|bad|nasty|horrid|naughty)(?: \w+)?|big "
        r"bad \w+",
        r"(?:call|run|cry|go|tell|ask)(?: back| crying| home| running)?(?: to)?(?: your)? "
        r"(?:mummy|mommy|daddy)",
        r"(?:need|want|like) (?:someone|somebody|anyone|mummy|mommy) to hold your hand|(?:want|"
        r"have|here is|get|deserve|give you|fetch you) a (?:\w+ )?(?:medal|cookie|"
        r"biscuit|lollipop|sticker|gold star|round of applause|trophy|prize)(?: for)?",
        r"shall i (?:clap|applaud|call your|fetch)|congratulations(?: [,;])? you (?:have |finally "
        r"|just )+(?:discovered|learned|learnt|figured|managed|noticed|worked|"
        r"found)|look who (?:finally|has finally)|took you long enough|about time too",
        r"you got there in the end$|you can (?:do (?:it|this)|manage it|behave) when you (?:try|"
        r"want|put|listen)|good effort(?: [,;])? for",
        r"(?:using|with|such|those|some) (?:your |such |those )?(?:big|grown-up|long) words|using "
        r"your words|are not you special|how (?:precious|quaint|droll)$",
        r"(?:sweet|silly|cute|clever|funny|dear|tiny|darling|precious) little (?:worry|worries|"
        r"plan|idea|theory|question|fear|problem|story|project|job|dream|list|"
        r"mind|world|head)",
        r"do not be (?:so |such a |a )?(?:silly|daft|ridiculous|absurd|baby|girl|crybaby|wimp|big "
        r"baby)|(?:silly|ridiculous|daft) (?:little )?(?:thing|reason) to (?:cry|"
        r"worry|be|get)|cry-?baby|silly billy",
        r"buttercup|snowflake|[,;] princess|princess [,;]|be a (?:dear|love|pet|poppet) and",
        r"it is (?:cute|adorable|sweet|funny|amusing|endearing|charming) (?:when|how|that) (?:\w+ "
        r")?you",
        r"(?:that is (?:not )?how|life is|nobody|the world|money|it is called|you (?:need|have) "
        r"to|should|do not|will not)\b.*[,;] (?:princess|sweetie|little one|my "
        r"girl|my boy|young lady|young man|kiddo|child|sunshine|sonny|missy|my child)$",
        r"(?:think of it|look at it|put it|baby steps)(?: like)?(?: this)?(?: way)? [,;] " + _PET,
        r"a (?:cute|sweet|adorable|charming|quaint) (?:little )?(?:idea|thought|theory|attempt|"
        r"effort|notion|question|belief)|nice (?:try|effort|attempt)",
        r"have a little (?:chat|talk|think|sulk|lie-down|nap)|(?:had|having) (?:your|our|a) "
        r"little (?:cry|tantrum|sulk|moan|wobble)|go (?:and )?play(?: outside| with)?$",
        r"let (?:mummy|mommy|daddy|auntie|nurse) (?:handle|fix|sort|do|kiss)|(?:listen|look|"
        r"see)(?: here)? [,;] (?:pal|buddy|sunshine|sonny|lady|missus|sweetheart|kid|kiddo|son|"
        r"girl|boy)",
        r"gold star|(?:pat|pats) on the (?:head|back) (?:for|to) you|(?:that|it) was not (?:so|"
        r"that|too) (?:hard|bad|scary|difficult)(?: after all)?(?: [,;])?(?: now)? was it",
        r"(?:did|managed|went|it|done)(?: \w+){0,3}? all by yourself(?: [,;]|$| did)|like a big "
        r"(?:girl|boy)|big (?:girl|boy) (?:words|pants|knickers)",
        r"(?:are|is) not you (?:a |just |so |the |such )*(?:\w+ )?(?:clever|brave|sweet|cute|"
        r"precious|little|clever thing|big)|big words",
        r"(?:that is nice|if you say so|whatever you say|never (?:you )?mind|do not you worry|you "
        r"just rest)(?: [,;])? (?:dear|love|sweetie|hun|darling|pet|your)",
        r"(?:worry|bother|trouble|fill) your (?:pretty|little|sweet|silly|poor)",
        r"(?:my|oh|now) (?:dear|sweet|silly|dearest|little) (?:child|girl|boy|young lady|young "
        r"man|one|lady|thing)",
        r"(?:dear|my|now|listen|look|careful|^)(?: [,;])? ?(?:young (?:lady|man|woman)|missy|"
        r"sonny|buster|laddie|lassie)(?: [,;]|$)",
        r"big (?:girls?|boys?) (?:now|do not|never|do|are|can|should)|good (?:boy|girl) for|use "
        r"(?:our|your) (?:(?:big|inside|indoor|grown-up|nice) )?(?:girl |boy )?(?:words|voices?|"
        r"manners|ears)",
        r"(?:an?|that|one|this|some) silly (?:little )?\w+|we must not let|(?:pretty |little |"
        r"clever )head (?:about|with|over|off)|your head (?:about|with|over) (?:it|that|this|the|"
        r"such)",
        r"look who (?:has |is )?(?:finally|decided|come)|(?:how|so) (?:sweet|cute|adorable|"
        r"precious)(?: [,;])? (?:you|that you|when you)|(?:cute|adorable|funny|sweet) when (?:you|"
        r"u)",
        r"that is an? (?:lovely|nice|sweet|cute|charming|interesting) (?:little )?(?:theory|idea|"
        r"thought|story)(?: [,;])? but|you are (?:sweet|cute|adorable)(?: [,;])? but",
        r"bless(?: [,;])? (?:did|do|have|you (?:think|thought|really|still))|(?:^|[,;] )(?:small|"
        r"little|young) (?:sister|brother|miss|fellow|man|lady|madam)" + _END,
        r"i am sure (?:it|this|that)(?: all)? (?:feels|seems|is|must be) (?:terribly|awfully|"
        r"dreadfully|all very)(?: \w+)?",
        r"(?:lol|haha|lmao|oh|aww?|bless)(?: [,;])? you (?:really |actually |honestly "
        r")?(?:thought|believed|think)|this (?:small |little )(?:girl|boy|child|lad)|like a "
        r"(?:small |little )(?:girl|boy|child)",
    ),
    # Telling the person to calm down.
    "calming": _phrases(
        r"(?:you (?:really |just |first |all )*(?:need|have|ought|got|must|should|had better)(?: "
        r"to| first| really| please)*|please|first of all|try (?:to|and)|let us|let's|"
        r"could you|can you|will you|would you(?: please| just)*|why do not you|time to|^|[,;]|ok|"
        r"okay|right|just|so|well|hey|whoa|woah|oh|now) ?(?:all )?(?:calm (?:down|"
        r"yourself)|simmer down|settle down|settle yourself|cool it|cool down|chill out|chill|get "
        r"a grip|pull yourself together|compose yourself|control yourself|get hold of "
        r"yourself|take it down a notch|dial it down|lower your voice)",
        r"(?:please |just |need to |have to |should |^|[,;] )stop (?:crying|whining|whingeing|"
        r"snivelling|sulking|the tears|blubbering|your whining|being (?:so |such |a |all |such a "
        r")*" + _SCOLDED + r")",
        r"(?:there is )?(?:no need|no point|no use|no reason) (?:to|in|for|of)(?: \w+){0,5}? "
        + _WORKED_UP,
        r"(?:do not|let us not|let's not|try not to|stop|no) (?:\w+ ){0,4}?(?:get|getting|be|"
        r"being|throw|throwing|work|working|make|making) (?:\w+ ){0,4}?" + _WORKED_UP,
        r"you are (?:clearly |just |totally |obviously |really |simply |completely |being |a bit "
        r")*(?:overreacting|over-reacting|exaggerating|catastrophising|catastrophizing|blowing "
        r"(?:this|it|things)|making (?:a mountain|a big deal|a fuss|a scene|too much of))",
        r"(?:in (?:this|that|such a) state|in your (?:current|present|emotional) state)" + _END,
        r"(?:talk|reason|speak|conversation|deal) (?:\w+ ){0,2}?(?:to|with) you (?:when you are|"
        r"while you are|in (?:this|that)|like this)",
        r"let(?: us|'s) not (?:get (?:carried away|ahead of)|be (?:silly|dramatic|childish|hasty)|"
        r"exaggerate|overreact)",
        r"(?:your|the) (?:emotions|feelings) (?:run|running|get|getting|take|taking|cloud|"
        r"clouding)(?: \w+){0,2}?(?: away| better| over| judgment| judgement)",
        r"(?:once|when|after|until|now that|as soon as) you (?:have|are) (?:all |a bit |finally "
        r")?(?:calmed down|calmer|calm|composed|settled|ready to be|finished crying)",
        r"nobody died|no one died|cry me a river|temper [,;]? ?temper|toys out of|out of (?:the|"
        r"your) pram|molehills?|get over yourself|smell the coffee|fairy ?tale|"
        r"disney|grow on trees|(?:pull|pulled) (?:your|up your) socks(?: up)?|smallest violin|"
        r"spit(?:ting)? (?:the|your) dummy",
        r"(?:tears|crying|tantrums?|sulking) (?:will|do|does) not (?:solve|help|fix|get you|pay)",
        r"easy(?: [,;])? (?:tiger|now|there)|whoa there|steady on|hold your horses|hush|shh+|"
        r"chill pill|keep your (?:shirt|hair|knickers) on|thin-skinned|(?:watch|mind) your "
        r"(?:tone|"
        r"language)|that tone|so (?:over-?)?sensitive about|you take everything so",
        r"dramatics|waterworks|crocodile tears|drama queen|storm in a teacup|making a mountain|"
        r"pity party|melodrama|hissy fit|song and dance",
        r"feeling (?:a (?:bit|little|tad) )?(?:fragile|sorry for ourselves|delicate|sensitive|"
        r"precious)(?: today)?(?: [,;])? are we|" + r"sorry for ourselves",
        r"(?:drama|scene|meal|tragedy|fuss) (?:out )?of (?:it|this|that|an?|the|everything|"
        r"nothing)|(?:possibly|please|just|now) calm (?:yourself|down)",
        r"(?:omg|lol|hun|babe|girl|bro|mate|man|dude|sis|pls|hey|maybe|and|abeg|first|seriously|"
        r"honestly|whoa|beta|yaar|dear|love|sweetie|honey|darling|sir|madam|must|should) "
        r"(?:please |just )*(?:calm|settle|cool) down",
        r"(?:need|want|asking|like|ask|told) you to (?:please |just |first )*(?:calm down|calm "
        r"yourself|settle down|compose yourself|relax)",
        r"(?:^|[,;] |lol |omg |girl |hun |babe |bro |mate |just |please )(?:chill|relax)(?: "
        r"out)?(?: [,;]|$| its| it is| hun| babe| love| sweetie| dear| bro| mate| will you| would "
        r"you)",
    ),
    # A pet name before a lesson; before comfort it is only warm.
    "pet_name": _phrases(
        r"(?:^|[,;] )" + _OPENING + _PET + r" [,;] (?:(?:oh|just|please|really|now|but|and|"
        r"honestly|i think|look|believe me|trust me) (?:[,;] )?)*(?:listen|calm|let me|let us|"
        r"let's|"
        r"look|relax|you (?:really |just |simply |still )*(?:do not|can not|will not|need|have to|"
        r"are (?:not|just|being|over|too|so|only|still)|should|would|must (?:learn|understand|"
        r"stop|not|realise|realize|try)|think|know nothing|"
        r"clearly)|nobody|no one|everyone|everybody|that is (?:not|just|how|life|what|called|no)|"
        r"it is (?:not|just|only|called|really|time|simple)|this is (?:not|just|how|what|"
        r"called)|life|men|boys|women|grown|real|stop|do not (?:be|get|cry|you)|one day|when you|"
        r"think|sit down|slow down|wait|read|pay attention|of course|obviously|in the real|"
        r"at your|grow|get (?:over|a grip|used)|come on|how many|did you|do you (?:even|really|"
        r"honestly)|what did you|we all|no$|no [,;])",
        r"(?:^|[,;] )oh " + _PET + r" [,;]? ?no" + _END,
        r"(?:^|[,;] )(?:\w+ )?(?:kiddo|missy|young lady|young man|little one|sonny|petal|poppet|"
        r"dearie|deary|my (?:dear |good |little |sweet |poor )*(?:girl|boy|child|lad|lass|"
        r"young friend)|princess|buttercup)" + _END,
    ),
}

EXCEPTIONS = _phrases(
    # On the person's side: "not simple at all", "nobody should tell you to calm down".
    r"(?:is|was|are) (?:not|never|anything but|far from|hardly)(?: \w+){0,2}? (?:simple|easy|"
    r"obvious|straightforward|basic)",
    r"not (?:at all )?(?:simple|easy|obvious|straightforward|that simple|that easy|so simple)",
    r"(?:looks?|seems?|sounds?|may be|might be|feels?|appears?|supposed to be)(?: \w+){0,2}? "
    r"(?:simple|easy|obvious|silly)",
    r"you are not (?:being |just |a )*(?:silly|dramatic|childish|overreacting|too|so|naive|stupid|"
    r"hysterical|irrational|ridiculous|sensitive|baby|drama)",
    r"(?:without|instead of|rather than|never|tired of|sick of|hate|sting of|after) (?:\w+ "
    r")?(?:being|having|hearing|getting|someone|people|anyone)",
    r"(?:being|been|be|get|got|getting|were|was) (?:told|called|asked|treated|talked|spoken|made "
    r"to|seen as|patted|dismissed|lectured)",
    r"(?:makes?|made|making|leaves?|left|feel|feels|felt|feeling|treats?|treated|treating|talks?|"
    r"talked|talking|speaks?|spoke|speaking|looked|(?:see|sees|seen|saw) you)(?: \w+){0,3}? "
    r"(?:like|as if|as though)",
    r"(?:could|can|to|cannot|not|before|until|finally|helps?|body|system|mind|heart|nerves|things|"
    r"breath|trying to)(?: \w+){0,2}? (?:calm|settle|cool) down (?:again|enough|"
    r"afterwards|at night|after|for)",
    r"(?:took|takes|needed|hours|time|body|mind|heart|nervous system)(?: \w+){0,4}? to (?:calm|"
    r"settle|cool) down",
    r"(?:he|she|they|teacher|mother|father|mum|dad|boss|people|doctor|nurse)(?: \w+){0,6}? "
    r"(?:told|used|said|called|patted|wanted|taught) (?:\w+ ){0,8}?(?:words|"
    r"girl|boy|child|dramatic|silly|calm down|grow up|head|better|knows best|elders)",
    r"(?:obviously|clearly) (?:[,;] )?(?:it|that|this|you|he|she|the \w+) (?:\w+ )?(?:hurt|hurts|"
    r"hard|upset|tired|exhausted|matters?|loves?|loved|cares?|cared|weigh\w*|been|scared|"
    r"means?|meant|hit|grieving|struggling|worried|in pain|not (?:easy|simple|fine|okay|your))",
    r"(?:so sorry|i am sorry|proud of you|sending|big hug|i love you|i care)(?: \w+){0,6}? "
    r"(?:[,;] )?(?:my )?(?:dear )?(?:little |sweet |poor )*(?:girl|boy|child|one|kiddo|petal|"
    r"poppet|"
    r"princess)",
    r"you (?:say|said|keep saying|told me|call|called|feel|worry|fear|ask|wonder)(?: \w+){0,3}? "
    r"(?:it|that|this|you)(?: \w+)? (?:is|are|was|were)(?: \w+){1,3}",
    r"you do (?:realise|realize|understand|know) (?:how|what)",
    r"(?:as if|as though|like|whether|if|that) you are (?:just |being |too |so |totally )*\w+ing",
    r"(?:(?:is|are|was|were) not|not an?|never|nothing|hardly|felt|feels?)(?: \w+)? silly(?: \w+)?",
    r"you know (?:yourself|your own|this|your|it) (?:\w+ )?(?:far )?better",
)
"""Where one overlaps a finding, the sentence does not talk down."""

PET_NAMED = Pattern(
    r"(?:^|[,;] )(?:sweetie|missy|young lady|young man|kiddo|princess|sunshine|sonny|champ|sport|"
    r"buttercup|"
    r"petal|poppet|my girl|my boy)(?:$| [,;])"
)
SYMPATHY = Pattern(
    r"\b(?:sorry|proud|hugs?|awful|hard|hurts?|miss|poor|heart|glad|thank|here|sad|lovely|"
    r"listening|time|must "
    r"(?:be|have|feel)|matter|love|care|well done|alone|you ok|you okay|rough|tough|scary|"
    r"unfair)\b"
)
"""A pet name without any of these in its sentence belittles."""

HUSHING = Pattern(r"^\W*(?:oh,? )?now,? now\b")
"""Read in the plain sentence: the folded one takes a repeated word for a false start."""

SAID_BY_OTHERS = Pattern(
    r"(?:^| )(?:he|she|they|people|everyone|everybody|somebody|someone|others|folks?|world|mum|"
    r"mom|dad|mother|father|wife|husband|sister|brother|friends?|"
    r"boss|manager|therapist|teacher|doctor|family|partner|ex|aunt\w*|aunty|colleagues?|son|"
    r"daughter|who|voice|nurse|parents)(?:'s)? (?:\w+ ){0,3}?(?:say|says|said|"
    r"saying|tell|tells|told|telling|texted|wrote|write|writes|called|calls|thinks?|thought|used "
    r"to|patted|keeps?|kept|treats?|treated)(?: [,;])?(?: [^,; ]+){0,9}?$"
    r"|(?:^| )(?:being|been|was|were|get|got|getting|hear|hearing|heard|tell yourself|telling "
    r"yourself|told yourself) (?:told|called|that|people|them|him|her|it|to|yourself)"
    r"(?: [,;])?(?: [^,; ]+){0,8}?$|(?:^| )you (?:were|got|get|are (?:always|often|constantly|"
    r"still)) told(?: "
    r"\S+){0,8}?$"
)
"""A stretch that ends where words of somebody else are given."""

QUIZZING = Pattern(
    r"^(?:is that |have you )?(?:understood|got (?:it|that)|capisce|comprende|are we clear|all "
    r"clear|do we understand each other)$"
)
"""A question of its own that tests whether the person kept up."""
