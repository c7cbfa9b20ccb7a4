"""Turns of phrase by which orders are told from invitations, courtesy and reported words.

Written for evalkit; matched on the words from the bare verb on, or on whole clauses.
"""

from __future__ import annotations

from evalkit.checks.patterns import Pattern
from evalkit.checks.wordlists import at_start, phrase_set

_AT_WILL = (
    # However, wherever, as slowly as the person likes: it leaves the choice, it sets no task.
    r"(?:(?:(?:what|which|when|how|who)ever|wherever) (?:\w+ )?(?:you|it|hurts|feels|is|comes|"
    r"order|way|end|"
    r"part|pace|words|form)|as \w+ or as \w+ as|only (?:what|as (?:much|far))|"
    r"as (?:much|little|long|slow|slowly|many|far|bluntly|messily|often|briefly|fast|quickly|"
    r"plainly|"
    r"freely|openly|loud|loudly|vague|vaguely|gently|few)(?: (?:of )?\w+){0,3}? as (?:you|is|"
    r"feels|it)|"
    r"at your own (?:pace|speed)|in your own (?:time|words|way|order)|in any order|"
    r"(?:that|which) (?:feels|is|comes) (?:\w+ )?(?:easiest|safest|right|comfortable|ok|okay|easy|"
    r"doable|manageable)|if (?:you (?:would |do |might )?(?:like|want|wish|feel like|prefer|care|"
    r"need to|have to|must)|that (?:is|feels) (?:ok|okay|easier|right))|(?:when|once) you (?:are|"
    r"feel) "
    r"ready)"
)

INVITED = at_start(
    # Whatever is done to or with the one who writes: "tell me", "walk me through".
    r"(?:tell|show|give|help|walk|take|talk|text|message|call|ring|write|ask|teach|use|email|send|"
    r"drop|trust|keep|(?:lean|count) on|(?:vent|speak|talk|rant|write|reach out|come|describe it) "
    r"to|"
    r"(?:speak|talk|stay|sit|bear|breathe|cry) with|let it out (?:to|with)|"
    r"share (?:it |that |this )?with|say (?:it )?to|bring (?:it|that|this) to) (?:me|us)",
    r"(?:let|start|begin|pick|choose|use|message|text|call|ring|ask|go|take|get|stop|pause|say|"
    r"share|tell|write|type|speak|talk|"
    r"pour|put|spell|describe|explain|skip|leave|answer|respond|reply|cry|vent|rant|ramble|swear|"
    r"scream|bring|rest|sit|give|move|come|drop|lean|stay|be|do|feel)\b.*\b" + _AT_WILL,
    r"\w+ (?:\w+ ){0,3}?as \w+ as (?:you (?:like|want|need|wish|please)|it takes|feels (?:right|"
    r"ok|okay))",
    r"(?:start|begin) (?:where|from which)",
    r"(?:pick|choose|take|start with|begin with) any (?:place|bit|part|corner|end|thread|point)",
    r"(?:\w+ ){1,3}?me",
    r"(?:\w+ ){1,6}?(?:for|with|to|at) me$",
    r"(?:\w+ ){1,3}?(?:for|with|to) me (?:if|when|through|while|as|and)",
    r"(?:finish your (?:thought|sentence|story)|skip (?:that|this|any|the) (?:question|part|bit)|"
    r"tell on|get it (?:all )?out)",
    r"(?:pour|empty) yourself out",
    r"(?:start|begin|pick|choose|share|say|write|talk|speak) (?:\w+ ){0,3}?any(?:where|how|thing|"
    r"time|way|one)",
    r"(?:start|begin) (?:at the beginning|from the (?:top|beginning|start)|with (?:that|today))",
    r"(?:write|type|say|put|share|leave|let|pour|bring|cry|rest|lay|drop|set|unload|talk|vent|"
    r"speak|"
    r"ramble|come|sit|lean|hide|be)(?: (?:it|that|this|them|all|everything|anything|your|\w+ "
    r"\w+))*? "
    r"(?:here|in here|out here|to me|on me)",
    r"(?:share|say|write|tell|add) (?:more|a bit|a little|as much|some more|the rest|what|"
    r"something "
    r"about|how)",
    r"share (?:your|the) (?:story|thoughts|feelings|heart|pain|experience)",
    r"describe (?:it|that|what|how|where|this)",
    r"explain (?:what|how|more|that|a bit)",
    r"help (?:me|us)",
    r"keep (?:talking|writing|typing|sharing)",
    r"(?:keep (?:going|on)|go on|go on then|go ahead|carry on|continue|proceed)$",
    r"go ahead and (?:tell|say|vent|share|cry|talk|write)",
    r"(?:vent|rant|ramble|cry|talk|speak|ask|write|spill)(?: (?:away|freely|on|it out|it|the "
    r"beans))?$",
    r"fire away",
    r"say (?:it|so)$",
    r"let (?:it|them|everything|the tears|her|him|that)(?: all)? (?:out|come|flow|fall|rip|pour)",
    r"let the (?:tears|words)",
    r"(?:get it (?:all )?off your chest|pour (?:it all |it |your heart )?out|stay on the line)",
)
"""Imperatives that open the floor instead of setting a task."""

COURTESY = at_start(
    r"take (?:\w+ )?care(?: of (?:yourself|you))?$",
    r"take (?:\w+ )?care (?:and|my|mate|love|dear|of you)",
    r"take (?:your time|all the|as much|as long|up (?:space|room)|heart$)",
    r"take (?:what you (?:need|want|like)|my word|it from me)",
    r"(?:take it|go|do it|move) (?:easy|slow|slowly|gently)$",
    r"(?:grab|pull up|take|have) (?:a|your) (?:tea|seat|pew|chair|cuppa|coffee|brew|blanket)",
    r"look after yourself$",
    r"have (?:a (?:\w+ )?(?:good|nice|gentle|great|lovely|restful|peaceful|safe|calm|quiet|day|"
    r"night|"
    r"evening|weekend|soft|blessed|easy|better)|no|nothing|you|to|been|had|not|i|we|they|all|got|"
    r"said|"
    r"never|always|mercy)",
    r"(?:sleep|rest) (?:well|tight|gently|easy|softly|sweetly|up)$",
    r"rest (?:in (?:peace|power)|assured|easy)",
    r"get (?:well|home safe|better soon)",
    r"be (?:well|safe|blessed|proud|my guest|it|that|there$|in touch|assured|encouraged|here|with|"
    r"as)",
    r"(?:be (?:gentle|kind|kinder|soft|easy|patient|tender) (?:with|to|on)|go easy on) yourself",
    r"be honest$",
    r"stay (?:safe|in touch|blessed|well|warm|here|right here|close|as you are|as long|a while)",
    r"keep (?:in touch|in mind|warm|well|it coming|it up|up the|shining|being you)",
    r"bear in mind",
    r"hang (?:in there|on|tight)",
    r"hold (?:(?:on|tight|up)$|my|that thought)",
    r"come (?:back|again|by|in|round|here|over|on|as you|what may|along|sit|to think|any|see|join|"
    r"home)",
    r"come$",
    r"(?:kick off|take off|put up) your (?:shoes|coat|feet|boots)|put your feet up|help yourself "
    r"to|"
    r"settle in|get (?:comfy|cosy|cozy|comfortable)|ask away|jump (?:right )?in|dive (?:right )?in",
    r"(?:introduce yourself|stick around|look around|say hi$|say hello$|post (?:when|any))",
    r"(?:take|have) (?:a|your|another) (?:breather|pause|moment|minute|second|sec|while)",
    r"(?:pause|stop|rest) (?:if|when|whenever) you",
    r"(?:write|type|say|put|tell)(?: it)?(?: just| exactly)? (?:as|the way|how) (?:it|you)",
    r"(?:forget|ignore|never mind|skip|leave)(?: about)?(?: the| any| your| all)? (?:spelling|"
    r"grammar|"
    r"commas?|typos?|punctuation|capitals|autocorrect)",
    r"(?:travel|drive|fly|ride) (?:safe|safely|well)|get home|walk good|mind how|wrap up warm|"
    r"stay (?:dry|cosy|cool)|greet (?:your|everyone|the|them|her|him)",
    r"(?:give|pat) yourself (?:a pat|some credit|credit|a round|on the back|full marks)",
    r"(?:celebrate (?:that|this|it)$|take it easy|be comforted|fear not|take heart|let your "
    r"shoulders)",
    r"(?:check (?:back|in) (?:any|when|again|with me|soon)|(?:pop|drop|swing) (?:back|by|in))",
    r"come (?:monday|tuesday|wednesday|thursday|friday|saturday|sunday|morning|evening|night|"
    r"spring|winter|summer|autumn)",
    r"talk (?:tomorrow|soon|later)",
    r"(?:mark my words|take a bow|take comfort|beg pardon|hold on to (?:that|this|it)|forgive "
    r"(?:the|my)|ignore the (?:typos?|above|"
    r"spelling))",
    r"trust (?:that|you)",
    r"think of (?:all )?the \w+ (?:you|he|she|they|when)",
    r"let (?:me|us|alone|there be|that sink)",
    r"feel (?:free|better|that|for|like|you)",
    r"(?:enjoy|welcome|guess|expect|hope|suppose|cheers)",
    r"(?:accept|receive) (?:my|our)",
    r"(?:give|send|tell|pass on|say|blow)\b.*\b(?:from me|for me|from us|my (?:love|regards|best|"
    r"condolences|sympathies))",
    # Imperatives in form alone: about the talk itself, or about the person.
    r"(?:excuse|pardon|forgive|ignore|forget|thank|correct|trust|believe|hear|blame|answer|"
    r"please) "
    r"(?:me|my|us|you|what i|that last|that$|it on|the (?:heat|weather))",
    r"thank (?:god|goodness|heavens)",
    r"(?:never mind|mind you|rest assured|give or take|beg$|please$|wait$|listen$|look$|remember$)",
    r"make (?:no mistake|yourself (?:at home|comfortable|heard here)|that|of (?:it|that)|or break)",
    r"(?:know|note|see|believe|realise|realize|understand|remember|recall|mention) (?:that|this|"
    r"you|"
    r"your (?:feelings|life|worth|mother|dad|mum|mom|father)|i|we|it|there|how (?:far|much|strong|"
    r"brave|"
    r"you)|nobody|no one|nothing|everyone|healing|grief|recovery|is|tough|many|he|she|they|what|"
    r"everything|all|sometimes|even|these|asking|feelings|progress)",
    r"remember the (?:day|time|night|morning|feeling) (?:you|he|she|they|we|when)",
    r"(?:know|realise|realize|appreciate|assume|understand|mean|wish|love|recall|hear)(?:$| "
    r"(?:the|a|an|"
    r"your|those|these|it|of|each|every|all|more|people|folks|how|why|what|that|you|this|no|hear))",
    r"see (?:the (?:mess|way|state|look|thing)|you|it$|that$|how|what|why|them (?:go|leave|walk|"
    r"all))",
    r"look (?:at (?:you|everything|all|how|that|what|him|her|them|this|where)|how|what|who|here|"
    r"like|no|"
    r"out$)",
    r"think (?:of (?:it|all|how|that|me|what|him)$|of it|so|not|i|you|that|it (?:is|was|will|has)|"
    r"we|he|she|they|this|maybe|"
    r"there|if|what|more)",
    r"get (?:that|it|this|you|them|him|her)(?:$| (?:completely|totally|so|a lot|all the time))",
    r"get (?:why|how|where)",
    r"call (?:it|that|this|them) (?:(?:a |an |the )?\w+$|what|grief|love|a|an|or)",
    r"(?:say the word|leave the rest)",
    r"say (?:what you (?:will|like)|the least|it is|he|she|they|cheese|again)",
    r"tell (?:you what|that to|them apart)",
    r"go (?:you|girl|figure|well|numb|cold|quiet|blank|under|mad|home to an|easy on me|gently|"
    r"slow|"
    r"slowly)",
    r"put (?:like|that way|this way|another|simply|bluntly|together|through)",
    r"add (?:to|in|that|the|on)",
    r"take (?:that|away|out|him|her|last|yesterday)(?: (?:away|out))?(?:$| (?:for example|for "
    r"instance))",
    r"leave (?:it )?to (?:your|him|her|them)",
    r"lose (?:a|an|your (?:job|mum|mom|dad|wife)|someone|him|her|them|two|three|one)$",
    r"leave (?:a|an) (?:\w+ )?(?:hole|mark|gap|person)",
    r"ask (?:any|anyone|around here|a \w+ and|yourself if i)",
    r"wait (?:(?:till|until) (?:you|your|they|he|she|i|we|life)|what|for it)",
    r"try (?:telling|explaining|saying|as|being (?:in|a|the|on)|living)",
    r"stop (?:me|you|it i)",
    r"talk (?:about (?:a|an|bad|unfair|kick|being|timing|pressure|rubbing|mixed|adding|cruel|"
    r"insult|"
    r"rude|lonely|exhausting|luck)|is|of)",
    r"watch (?:this|him|her|them|it|you)",
    r"imagine(?:$| (?:that|this|how|what|\w+ing|you|the|it|a|if))",
    r"(?:picture|fancy) (?:you|him|her|that|it|this|how|\w+ing)",
    r"consider (?:it (?:done|said|heard)|this|me)",
    r"(?:bring (?:it|on|back)$|count (?:me|on me)|cut to|find (?:that|it)|face (?:down|up)|meet "
    r"(?:you|me)|"
    r"join (?:the club|me|us)|do (?:you|i|they|we|he|she|it justice|not$|that$|this$|the (?:same|"
    r"maths|"
    r"math))|reach for me|own up to me|read (?:that|this) (?:twice|back)|work (?:like|and|as)|"
    r"stick "
    r"(?:around|with me|by me)|start (?:to|of)|end of|begin to|stand to|turn (?:by|after|of))",
    r"grow up (?:with|in|being|as|under|hearing|like)",
    r"live (?:with|like|in)\b.*\b(?:and|long enough)",
    r"sit (?:down )?(?:here|beside me|by me|with me)",
)
"""Imperatives of courtesy, comfort and talk, which set no task."""

NOT_TOLD_AFTER_NOT = at_start(
    r"(?:worry|fret|fear|apologi[sz]e|say (?:sorry|a word if))",
    r"be (?:sorry|embarrassed|ashamed|silly about typing|shy|(?:scared|afraid) to (?:talk|tell|"
    r"say|share|"
    r"write|cry)|afraid$|alarmed|surprised if)",
    r"be (?:a stranger|hard to reach)",
    r"hesitate to (?:share|tell me|write|come|message me|text me)",
    r"feel (?:bad|silly|guilty|obliged|like you|you|pressured|rushed|embarrassed|ashamed|as if|as "
    r"though|"
    r"that|sorry$|stupid|weird|awkward|any pressure|the need|rude|foolish|dumb|under)",
    r"(?:ask|tell|get|quote|mention|thank|remind|start|call|make|hate|blame|leave|let|take|shoot|"
    r"trust|"
    r"believe|test|rush|mind|push|tempt) (?:me|us|it$)",
    r"(?:blame|envy|think|believe|buy|hate|miss|love|remember|get|agree|judge|hear|notice) "
    r"(?:with )?you",
    r"think (?:so|i|it|that|there|anyone|any|less|for a (?:second|moment|minute))",
    r"forget (?:that |how )?(?:you|i|we|it|your worth|this)",
    r"let (?:on|the (?:lol|joke|jokes|smile)|that fool)",
    r"(?:get (?:that|it|why|how)|get (?:any )?(?:easier|better))",
    r"(?:believe (?:it|that|for)|blame (?:him|her|them))",
    r"(?:hold back(?: here| with me)?|rush|push|force (?:it|anything)|feel|think|judge)$",
    r"(?:edit (?:yourself|it)|tidy (?:it|your words)|do (?:it )?alone here|go anywhere|disappear "
    r"on)",
    r"(?:mind (?:me|if|the)|hear (?:that|it)|make sense|stop (?:there|at|being|hurting|coming))",
    r"(?:come (?:with|from|easy|easily|naturally)|work (?:that|like|on)|happen|remember|end|fit|"
    r"help|"
    r"exist|count|last|add up)",
)
"""After "do not": comfort, or a statement without its subject ("(it) doesn't help")."""

_SAYS = (
    r"(?:say|says|said|saying|tell|tells|told|telling|keep|keeps|kept|goes|went|whispers?|"
    r"whispered|"
    r"shouts?|shouted|repeats?|insists?|insisted|advises?|advised|hears?|heard|"
    r"texts?|texted|wrote|writes|typed|yells?|yelled|barks?|barked|snaps?|snapped|jokes?|joked|"
    r"mutters?|"
    r"muttered|replies|replied|answers?|answered|orders?|ordered|hiss(?:es|ed)?|nags?|nagged)"
)
SAID_AFTER = at_start(
    r"(?:he|she|they|people|everyone|everybody|you|mum|mom|dad|nan|gran|grandma|mama|papa|folks|"
    r"others) (?:\w+ ){0,2}?" + _SAYS,
    r"(?:the|a|an|some|your|my|his|her|that|this)(?: [\w']+){1,4}? " + _SAYS,
    r"(?:is|was|were|are) (?:all|what|the (?:message|rule|line|motto|advice|order|lesson)|his|her|"
    r"their|your \w+'s)",
    r"(?:as if|as though|like it is|so they)",
    r"(?:that|it|which|what) is (?:entirely |all )?(?:for|up to) you",
    r"it (?:goes|went|keeps|runs|plays|loops|spins)",
    r"(?:that is|those are) the (?:question|choice|dilemma|choices)|both (?:hurt|scare|cost|feel|"
    r"sound)|round and round",
    r"that (?:is|was|has|had)(?: been)? (?:(?:every|the whole)|your (?:life|days?|routine|whole|"
    r"weeks?|mornings?)|how (?:you|it|they|he|she)|what (?:they|he|she|people|everyone|everybody|"
    r"you|it|"
    r"your|mum|mom|dad))",
    r"that (?:is|was|has|had)(?: been)? all (?:\w+ ){0,3}?" + _SAYS,
)
"""A clause that gives what stood before it as somebody's words, or as a routine."""

SAID_NEXT = at_start(
    r"(?:so )?(?:that|those|these|this|it) (?:is|are|was|were|has been|is been) (?:what|how|the|"
    r"all|always|just|"
    r"easy)\b.*\b(?:say|says|said|tell|tells|told|hear|hears|heard|gave|give|get|line|advice|"
    r"message|"
    r"words?|instructions?|script|voice|orders?|chorus)",
    r"that (?:is|was|has|had)(?: been)? (?:every|your (?:life|days?|routine|whole|weeks?|"
    r"mornings?))",
    r"that was (?:the|your|what|how)",
    r"(?:as if|as though|(?:that|the) (?:\w+ )?voice|easy (?:for them )?to say|easier said)",
)
"""The same, in the sentence after."""

SAID_BEFORE = Pattern(
    r"\b(?:tells?|telling|told|says?|saying|said|shouts?|repeats?|hears?|hearing|heard|thinks?|"
    r"reads?|"
    r"voice|orders?|message|rules?|script|motto|mantra|goes|whispers?|commands?|lines?|advice|"
    r"lesson|"
    r"thinking|taught|learned|learnt)"
    r"(?: (?:you|yourself|me|him|her|them|himself|herself|is|was|to|in|your|own|head|again|"
    r"always))*$"
)
"""A clause that ends by announcing somebody's words."""
RULE_BEFORE = Pattern(
    r"\b(?:rules?|motto|lesson|message|mantra|saying|script|orders?|slogan|creed)\b.*\b(?:is|was|"
    r"were|are|had been)(?: \w+){0,3}$"
    r"|\b(?:motto|mantra|slogan)$"
)
"""The same in a statement about a rule: "your father's rule was simple: ..."."""

ROUTINE = Pattern(r"\b(?:repeat$|over and over|day in|rinse and repeat|on a loop)")

TAGS = phrase_set(
    """
    ok|okay|k|yeah|yes|right|alright|all right|please|promise|deal|hm|hmm|eh|mate|love|
    hun|will you|would you|can you|could you|will not you|is that ok|sound good|do you hear|
    you hear|got it|understood|do you hear me|you hear me
"""
)
"""What may stand behind an imperative with a question mark."""

HERE_TO_LISTEN = at_start(
    r"i (?:am|will be|have got|have) (?:right |still |just |not )?(?:listening|all ears|here|with "
    r"you|reading|time|all "
    r"(?:night|evening|day)|going anywhere|you|staying|got you)",
    r"(?:there is )?(?:no|nobody is) (?:rush|rushing|hurry|hurrying|pressure|watching)",
    r"we have (?:got )?(?:all the |plenty of )?time|the (?:line|chat|world|rest|dishes)(?: \w+)? "
    r"(?:is|stays|can|will) (?:open|wait|here)",
    r"(?:you are|it is) (?:safe|allowed|okay|ok|alright|all right|fine)(?: here| to)?",
)
"""A clause that makes an invitation of the few words before it."""
