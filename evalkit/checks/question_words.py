"""Turns of phrase by which questions are found and told apart.

Open and closed follow MITI 4.2.1 and MISC 2.5: a question is closed when a short fact,
a date or a yes or no answers it; requests to tell more are open whatever their grammar.
Greetings, rhetorical questions and advice in question form open nothing.
"""

from __future__ import annotations

from evalkit.checks.patterns import Pattern
from evalkit.checks.wordlists import at_start, word_set

_AUX = (
    r"(?:is|are|was|were|am|do|does|did|have|has|had|can|could|will|would|should|shall|may|"
    r"might|must)"
)
_SUBJECT = (
    r"(?:i|you|he|she|it|they|we|there|this|that|these|those|anyone|anybody|someone|somebody|"
    r"anything|"
    r"something|everyone|everything|any|people|things|part|others|(?:the|your|his|her|their|our|"
    r"my|a|an|both|"
    r"all|some) \w+)"
)
_WH = r"(?:what|how|why|where|when|who|whom|whose|which)"
_BEFORE_WH = (
    r"(?:(?:in|at|on|for|with|of|from|to|by|about|out of|under|since|until|till|and|or|else|like|"
    r"then|"
    r"exactly|just|roughly) )*"
)

HEADS = word_set(
    "is are was were do does did have has had can could will would may what how why where when "
    "who "
    "whom whose which in at on for with of from to by about out under since until till and or "
    "else "
    "like then exactly just roughly"
)
"""First words of a clause that may ask without a question mark."""

INVERTED = at_start(
    r"(?:is|are|was|were|am|does|did|have|has|had|can|could|will|would|should|shall|may|might|"
    r"must)(?: not)? " + _SUBJECT,
    # "Do it for him" orders; "do they know" asks.
    r"do(?: not)? (?:i|you|they|we|people|these|those|any|things|others|both|all|most|some|"
    r"(?:your|his|her|their|the|our) "
    r"\w+s)",
    _BEFORE_WH + _WH + r"(?: \w+){0,5}? " + _AUX + r"(?: not)? " + _SUBJECT,
    _BEFORE_WH + _WH + r" (?:'s|is|are|was|were|would|could|might|will|did|does|do|has|have|had)",
)
"""Verb before subject: what makes a clause a question even without its mark."""
NOT_INVERTED = at_start(
    _BEFORE_WH + _WH + r"(?:ever)? (?:i|you|he|she|it|they|we|this|that|these|those|there|your|"
    r"his|her|their|our|my|"
    r"the (?:\w+ )+(?:is|was|are|were))",
    r"(?:had|should|were) (?:you|he|she|they|i|we|it)",
    r"which (?:is|was|means|meant)",
)
"""Subject before verb, or a condition: a clause of the sentence around it."""

WH_SUBJECT = at_start(
    _BEFORE_WH + r"(?:what|why|how)", r"(?:in|at|on|for|with|of|from|to) (?:what|which|whom)"
)
WH_SUBJECT_FIRST = at_start(_BEFORE_WH + _WH)
"""Question words without inversion: a question only where a mark stands, or a clause begins it."""

UNMARKED = at_start(
    r"(?:is|are|was|has|can|could|will|would|did|does) (?:you|he|she|it|they|we|anyone|anybody|"
    r"someone|somebody|"
    r"there|that|this)",
    r"(?:do|have) (?:you|they|we)",
    r"(?:has|does|did|will|would|can|could) your \w+",
    r"(?:can|could|may) i (?:ask|know)",
    _BEFORE_WH + r"(?:what|how|why|where|when|who)(?: (?:long|often|much|many|old|bad|far|else|"
    r"exactly|on earth|the "
    r"hell|actually|hard|kind of \w+|sort of \w+|part of \w+|many \w+))* (?:is|are|was|were|do|"
    r"does|did|have|has|can|"
    r"could|will|would) (?:you|he|she|it|they|we|that|this|your \w+|his \w+|her \w+)",
    r"(?:what|who) (?:happened|changed|said (?:that|what)|did that|is up|is wrong|is going on)(?: "
    r"(?:then|next|"
    r"there|after|afterwards|though|tho|exactly|today|now|here|with \w+|to (?:you|him|her|them)|"
    r"between "
    r"\w+(?: \w+)?))*$",
    r"(?:how|why) come",
)
"""What is a question in a text that leaves question marks out."""
ELIDED = at_start(
    r"how you (?:feeling|doing|holding|coping|getting|managing|finding|sleeping|"
    r"keeping)"
)
UNSTOPPED = at_start(
    r"(?:what|who) (?:stings|hurts|makes|made|keeps|kept|scares|helps|helped|happened|happens|"
    r"gets|got|comes|goes|"
    r"worries|bothers|feels|changed|brings|brought|matters|set|tipped|is (?:the|a|your|his|her|"
    r"going|keeping|making|"
    r"stopping|on|worrying|eating|hurting|bothering|holding|behind|under))",
    r"which (?:part|bit|one|of)",
)
UNSTOPPED_NOT = Pattern(r"^\w+ \w+ .*\b(?:is|was|are|were|would)\b")
"""The same where no mark ends the sentence at all, and no second verb makes it a statement."""
SPELLINGS = {
    "hows": "how is",
    "whos": "who is",
    "wheres": "where is",
    "wats": "what is",
    "wots": "what is",
    "wat": "what",
    "wot": "what",
    "wht": "what",
    "y": "why",
}
"""Short forms of question words, as people type them."""

UNMARKED_NOT = at_start(
    r"is it any wonder|can you (?:imagine|believe)|would you believe",
    _AUX + r"(?: not)? (?:it|you|he|she|they|we|i|that|there)(?:$| (?:if|so|when|because|though|"
    r"and|but))",
    _AUX + r" not",
    r"(?:is|was|are|were) (?:that|there|this|it) (?:the|a|is|was)$",
)
TAG = Pattern(
    r"^(?:" + _AUX + r"(?: not)? (?:it|you|he|she|they|we|i|that|there|this)(?: not)?(?: "
    r"(?:though|tho|now|love|"
    r"mate|hun))?|right|yeah|yes|yep|ok|okay|k|huh|eh|hm|hmm|no|nah|you know|you know what i mean|"
    r"know what i mean|"
    r"know|innit|am i right|correct|is that so|do not you think|you see|see|get it|alright|all "
    r"right|hey|you feel me|"
    r"if you (?:like|want)|please|do you (?:think|reckon|suppose|imagine|guess|feel|know)|would "
    r"you say)$"
)

ASKED_BY_OTHERS = Pattern(
    r"\b(?:you|he|she|they|we|people|everyone|everybody|part of you|voice|mind|head|brain|heart|"
    r"mum|mom|dad|"
    r"mother|father|boss|friends?|sister|brother|wife|husband|family|questions?|aunt\w*|world|"
    r"therapist|doctor|"
    r"teacher|daughter|son|kids?)\b"
    r".*\b(?:ask|asks|asked|asking|wonder|wonders|wondered|wondering|thinking|thought|think|says?|"
    r"said|saying|"
    r"shout\w*|goes|went|whisper\w*|repeat\w*|circl\w+|keeps?|kept|haunt\w*|loops?|looping|is|was|"
    r"like)"
    r"(?: (?:yourself|himself|herself|themselves|you|him|her|them|me|god|why|over and over|again|"
    r"and again|every "
    r"\w+|each \w+|all \w+|still|always))*$"
)
ASKED_BY_ME = Pattern(
    r"\b(?:i|let me|may i|can i|i am|i will|i would|me)\b.*\b(?:ask|asking|wonder|wondering|"
    r"thinking|curious|check|"
    r"know|hear)\b|\b(?:tell me|my question|one question|real question)\b"
)

GREETING = Pattern(
    r"^(?:hi |hey |hello |so |and )*(?:how (?:are|have|is|r) (?:you|ya|things|it|everything|life|"
    r"we)(?: (?:been|"
    r"going|doing|today|tonight|this (?:morning|evening|afternoon|week|weekend)|now|all|keeping|"
    r"these days|"
    r"lately|my \w+|love|mate|hun|dear|friend|anyway|yourself|with you|over there|feeling "
    r"(?:today|tonight|"
    r"this morning|now)))*|how do you do|what is (?:up|new|good|cooking)|how (?:is|was|has) "
    r"(?:your (?:day|week|weekend|morning|evening)|life)(?: "
    r"(?:going|been|treating you|so far|today|then))*|how goes it|you (?:ok|"
    r"okay|alright|good))$"
)
ADVISING = at_start(
    r"(?:how|what) about (?:\w+ing|a|an|some|we|you \w+|giving|the next)",
    r"why (?:do not|do you not|not|can you not|do we not|could you not|would you not|can not you|"
    r"would not you)",
    r"what if (?:you|we|i|the)",
    r"what do you say (?:to|we|you|if)|what is stopping you",
    r"(?:what|how) (?:do|would|did) you (?:think|feel|say) (?:about|of|to) (?:a|an|some|joining|"
    r"calling|trying|"
    r"talking to|seeing a|asking|going to|taking|getting|telling|writing|starting|speaking)",
    r"have you (?:tried|considered|thought (?:about|of) \w+ing)",
)
RHETORICAL = at_start(
    r"who (?:needs|does (?:that|not|he|she)|do they|wants|cares|would not|would (?:want|do that|"
    r"blame|say)|could "
    r"(?:blame|do|have|sleep|not|think|stay)|can (?:blame|sleep|not|think)|knows|says|said|asked|"
    r"is (?:he|she|"
    r"not)|are they to|has not|is (?:he|she) to|in their right|even|ever)",
    r"what (?:is|was) the (?:point|use|harm|big deal|worst that|sense|rush|problem with that|"
    r"matter with)",
    r"what (?:did|do) you (?:expect|want (?:a|an|me to|from me))|what were you expecting|what did "
    r"you think (?:would|was|he|she|they)",
    r"what (?:kind|sort|type) of (?:a )?(?:\w+ )?(?:man|woman|person|people|mother|father|parent|"
    r"boss|friend|"
    r"monster|daughter|son|husband|wife|sister|brother|human|idiot|company|family|doctor|world|"
    r"life|god)",
    r"what (?:were|was) (?:he|she|they) (?:even )?thinking",
    r"what is (?:wrong|the matter) with (?:people|him|her|them|you|this|that|these)",
    r"what else (?:is new|could|can|would|should|did you expect|are you)",
    r"what (?:more|gives|on earth (?:was|were|is)|is not to|a|an)",
    r"(?:so )?what$",
    r"what then$|what now$|and then what$",
    r"how (?:could|dare|can|would|do) (?:he|she|they|anyone|anybody|people|someone|nobody|one|any|"
    r"some (?:people|men|"
    r"women|folks))",
    r"how (?:could|can|were|would|should) you (?:have|possibly|not|ever|be expected|expect|say no|"
    r"know|blame|be so)",
    r"how (?:else|dare|hard (?:is|can|could) it|on earth (?:could|can|do they|does)|many times|"
    r"much more)",
    r"how is (?:that|this|it) (?:fair|ok|okay|possible|even|not|my|your (?:fault|problem)|"
    r"supposed|right|allowed)",
    r"how (?:are|is|were|was) (?:you|anyone|a person|somebody|one|she|he) (?:supposed|meant|"
    r"expected|ever)",
    r"why (?:would|should) (?:you|anyone|he|she|they|it|that|anybody|people|i)",
    r"why (?:me|bother|must|is it always|is life|do people|do men|do we|does (?:everything|nobody|"
    r"no one|everyone|"
    r"life)|can not|is nothing|on earth would)",
    r"what (?:gives|gave) (?:him|her|them|anyone|you) the right|what (?:good|use|help|business|"
    r"right) "
    r"(?:did|does|do|is|was|would|has|have)|what is (?:a|one) (?:\w+ )?(?:person|woman|man|mother|"
    r"girl|body|father) "
    r"to do|what is it with|what is (?:he|she) playing|what could (?:be|possibly)",
    r"how (?:was|were|is|are) (?:he|she|you|they|anyone|one) to|what (?:does|do) (?:he|she|they|"
    r"people|"
    r"doctors) know|what can (?:you|one|we|a person) do|for what$|what of it|how much (?:more "
    r")?can (?:one|a|"
    r"anyone|you)",
    r"since when|where (?:is|was) the (?:justice|fairness|sense|logic)|where do (?:they|people) "
    r"get|says who",
)

_TALK = (
    r"(?:tell|telling|share|sharing|talk|talking|say|saying|describe|describing|explain|"
    r"explaining|go into|going into|walk|put|putting|unpack|explore|speak|speaking|open up|expand|"
    r"write|look at|stay with|start|begin|elaborate|let me|show me|help me|take me|give me)"
)
CLOSED_CONTENT = Pattern(
    r"\b(?:tell me|say|ask|know|share|explain|remember|describe) (?:\w+ )?(?:when|whether|if|"
    r"which|who|your (?:name|"
    r"age|address)|his (?:name|age)|her (?:name|age)|how (?:old|long|many|often|much|far)|the "
    r"(?:name|date|time|dose|"
    r"number)|what (?:time|day|date|year|age|name))\b"
)
INVITING = at_start(
    r"(?:can|could|will|would) you (?:\w+ ){0,3}?(?:tell (?:me|us)|say|share|describe|walk (?:me|"
    r"us)|talk (?:me|us|"
    r"about|a|more|through)|explain|help (?:me|us) (?:understand|see|get|picture|feel)|paint|give "
    r"(?:me|us) (?:a|an|"
    r"some) (?:sense|idea|picture|feel|feeling|example|glimpse)|take (?:me|us)|put (?:\w+ "
    r"){0,4}?(?:into|in) words|"
    r"unpack|expand|elaborate|speak|let (?:me|us) in|show (?:me|us)|open up|go (?:into|back)|"
    r"bring (?:me|us)|fill (?:me|"
    r"us) in|sketch|spell|tell)",
    r"(?:would|do|did) you (?:\w+ ){0,2}?(?:like|want|care|wish|prefer|feel (?:able|ready|like|up "
    r"to|comfortable|safe|ok|"
    r"okay)|be (?:willing|open|ok|okay|comfortable|up for|able|happy|up to)|mind) (?:to |with "
    r")?(?:\w+ )?" + _TALK,
    r"(?:is|was) there (?:anything|something|more|a (?:part|bit|piece)|any (?:part|bit)).*(?:say|"
    r"share|talk|tell|add|off "
    r"your chest|on your mind|into words|let out|get out)",
    r"(?:are you |feel )?(?:up for|willing|ready|able|happy|comfortable|open|ok|okay|like)(?: to| "
    r"with| for)? (?:\w+ )?" + _TALK,
    r"would it (?:help|feel|be|mean) (?:\w+ ){0,5}?(?:to )?(?:tell me|talk|say|share|put)",
    r"(?:want|wanna|fancy|care|mind) (?:to )?(?:\w+ )?" + _TALK,
    r"(?:may|can|could|might) i (?:ask|hear|know|invite)(?: \w+){0,4} (?:what|how|why|about|more|"
    r"where)",
    r"(?:anything|something) (?:else )?(?:you|on your|weighing|troubling)",
    r"(?:care|want|wanna|mind|fancy) (?:to )?" + _TALK,
)
"""Yes-or-no questions in form, requests to tell in fact."""

OFFERING = Pattern(
    r"\b(?:i (?:would|will|am)?(?: \w+){0,2} ?(?:like|love|be (?:glad|honou?red|interested|"
    r"curious|happy|grateful)|want|"
    r"keen|eager|happy|glad|curious|interested|wondering|ready|here) (?:to )?(?:hear|know|"
    r"understand|learn|listen to|hearing|"
    r"knowing|read|about|what|how|where|why|see)\b"
    r"|i (?:wonder|am wondering|find myself wondering|keep wondering|was wondering|am curious|am "
    r"interested in|got curious)"
    r" (?:\w+ )?(?:what|how|where|why|about)\b"
    r"|i (?:wonder|am wondering|was wondering) if you (?:would|could|can|might|want) (?:\w+ "
    r"){0,3}?"
    + _TALK
    + r"|(?:feel free|you are (?:so |very |always |more than )?welcome|you are free|it is (?:ok|"
    r"okay|fine)|there is room) to "
    r"(?:share|tell|say|talk about|write|describe)\b"
    r"|you (?:can|could|may|might) (?:always |just |also |really )*(?:tell me|share|say anything|"
    r"say whatever|say as|start "
    r"(?:anywhere|wherever|with)|talk (?:to me )?about|describe)\b"
    r"|if you (?:ever |do |would |feel |might )*(?:want|like|able|ready|fancy|need|care|willing|"
    r"up for it|comfortable|are "
    r"\w+|up to it)(?: to)? (?:tell(?:ing)? me|shar(?:e|ing)|talk(?:ing)? (?:to me )?about|"
    r"say(?:ing)? more|put it)\b)"
)
OFFERING_NOT = Pattern(
    r"\b(?:to see you (?:happy|smile|succeed)|i (?:wonder|am wondering) (?:what|how|why) (?:he|"
    r"she|they|people|the) \w+ (?:was|"
    r"were|is|are|thought|think)|love what|love how|like how|like what|love to see|want to know "
    r"if|like to know if|want to "
    r"see you|like to see|here to listen)\b"
)
INVITED_TO_TELL = at_start(
    r"tell (?:me|us)(?: (?:then|please|now|again|honestly|first|instead))* (?:more|about|what|how|"
    r"why|where|everything|anything|whatever|the (?:story|rest|part|worst|best|hardest|whole|"
    r"thing|bit|one|last|first)|something|"
    r"some|one|all|like|in|as|a (?:bit|little|story)|her|him|it|his|your (?:story|side|version|"
    r"thoughts))",
    r"tell (?:me|us)$",
    r"(?:say|share|write|tell|add) (?:more|a (?:bit|little)|as much|some more|the rest|what|"
    r"whatever|something|how|anything|"
    r"it|that|your|as|in|only)",
    r"(?:talk|speak) to me about|talk (?:me|us) through|talk about (?:it|him|her|that|this|them)",
    r"(?:walk|take|bring|lead) (?:me|us)|help (?:me|us)|give (?:me|us) (?:a|an|some) (?:sense|"
    r"idea|picture|feel|example)|show "
    r"(?:me|us)|let (?:me|us) (?:hear|in)|describe|explain|paint|start|begin|pick|go on|keep "
    r"(?:talking|going)|carry on|"
    r"continue|pour (?:it all|your)|unload|put it|write (?:it|here|to me)|type|spell|speak|talk|"
    r"choose|fire away|vent|spill|let it (?:all )?out",
)
TOLD_IN_IDIOM = Pattern(
    r"^(?:tell me (?:about it(?:$| [,;])|you|that|this|to|if|whether|when|who|which|your (?:name|"
    r"age)|his name|her name|how "
    r"(?:old|long|many|often|much))|help me (?:god|out here|help)|start (?:a|an|by|saying|doing|"
    r"with (?:five|ten|one|two|a|an))|"
    r"take (?:me|us) (?:at|for|off)|show me (?:a|the) (?:person|man|woman)|talk (?:to (?:a|him|"
    r"her|your|someone|them)|it)|write "
    r"(?:it down|down)|put it (?:down|away|on|off|in|out))"
)

FACTUAL = at_start(
    _BEFORE_WH + r"when",
    _BEFORE_WH + r"how (?:long|old|many|much|often|far|tall|big|late|early|soon|frequently|"
    r"recently|likely|sure|high|bad|"
    r"severe|close|strong|regularly|quickly|fast|heavy|serious|big|small|young|tired|hard|"
    r"difficult|painful|scared|angry|"
    r"safe|important|confident|certain|real|intense|well)",
    _BEFORE_WH + r"which",
    _BEFORE_WH + r"(?:who|whom|whose)",
    _BEFORE_WH + r"where",
    _BEFORE_WH + r"what (?:language|line|route|page|chapter|bus|train|room|platform|flight|county|"
    r"area|industry|field|degree|module|exam|club|church|shop|film|song|book|game|time|day|date|"
    r"year|month|age|name|colou?r|dose|dosage|medication|meds|"
    r"medicine|school|department|"
    r"grade|class|job|city|country|town|street|size|number|model|brand|(?:kind|sort|type) of "
    r"(?:work|job|dog|car|cancer|school|"
    r"medication|therapy|contract|pills?|meds|surgery|company|cat|place|course|doctor|test|"
    r"treatment)|course|subject|shift|hour|"
    r"stage|floor|team|company|percentage|week|age group|breed|hospital|ward|uni|university|"
    r"college)",
    _BEFORE_WH + r"what (?:is|was|are|were) (?:your|his|her|their|its|the|this|that|my) (?:\w+ "
    r"){0,2}?(?:name|names|age|job|"
    r"address|number|diagnosis|dose|date|budget|deadline|email|title|breed|postcode|surname|"
    r"nationality|score|grade|salary|rent|"
    r"called|time|medication|major|due date)",
    _BEFORE_WH + r"what (?:do|did|does) (?:you|he|she|they|it) do (?:for (?:a living|work)|$)",
    _BEFORE_WH + r"what (?:is|are|was|were) (?:he|she|they|it|you) (?:called|named|studying|"
    r"taking|earning|on$|wearing)",
    _BEFORE_WH + r"what (?:did|does|do) (?:the \w+|they|he|she|you|your \w+) (?:prescribe|"
    r"diagnose|call (?:it|him|her|them)|eat|"
    r"wear|buy|pay|weigh|earn|order|study|have for|cost)",
)
"""Questions that a name, a number, a date or a place answers."""
FACTUAL_NOT = at_start(
    _BEFORE_WH + r"(?:which|who|whose|whom)\b.*\b(?:most|hardest|heaviest|heavier|harder|hurts|"
    r"stings|tips|scares|weighs|"
    r"loudest|louder|dreading|afraid|hoping|wish|voice|comes to mind|trust)",
    _BEFORE_WH + r"how (?:hard|difficult|important) (?:\w+ )*(?:for you and why)",
    _BEFORE_WH + r"when (?:do|did|does|is|was) (?:\w+ ){1,4}?(?:most|least|hardest|worst|heaviest|"
    r"loudest|strongest|sharpest|"
    r"feel like|hit you|hits you|hurt most|alive|yourself)",
    _BEFORE_WH + r"which (?:part|parts|bit|bits|piece|moment|moments|memory|memories|side|feeling|"
    r"feelings|thought|thoughts|of "
    r"(?:those|these|them|that)|one (?:feels|hurts|weighs|sits|scares|are you most|is (?:loudest|"
    r"heaviest|hardest)))",
    _BEFORE_WH + r"who (?:are|were) (?:you|we|they) (?:\w+ )*(?:when|without|if|now|become|before|"
    r"then|really|outside|beyond|underneath|"
    r"hoping|trying|becoming|apart|to (?:you|each))",
    _BEFORE_WH + r"who (?:was|is|were|are) (?:he|she|they|the (?:old|person|man|woman|girl|boy|"
    r"you|one)|that (?:person|girl|boy|"
    r"you)|it)(?: \w+)* (?:to you|you|for you|before|back then|in all|then)",
    _BEFORE_WH + r"who (?:do|did|would) you (?:want|hope|wish) to be",
    _BEFORE_WH + r"where (?:do|does|did|is|are|would|could|might|in|has|have)(?: \w+)* (?:think|"
    r"feel|feels|leave|leaves|left|sit|sits|"
    r"land|lands|landed|come from|comes from|coming from|came from|go from here|take you|takes "
    r"you|body|mind|heart|head|hurt|hurts|"
    r"see yourself|lead|leads|you in all|start|begin|live in|stuck|at with|inside|in yourself|"
    r"wander|fit in|belong)",
)

OPEN_FRAGMENT = Pattern(
    r"^(?:(?:and|so|but|like|because|as in|such as|meaning|how so|in what (?:way|sense)|why|how|"
    r"how come|why so|why is that|"
    r"why that|thoughts|like what|for example|how do you mean|because of|as in what) ?)+$"
)
OPEN = at_start(_BEFORE_WH + r"(?:what|how|why|where|who|which|when)")
BARE = Pattern(r"^(?:and|so|but|or|like|then|now)(?: then)?$")
"""A stub that asks nothing by itself."""
INNER_WH = Pattern(
    r"\b(?:what|how|why|where|who|which)(?: \w+){0,3}? (?:is|are|was|were|do|does|did|have|has|"
    r"had|can|could|will|would|should|"
    r"might) (?:i|you|he|she|it|they|we|this|that|there|your|the|his|her)\b"
    r"|\bwhat (?:keeps|comes|helps|hurts|happens|happened|goes|makes|made|brings|gets|feels|"
    r"scares|stands|matters|would|is|was|"
    r"might|could|went|came|ran|stays|weighs|sits|changes|changed|held|kept)\b"
)
"""A question word behind a scene that no comma parts: "when she says that how do you ..."."""
SECOND = Pattern(
    r" and (?:(?:what|how|why|where|when|who) (?:is|are|was|were|do|does|did|have|has|can|could|"
    r"will|would|might)"
    r"|(?:what|how|why|where|when|who)(?: \w+){1,3} (?:is|are|was|were|do|does|did|have|has|can|"
    r"could|will|would) (?:you|he|she|"
    r"it|they|we|that|this|your)|(?:do|did|are|were|have|can|could|will|would|is|was|does|has) "
    r"(?:you|he|she|it|they|we|there|that|"
    r"your|anyone)) "
)
"""A second question that "and" alone ties to the first."""
