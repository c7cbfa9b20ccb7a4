"""Words by which a bare verb is told from a noun, an adjective or a participle.

Written for evalkit. The verbs are those that advice, comfort and everyday orders use;
one that is missing costs recall, one that is really a noun there costs precision.
"""

from __future__ import annotations

from collections.abc import Mapping

from evalkit.checks.patterns import Pattern
from evalkit.checks.wordlists import word_set

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
