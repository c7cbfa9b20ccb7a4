"""Feeling words in families of near synonyms.

Written for evalkit along the broad families of Plutchik's wheel (1980) and Willcox's
feeling wheel (1982), with the words of everyday speech added. Two words of one family
name one feeling: whoever says "scared" may be told "afraid" without anything new.
"""

from __future__ import annotations

from collections.abc import Mapping

from evalkit.checks.english import word_set

STATES: Mapping[str, str] = {
    "sadness": (
        "sad saddened unhappy miserable tearful weepy sorrowful downhearted melancholy low down "
        "blue glum gloomy wretched"
    ),
    "heartbreak": (
        "heartbroken broken-hearted brokenhearted devastated gutted crushed shattered inconsolable "
        "bereft distraught wrecked destroyed heartsick"
    ),
    "grief": "grieving mourning bereaved grief-stricken",
    "despair": "hopeless despairing despondent desperate defeated suicidal desolate beaten doomed",
    "depression": "depressed",
    "disappointment": "disappointed disheartened discouraged deflated demoralised demoralized "
    "dejected disillusioned dismayed crestfallen",
    "hurt": "hurt wounded stung injured bruised cut-up aching anguished tormented tortured",
    "betrayal": "betrayed double-crossed deceived cheated",
    "fear": (
        "afraid scared frightened terrified fearful petrified spooked horrified panicked panicky "
        "alarmed threatened shit-scared scared-stiff"
    ),
    "anxiety": (
        "anxious worried nervous tense uneasy apprehensive jittery jumpy edgy wary restless "
        "on-edge agitated fretful frazzled wound-up hypervigilant distressed unsettled rattled "
        "shaken nervy antsy keyed-up rattled"
    ),
    "dread": "",
    "unsafe": "unsafe insecure vulnerable exposed unprotected fragile shaky defenceless "
    "defenseless",
    "anger": (
        "angry furious livid enraged mad irate fuming seething raging outraged incensed cross "
        "irritated annoyed infuriated hacked-off pissed riled hostile angered raging aggrieved "
        "exasperated frustrated indignant aggravated vengeful peeved miffed"
    ),
    "resentment": "resentful bitter begrudging embittered sour",
    "fed up": "fed-up sick-of irked",
    "disgust": "disgusted repulsed revolted sickened appalled",
    "contempt": "contemptuous scornful disdainful",
    "shame": "ashamed shameful mortified disgraced",
    "embarrassment": "embarrassed self-conscious awkward sheepish",
    "humiliation": "humiliated belittled degraded demeaned diminished ridiculed shamed",
    "guilt": "guilty remorseful regretful culpable selfish",
    "regret": "rueful",
    "loneliness": "lonely lonesome isolated alone friendless companionless",
    "exclusion": (
        "excluded left-out unwanted unwelcome rejected abandoned forgotten discarded shut-out "
        "forsaken unloved ostracised ostracized cast-off cast-out replaced dumped deserted "
        "replaceable disposable rejected unchosen neglected"
    ),
    "invisibility": (
        "invisible unseen unheard overlooked ignored unnoticed dismissed misunderstood silenced "
        "erased unappreciated undervalued unimportant insignificant unrecognised unrecognized "
        "disregarded discounted minimised brushed-off slighted snubbed unvalued devalued"
    ),
    "worthlessness": (
        "worthless inadequate useless unworthy inferior unlovable incompetent pathetic small "
        "not-good-enough defective broken hollowed insufficient powerless-to"
    ),
    "helplessness": "helpless powerless impotent trapped cornered stuck caged paralysed paralyzed "
    "suffocated smothered stifled boxed-in hemmed-in imprisoned controlled",
    "overwhelm": (
        "overwhelmed swamped overloaded overburdened stretched burdened snowed-under overstretched "
        "frazzled stressed stressed-out pressured pressurised overwrought weighed-down"
    ),
    "exhaustion": (
        "exhausted drained weary depleted burnt-out burned-out spent worn-out tired shattered "
        "knackered wiped worn run-down fatigued sleepless wiped-out battle-weary"
    ),
    "numbness": "numb empty hollow flat detached disconnected blank dead zoned-out deadened "
    "dissociated frozen",
    "confusion": (
        "confused bewildered lost conflicted torn ambivalent disoriented uncertain unsure "
        "perplexed "
        "baffled puzzled adrift unmoored rudderless doubtful undecided mixed-up disorientated "
        "thrown flummoxed"
    ),
    "shock": "shocked stunned speechless dumbstruck blindsided dazed floored gobsmacked",
    "surprise": "surprised astonished amazed startled",
    "jealousy": "jealous envious covetous",
    "longing": "homesick wistful nostalgic pining longing yearning aching-for",
    "anticipation": "expectant eager impatient",
    "relief": "relieved unburdened lighter",
    "joy": "happy glad joyful overjoyed delighted elated thrilled ecstatic cheerful chuffed "
    "pleased joyous buzzing euphoric content contented",
    "excitement": "excited exhilarated giddy",
    "pride": "proud",
    "gratitude": "grateful thankful",
    "hope": "hopeful optimistic encouraged",
    "calm": "calm peaceful serene settled soothed",
    "safety": "comforted",
    "love": "loved cherished adored",
    "tenderness": "moved touched protective tender",
    "distrust": "suspicious distrustful mistrustful guarded sceptical skeptical cynical",
    "defensiveness": "defensive attacked judged accused blamed misjudged scrutinised got-at",
    "injustice": "wronged mistreated used exploited violated invaded disrespected patronised "
    "patronized taken-for-granted robbed short-changed",
    "upset": "upset troubled disturbed perturbed",
    "boredom": "bored apathetic indifferent unmotivated listless",
    "reluctance": "reluctant hesitant resigned",
    "discomfort": "uncomfortable ill-at-ease",
    "displacement": "displaced uprooted rootless out-of-place alienated estranged",
    "disbelief": "incredulous disbelieving",
}
"""What a person may be: `you are ...`, `you feel ...`."""

STIMULI: Mapping[str, str] = {
    "sadness": "saddening sad depressing",
    "heartbreak": "heartbreaking heart-breaking devastating gutting crushing shattering "
    "heart-wrenching gut-wrenching harrowing",
    "disappointment": "disappointing disheartening deflating demoralising demoralizing "
    "discouraging",
    "hurt": "painful hurtful wounding agonising agonizing excruciating tormenting",
    "fear": "frightening scary terrifying petrifying horrifying horrific chilling",
    "anxiety": "nerve-wracking nerve-racking worrying unnerving unsettling distressing daunting "
    "intimidating",
    "anger": "infuriating maddening enraging annoying irritating exasperating galling frustrating "
    "aggravating",
    "disgust": "disgusting sickening revolting",
    "shame": "shaming mortifying",
    "embarrassment": "embarrassing awkward",
    "humiliation": "humiliating degrading demeaning belittling",
    "loneliness": "lonely isolating lonesome",
    "exclusion": "alienating",
    "helplessness": "suffocating stifling",
    "overwhelm": "overwhelming stressful",
    "exhaustion": "exhausting draining tiring wearying",
    "confusion": "confusing bewildering disorienting disorientating baffling",
    "shock": "shocking",
    "upset": "upsetting disturbing",
    "despair": "soul-destroying soul-crushing",
    "joy": "joyful",
    "excitement": "exciting exhilarating thrilling",
}
"""What a situation may be to somebody: `that sounds ...`, `how ... for you`."""

NOUNS: Mapping[str, str] = {
    "sadness": "sadness sorrow misery unhappiness",
    "heartbreak": "heartbreak heartache devastation",
    "grief": "grief mourning",
    "despair": "despair hopelessness desperation",
    "depression": "depression",
    "disappointment": "disappointment dismay",
    "hurt": "hurt anguish pain ache sting",
    "betrayal": "betrayal",
    "fear": "fear fears terror fright panic horror",
    "anxiety": "anxiety worry worries nervousness unease apprehension tension nerves",
    "dread": "dread foreboding",
    "unsafe": "vulnerability insecurity",
    "anger": "anger rage fury frustration irritation annoyance outrage exasperation indignation",
    "resentment": "resentment bitterness",
    "disgust": "disgust revulsion",
    "contempt": "contempt",
    "shame": "shame",
    "embarrassment": "embarrassment",
    "humiliation": "humiliation indignity",
    "guilt": "guilt remorse self-blame",
    "regret": "regret regrets",
    "loneliness": "loneliness isolation aloneness",
    "exclusion": "rejection abandonment",
    "invisibility": "invisibility",
    "worthlessness": "worthlessness self-doubt self-loathing self-hatred inadequacy",
    "helplessness": "helplessness powerlessness",
    "overwhelm": "overwhelm",
    "exhaustion": "exhaustion weariness tiredness fatigue burnout",
    "numbness": "numbness emptiness blankness hollowness",
    "confusion": "confusion bewilderment ambivalence",
    "shock": "shock",
    "jealousy": "jealousy envy",
    "longing": "longing yearning homesickness nostalgia",
    "relief": "relief",
    "joy": "joy happiness delight",
    "excitement": "excitement",
    "pride": "pride",
    "gratitude": "gratitude",
    "hope": "hopefulness",
    "calm": "serenity",
    "tenderness": "tenderness",
    "distrust": "distrust mistrust",
    "injustice": "injustice",
    "upset": "distress",
    "hatred": "hatred hate loathing",
    "disbelief": "disbelief",
}
"""What may be in a person: `there is so much ...`, `your ...`."""

VERBS: Mapping[str, str] = {
    "hurt": "hurt ache hurting aching",
    "grief": "grieve mourn grieving mourning grieved mourned",
    "fear": "fear feared fearing",
    "anxiety": "worry worrying fret panic panicking panicked panicking worried",
    "dread": "dread dreading dreaded",
    "resentment": "resent resenting resented begrudge",
    "hatred": "hate hated hating loathe loathed detest despise",
    "regret": "regret regretting regretted",
    "jealousy": "envy envied envying",
    "longing": "miss missed missing long longed longing yearn yearning yearned ache pine pined "
    "crave craving",
    "love": "love loved adore",
    "despair": "despair despaired despairing",
    "anger": "rage seethe seethed seething fume",
    "confusion": "",
}
"""What a person may do: `you ... him`."""

STRIKES: Mapping[str, str] = {
    "hurt": "hurts hurt hurting stings stung smarts aches wounds wounded",
    "fear": "scares scared frightens frightened terrifies terrified",
    "anxiety": "worries worried unsettles unsettled rattles rattled haunts haunted",
    "anger": "angers angered infuriates infuriated enrages maddens irritates frustrates annoys",
    "sadness": "saddens saddened",
    "upset": "upsets",
    "heartbreak": "devastates crushes crushed shattered devastated",
    "shame": "shames shamed",
    "humiliation": "humiliates humiliated",
    "embarrassment": "embarrasses embarrassed",
    "overwhelm": "overwhelms overwhelmed",
    "exhaustion": "exhausts drains drained exhausted",
    "confusion": "confuses confused",
    "disappointment": "disappoints",
    "shock": "shocks shocked",
}
"""What a thing may do to a person: `that ... you`, `it ...`."""

IDIOMS: Mapping[str, tuple[str, ...]] = {
    "anxiety": (
        r"on edge",
        r"on tenterhooks",
        r"(?:a |one )?bag of nerves",
        r"(?:your |the )?(?:stomach|guts?) (?:is |are )?in (?:knots|ribbons)",
        r"walking on eggshells",
    ),
    "fear": (r"scared (?:stiff|to death|out of your \w+)", r"heart in your mouth"),
    "hurt": (
        r"cut(?:s)? (?:you )?(?:deep|deeply|to the (?:bone|quick))",
        r"(?:let|letting) down",
        r"(?:breaks?|breaking|broke|broken) your (?:heart|spirit)",
        r"your (?:heart|spirit) (?:is )?(?:broken|breaking|aching|broke|sank|sinks|aches)",
        r"(?:like |as )?a (?:knife|punch|slap|kick|blow)\b",
    ),
    "heartbreak": (
        r"(?:are|were|be|been|feel|felt|left you|feeling) (?:\w+ )?in (?:bits|pieces|tatters)",
        r"(?:falling|fell|coming) apart",
    ),
    "exclusion": (
        r"left (?:out|behind)",
        r"(?:shut|pushed|frozen|cast) (?:out|aside)",
        r"cut off",
        r"tossed aside",
        r"thrown away",
        r"(?:feel|feels|felt|feeling) (?:\w+ )?like an? (?:outsider|afterthought|stranger|spare "
        r"part|"
        r"visitor|guest|imposter|impostor|ghost)",
    ),
    "invisibility": (
        r"(?:brushed|talked|spoken|looked) (?:off|over|through)",
        r"like (?:you do not|you did not) (?:matter|exist|count)",
        r"taken for granted",
    ),
    "worthlessness": (
        r"(?:feel|feels|felt|feeling) (?:\w+ ){0,3}(?:good )?enough",
        r"(?:not|never) good enough",
        r"(?:feel|feels|felt|feeling) (?:\w+ )?like (?:an?|the) (?:\w+ )?(?:failure|burden|fraud|"
        r"monster|disappointment|idiot|fool|nuisance|joke|loser|problem|mess|villain|bad \w+)",
        r"a (?:failure|burden) to",
    ),
    "overwhelm": (
        r"weighed down",
        r"under (?:so much |a lot of |that |all that )?(?:pressure|strain)",
        r"at (?:the end of )?your (?:wits?'? end|tether|limit|breaking point)",
        r"(?:in over|up to) your (?:head|neck)",
        r"drowning",
        r"going under",
        r"snowed under",
        r"pulled in (?:two|different|all|every) (?:directions?|ways)",
        r"stressed out",
    ),
    "exhaustion": (
        r"worn (?:out|down|thin)",
        r"(?:burnt|burned|wiped|tired|tuckered) out",
        r"(?:running|run) (?:on empty|on fumes|ragged)",
        r"(?:bone|dog|dead)[ -]?tired",
        r"nothing left (?:to give|in the tank|in you)",
    ),
    "fed up": (
        r"fed up",
        r"sick (?:and tired )?of",
        r"tired of",
        r"had (?:it with|enough of|it up to here)",
        r"had (?:just )?about enough",
    ),
    "anger": (
        r"pissed off",
        r"(?:hacked|teed|ticked|cheesed) off",
        r"see(?:ing)? red",
        r"(?:makes?|made|making) your blood boil",
        r"(?:drive|drives|driving) you (?:mad|crazy|insane|up the wall)",
    ),
    "confusion": (
        r"at a loss",
        r"of two minds",
        r"in two minds",
        r"torn (?:between|in two|apart)",
        r"all over the place",
        r"mixed (?:feelings|emotions)",
    ),
    "helplessness": (
        r"(?:backed into|in) a corner",
        r"(?:at|hitting|hit) a dead end",
        r"hands (?:are )?tied",
    ),
    "displacement": (r"out of place", r"neither here nor there"),
    "injustice": (r"walked (?:all )?over", r"hard done by", r"short changed", r"taken for a ride"),
    "shock": (r"(?:knocked|thrown) (?:for six|sideways)", r"in shock", r"pulled the rug"),
    "relief": (r"(?:a )?(?:weight|load) off", r"breathe again"),
    "discomfort": (r"ill at ease",),
    "unsafe": (r"on shaky ground",),
    "resignation": (r"given up (?:hope|on)",),
    "joy": (r"over the moon", r"on cloud nine"),
}
"""Phrases of several words that name a state of the person."""

ONLY_AFTER_FEEL = word_set(
    "low down blue flat cold small empty hollow dead heavy broken lost stuck used exposed "
    " moved touched used judged controlled settled light lighter used frozen replaced "
    "tense blank sour worn spent alone cross mad awkward selfish pathetic useless attacked "
    "accused blamed ignored dismissed forgotten rejected encouraged protective detached "
    "abandoned dumped deserted neglected cheated deceived invaded robbed trapped defeated "
    "beaten injured bruised threatened silenced erased overlooked content tender floored "
    "thrown disturbed replaceable disposable stretched hostile eager vulnerable restless "
    "unimportant insignificant inferior incompetent unwanted unwelcome guarded resigned "
    "hesitant reluctant impatient indifferent uncertain unsure doubtful undecided calm "
    "adrift calm"
)
"""States that are also plain facts: `you were alone in the kitchen` names no feeling,
`you felt alone` does."""
