"""Words and turns of phrase by which imperatives are told from what only looks like one.

Written for evalkit. The verbs are those that advice, comfort and everyday orders use;
one that is missing costs recall, one that is really a noun there costs precision.
"""

from __future__ import annotations

from collections.abc import Mapping

from evalkit.checks.patterns import Pattern
from evalkit.checks.wordlists import at_start, phrase_set, word_set

VERBS = word_set(
    """
    abandon abstain accept accompany achieve acknowledge act adapt adjust admit adopt agree
    align allow amend announce answer apologise apologize apply appoint appreciate approve
    archive arrange arrive ask assemble assert assess assign assist assume attempt attend avoid
    await bake be befriend beg begin believe bend bite blame bolster boost borrow brainstorm
    breathe brighten bring browse budget build bundle bung bury buy bypass cancel carry carve
    catch cc cease celebrate chase cheer chew chill choose chop chuck clarify clasp clench climb
    cling collaborate collect combine come commit communicate compare compensate compile
    complain compose conceal concentrate confess confide confirm confront congratulate connect
    conquer conserve consider console consolidate construct consult contemplate continue
    contribute convert convey convince coordinate cope correct create cuddle cultivate curb dab
    dare decide declare decline declutter decorate decrease dedicate deepen defend defer define
    defuse delegate delete deliver delve demonstrate deny deposit describe destroy detach
    determine detox develop devote diarise dig dim disable discard disclose discover discuss
    disengage dismiss disregard dissolve ditch divide do dodge donate download drag drain draw
    earn eat educate elect elevate eliminate embark embrace emphasise employ empower enable
    encourage enjoy endeavour endure enforce engage enhance enlist enquire enrol enroll ensure enter
    entertain equip escalate escort establish evade evaluate evict exaggerate examine exchange
    exclude exhale exit expand expect expel explain explore extract familiarise fasten fend
    fetch fill find finish fit flip flirt flush focus follow forbid forget forgive forgo
    formulate foster freeze fulfil gain gather get give go google grab greet grieve grind grow
    guard handle hang harden harness haul have hear heed hide hire hold host hurry hush hydrate
    identify ignore imitate implement improve include incorporate indulge inform inhale initiate
    inquire insert insist inspect install instruct insulate integrate interpret interrupt
    interview introduce invest investigate invite involve isolate itemise jog join jot juggle
    keep kill kneel knit lace lather lay lean learn leave lend let liaise lie lift lighten
    listen locate log loosen lose maintain make manage marry massage maximise meditate meet melt
    memorise memorize mend mention mind mingle minimise minimize moderate modify moisturise
    monitor motivate mourn move mumble muster mute negotiate nestle nibble nominate normalise
    notify nourish nurture obey observe obtain offload omit oppose opt organise organize
    overcome overhaul override paint pamper peel perform persist persuade photocopy plead pledge
    plug polish ponder postpone pour practise pray prep prepare prescribe preserve pretend
    prevent prioritise prioritize proceed prod promise pronounce proofread propose protect prove
    provide prune publish punish purchase pursue put quit raise rally reactivate read realign
    realise realize reapply reassess reassure rebuild recall recap recharge recite reclaim
    recognise recognize recommend recommit reconcile reconnect reconsider recover recruit
    recycle redirect rediscover reduce reevaluate refer reflect refrain reframe refresh register
    regroup regulate rehearse rehome rehydrate reinforce reinstall reject rejoin relax relearn
    relish relocate rely remain remember remind remove renegotiate renew renounce reopen
    reorganise repay repeat repent rephrase replace reply reprioritise require reread reschedule
    reset resign resist resolve respond restore restrain restrict resubmit resume retake retell
    rethink retire retrace retrain reunite reveal revise revisit revive rewrite rid ride rinse
    rip run safeguard salvage savour say scan schedule scrap scrape screenshot scribble scroll
    scrub see seek seize select sell send serve set settle shake sharpen shave shelve shift
    shove simplify sing sip sit skim slice smash snap sneak snuggle socialise socialize solve
    soothe spare speak specify spend splash spoil squash squeeze stabilise stagger stall stay
    steer stick stir stop straighten strategise streamline strengthen strike strive submit
    subscribe substitute suck sue suggest summarise summon supervise suppress surrender suspend
    swallow swap swat sweep tackle take tally tame taper teach tear tell tend testify thank
    thicken think throw tidy tie toss toughen transfer transform translate trash try tuck tune
    turn tweak type unblock unclench uncover understand undo unfollow unfriend uninstall unite
    unload unpack unpin unplug unravel unsubscribe untangle untie unwind update upgrade uphold
    upload use utilise utilize vacuum validate vary vent venture verify visualise visualize
    volunteer vow wake wander watch wean wear weigh wiggle wipe withdraw withhold worship wrap
    wrestle wring write yell yield zip zoom
"""
)
"""Base forms that are hardly ever anything but a verb where a sentence begins."""

NOUN_TOO_MOSTLY_VERBS = word_set(
    """
    cook bin block book brush call check claim contact cover cut dance deal document dress drink
    drive drop dump email exercise file help hug journal label laugh limit list mark measure
    message live nap notice order outline pay phone pick plan plant play pop practice print
    prompt pull push reach report request rest return ring sack save sign skip sleep smile sort
    stand start stash step stretch stroke switch talk text track treat visit wait walk wash work
"""
)
"""Nouns as well, but a verb even before a bare noun: "drink water", "book tickets"."""

NOUN_TOO = word_set(
    """
    access address aim anchor appeal approach balance bargain bath bathe battle benefit break
    burn care challenge change channel charge chat contest copy count crack craft credit cross
    cry cure cycle date delay design detail direct discount display distance divorce double
    doubt drill ease edge end escape estimate experience experiment express face fancy fear feed
    fight finger fix flag flow force form forward frame fund gamble garden gift grip groom
    ground guess guide hand harm head heal heat hit honor honour hook hope hunt hurt insult
    interest invoice joke judge jump kick kiss knock land lead load lock look love man map
    mirror mix murder muscle name note nurse object offer pace pack park pass pat patch pause
    pet picture pile pin pitch place point portion position post praise press process protest
    question queue race rate ration record refuse release rent repair research respect retreat
    review reward rise risk rock roll row rub rule rush sacrifice sail scale score scout scream
    screen seal search seat second sense shadow shape share shed shield shine shop shoulder
    shout show shower shut side sketch slip smell snack soak sound spell spill split spread
    spring square stage state steam stock stress strip stroll struggle study supplement support
    surface surround swear swim swing tap target taste team test tick time tip tone touch tour
    trace trade train travel trick trim trust tutor tweet twist value view voice warn water wave
    weather weed welcome whisper wish wonder
"""
)
"""Nouns as often as verbs: a verb where an object or a preposition follows."""

ADJECTIVE_TOO = word_set(
    """
    calm clean clear close complete cool dry empty fast free light lower narrow open own quiet
    secure separate slow steady warm
"""
)
"""Adjectives as well: a verb where a determiner, a pronoun or "up" and the like follows."""

OBJECT_STARTS = word_set(
    """
    the a an your yourself him her them it this that these those some any every each everyone
    everything everybody someone somebody anyone anything something nothing one two three four
    five six seven eight nine ten both all less more fewer his their its my our up down off away
    again now today tonight tomorrow early harder better longer later sooner first instead
    backwards forwards god base together ahead aside along around through over back whatever
    whoever whichever wherever another what how whether
"""
)
"""Words that a verb takes after it and a subject does not."""

PREPOSITIONS = word_set(
    """
    to on in into with for at about by from against towards toward beside after before until
    till as across outside inside past onto without near when if while during since like of
"""
)
TAKES_PREPOSITION: Mapping[str, frozenset[str]] = {
    verb: word_set(prepositions)
    for verb, prepositions in {
        "work": "on with towards toward from",
        "sleep": "on when before with",
        "rest": "when before on",
        "help": "with",
        "talk": "to with about",
        "walk": "to into with past by for at",
        "call": "in on for before if when",
        "text": "before if when",
        "plan": "for",
        "look": "at for into after to on",
        "hand": "in over",
        "return": "to",
        "reach": "for into",
        "search": "for",
        "shop": "for at",
        "study": "for with when",
        "train": "for",
        "travel": "to with",
        "fight": "for against",
        "trust": "in",
        "hope": "for",
        "wait": "for until till before to",
        "check": "on with in for if",
        "cut": "into",
        "switch": "to from",
        "start": "with by from at on in",
        "step": "into onto outside to",
        "stand": "by for with near in outside",
        "stretch": "before for",
        "smile": "at when",
        "laugh": "at about with",
        "dance": "with in to",
        "deal": "with",
        "drive": "to past with",
        "drink": "from before with at",
        "exercise": "for at in before",
        "experiment": "with",
        "report": "to",
        "ring": "before if when",
        "sign": "in on",
        "visit": "when",
        "play": "with for in",
        "point": "to at",
        "press": "on for",
        "reason": "with",
        "record": "in for",
        "respect": "",
        "stroll": "to by through",
        "struggle": "",
        "swim": "in at with",
        "tap": "into on",
        "touch": "",
        "trade": "in",
        "act": "on as like",
        "aim": "for at to",
        "appeal": "to against for",
        "approach": "",
        "bargain": "with for",
        "bathe": "in with before",
        "care": "for",
        "chat": "to with",
        "contact": "",
        "cook": "for with in",
        "count": "to from on",
        "cross": "",
        "cry": "on with in",
        "feed": "",
        "file": "for",
        "gift": "",
        "head": "to for into",
        "journal": "about before for in on",
        "jump": "on in into at",
        "knock": "on at",
        "lead": "with by",
        "live": "in for with by on as",
        "mix": "with in",
        "nap": "when before after in",
        "offer": "to",
        "order": "from",
        "own": "up",
        "park": "in at near",
        "pop": "into in to",
        "post": "on in",
        "practice": "with in on before",
        "read": "about to before",
        "register": "with for at",
        "retreat": "to",
        "shower": "before in",
        "sort": "through by",
        "stick": "to with",
        "study ": "",
        "team": "up with",
        "vent": "to",
        "view": "it",
        "vote": "for with",
        "wash": "in with",
        "write": "to for about in on",
        "email": "before",
        "message": "before when",
        "phone": "before at",
        "book": "in for with",
        "block": "out",
        "note": "when how where",
        "notice": "when how where if",
        "open": "with",
        "swear": "by",
        "pass": "on",
    }.items()
}
"""Which prepositions a verb that is a noun as well takes; other nouns take any."""

FINITE = word_set(
    """
    is are was were has have had does did do can could will would should may might must seems
    seem seemed feels felt feel comes come came goes went gets got gives gave keeps kept leaves
    left makes made means meant takes took turns turned becomes became brings brought hits hurts
    creeps crept slips slid slides escapes weighs eats ate sits sat lies builds built happens
    breaks broke stays needs need wants looks sounds costs cost works lives runs ran wears wore
    tells told says said ends starts begins began fades grows grew falls fell rises rose drops
    used helps help asks shows matters never always rarely hardly barely isn't not and or but of
    than between like follows piles pile
"""
)
"""What follows a noun that was the subject after all: "sleep is", "praise came"."""

NOUN_COMPOUNDS = word_set(
    """
    tickets ticket dates date messages message calls bills bill results club clubs class classes
    deprivation problem problems trouble troubles worries shift shifts schedule runs family
    wounds wound days day nights night life issues pressure hours stuff alarms chains threads
    lines loans friends
"""
)
"""Second halves of compounds: "play dates", "text messages"."""

SUBORDINATORS = word_set(
    """
    who that which what how when where if because until while so whether you he she they it i we
    there whatever as before after and
"""
)
AUXILIARIES = word_set(
    "is are was were has had does did can could will would should may might must"
)

NOT_AFTER_NOT = word_set(
    """
    have has need know want care owe deserve mean suppose like recall sound seem even really
    wonder doubt see understand you i they we he she it the a an ever once had was is been being
    in on at to for mind heard seen thought felt said so too as any very quite enough only all
    more that this there where before mate
"""
)
"""After "do not" or "never" no imperative: "(I) don't know", "(you) don't have to"."""

SAME_IN_PAST = Pattern(
    r"^(?:put|cut|set|hit|hurt|split|let|quit|read|shed|spread|shut|cast|beat)"
    r"(?: (?:off|out|down|in|up|aside|apart|back|on|away|over))?"
    r"(?: (?:by|from|of|like|against)\b"
    r"| with (?:one|bill|another|the news|that news)\b| (?:again|on the spot|in (?:front|charge|a|"
    r"the middle|that))\b|$)"
)
"""Participles that look like base forms: "cut off by your own sister"."""

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
    r"shouts?|shouted|repeats?|insists?|insisted|advises?|advised|hears?|heard)"
)
SAID_AFTER = at_start(
    r"(?:he|she|they|people|everyone|everybody|you|mum|mom|dad|nan|gran|grandma|mama|papa|folks|"
    r"others|"
    r"that (?:inner |old |critical |harsh |little )?voice|(?:the|a|an|some|your|my|his|her) "
    r"(?:\w+ ){1,2}?"
    r"|the \w+) ?(?:\w+ ){0,2}?" + _SAYS,
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
