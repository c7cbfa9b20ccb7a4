"""Words and turns of phrase by which a sentence advises.

Written for evalkit. Imperatives stand in `imperative_words.py`.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from evalkit.checks.patterns import Pattern, any_of
from evalkit.checks.verb_words import ADJECTIVE_TOO, NOUN_TOO, NOUN_TOO_MOSTLY_VERBS, VERBS
from evalkit.checks.wordlists import phrase_set, word_set

Kind = Literal["directive", "plain", "tentative"]


ADVERBS = word_set(
    "really just simply definitely also still probably maybe perhaps certainly absolutely first "
    "then "
    "now always even honestly both either possibly well never still all"
)

_DUTY = phrase_set(
    """
    should|should not|ought to|ought not to|must|must not|need to|do need to|had better|
    had better not|better|would better|have to|do have to|have got to|will have to|will need to|
    are going to have to|are to|are not to|shall|want to be|want to watch
"""
)
_CHANCE = phrase_set(
    """
    could|might|can|may|may want to|might want to|could want to|might like to|may like to|
    may wish to|might wish to|might as|may as|could try to|can try to|might try to|could start to|
    could begin to|could choose to|would do to|would be wise to|might consider|could consider|
    may consider|might think about|could think about
"""
)
_KINDS: list[tuple[str, Kind]] = [
    *((words, "directive") for words in _DUTY),
    *((words, "tentative") for words in _CHANCE),
]
# Longest first: the words of each stand after "you" and its adverbs.
MODALS: tuple[tuple[tuple[str, ...], Kind], ...] = tuple(
    sorted(
        [(tuple(words.split()), kind) for words, kind in _KINDS],
        key=lambda item: (-len(item[0]), item[0]),
    )
)
ACTIONS = (VERBS | NOUN_TOO | NOUN_TOO_MOSTLY_VERBS | ADJECTIVE_TOO) | {"be", "have"}

# What people do or feel anyway: "you can hear it", "you might lie awake", "you must miss him".
STATES = word_set(
    """
    feel hear see know understand remember love miss hope wish fear need want like lose live die
    cope bear hold carry suffer survive believe think wonder guess imagine expect realise
    realize recall cry sleep breathe hurt fall worry doubt tend manage hate get mind sense sound
    look wander swear scream rest work appear grieve mourn rely forgive become seem mean prove
    have be find smell taste notice recognise recognize cling hide say tell talk come stand sit
    lie
"""
)

# But these are advice behind a modal of duty: "you must be strong", "you should get a lawyer".
DUTIES = word_set(
    """
    look say tell talk come stand sit get find rest sleep work think believe remember realise
    realize understand learn hold see live hide cope manage notice recognise recognize feel have
    know breathe like imagine cry
"""
)

BE_DUTIES = word_set(
    """
    strong patient careful firm brave grateful thankful positive kind gentle honest realistic
    proactive ready realistic happy nicer stronger kinder tougher braver careful more less open
    clear calm aware resting sleeping eating thinking doing taking trying looking getting going
    asking talking seeing switching focusing drinking working moving saving using making writing
    putting telling on in at around there ashamed prepared reasonable sensible mindful quiet
    consistent assertive direct polite respectful
"""
)

EPISTEMIC_MUST = word_set(
    "feel have be know get look like see think hold live find understand hide sleep cope rest "
    "imagine remember cry manage work need notice recognise recognize realise realize believe "
    "come sit stand lie say tell talk"
)

# "the way you could ...", "if you should ...": the clause is somebody's view or a condition.
DEPENDENT = word_set(
    """
    what how when where who whom that if whether because as than until while like since though
    everything anything something nothing all way wish think thinks thought feel feels felt know
    knows says said say tell tells told hope sure whatever whenever wherever before after unless
    which why moment believe believes so where's someone somebody anyone anybody people place
    person reason day time one only believing convinced seems imagine see decide glad can could
    should will would might must do did does are were have had
"""
)

OFFERED = word_set("thing things idea ideas option options step steps bit ways exercise")

WH = word_set("what who how where when which why else about to and")

ASKABLE = word_set(
    """
    describe explain share show name identify recall picture point rate locate trace explore
    expand elaborate clarify begin start put walk help give go keep write
"""
)

RECALLS = any_of(r"(?:at all|last night|yesterday|any|much|ok|okay|alright|me|into words)")

AT_HOME = any_of(
    r"(?:\w+ ){0,6}?(?:here|with me|to me|at me|with us)",
    r"and (?:still|also|not)",
    r"^(?:do with|use a|use some|do no|do nothing|take (?:this|it) at|barely|hardly|only|no "
    r"longer|not) ",
)

STILL_SUGGESTED = phrase_set(
    """
    talk to|talk with|talk it|tell him|tell her|tell them|tell your|tell someone|
    tell somebody|tell one|tell a|say no|say that|say something|say you|say i|say to|say it|
    say sorry|find a|find out|find someone|find some|find one|look for|look into|look at|
    look up|get a|get some|get in|get help|get it|get out|get your|get him|get her|get them|
    get yourself|see a|see if|see your|see whether|see about|rest your|rest for|work on|
    work with|work out|come up|come clean|sit down|sit with|sit somewhere|stand up|lie down|
    have a|have someone|have it|notice what|notice when|notice how|notice the|think about|
    think of|hold the|hold off|mean it|remember to|rest a|imagine a|imagine yourself|
    be honest|be kind|be gentle|be more|be a|live with
"""
)

STILL_ORDERED = phrase_set(
    """
    be strong|be patient|be careful|be brave|be firm|be grateful|be positive|be honest|
    be kind|get a|get some|get help|get out|get over|get rid|tell him|tell her|tell them|
    tell your|tell someone|tell somebody|talk to|see a|see your|look after|look for|look at|
    find a|find someone|work on|think positive|think of|have faith|have patience|
    sleep early|rest now|remember that|remember to|know your|understand that|stand up|
    say no|live for|live your|believe in|sit down|come to|be realistic
"""
)

NO_DUTY = phrase_set(
    """
    know that|know how|know i|feel free|feel proud|see the|see it|see how|have been|have to|
    feel safe|get to|remember that|hear that|feel like|feel heard
"""
)

# "You have to" often tells what the person's life demands: "you have to smile all day".
# These verbs are what advice asks for.
ASKED_OF = word_set(
    """
    stop learn accept try focus understand move forgive seek contact consider report remember
    realise realize believe trust respect prioritise prioritize practise practice apply ring let
    get rest eat change communicate confront reach
"""
)

BE_BRAVE = word_set(
    "strong patient careful brave grateful thankful positive honest realistic proactive firm kind "
    "kinder sensible mindful more less stronger tougher"
)

_ADVISABLE = (
    r"(?:good|great|best|better|wise|wiser|useful|helpful|sensible|important|essential|crucial|"
    r"vital|"
    r"necessary|nice|smart|advisable|worthwhile|healthy|healthier|beneficial|kinder|key|easier|"
    r"safer|"
    r"simpler|fairer|worth it|a (?:good|great|nice|smart|wise) (?:idea|plan|thing|step|start)|"
    r"time|high time|about time)"
)

_MAY = (
    r"(?:can|could|may|might|will|would)(?: (?:also|really|often|sometimes|maybe|even|always|"
    r"perhaps|well|still|probably|just))*"
)

_WORKS = (
    r"(?:help|ease|improve|boost|reduce|lift|calm|soothe|do wonders|work wonders|do the trick|"
    r"make (?:a|all the) (?:\w+ )?difference|take the edge off|get easier if|rebuild|break the "
    r"cycle|"
    r"take your mind off|do you (?:good|some good|a world of good))"
)

_EXPERT = (
    r"(?:gp|doctor|therapist|counsellor|counselor|psychologist|psychiatrist|professional|"
    r"pharmacist|"
    r"solicitor|lawyer|dietitian|nutritionist|coach|mediator|adviser|advisor|specialist|social "
    r"worker|"
    r"midwife|health visitor|nurse|priest|pastor|imam|union rep|helpline|hotline|charity|support "
    r"group)"
)

_SOURCE = (
    r"(?:helplines?|hotlines?|support groups?|charity|charities|courses?|apps?|websites?|"
    r"resources|"
    r"groups?|funds?|tasks|books?|programmes?|programs?|services?|videos?|podcasts?|classes|"
    r"workshops?|communities|forums?|"
    r"schemes?|tips|strategies|techniques|exercises|options|ways to|hobbies|clubs)"
)

_REMEDY = (
    r"\w+ing|exercise|meditation|yoga|therapy|counselling|counseling|mindfulness|walks?|bath|"
    r"routine|diet|sleep|music|"
    r"water|tea|hobby|hobbies|groups?|call|time|this|these|programme|course|medication|"
    r"techniques?|exercises?|it|list|chat|"
    r"magnesium|melatonin|air|prayer|pet|habits?|boundaries|schedule|support|structure|break|"
    r"professional|therapist|"
    r"counsellor|counselor|doctor|gp|self-care|communication|honesty|patience|forgiveness|"
    r"gratitude"
)

_I_WOULD = (
    r"i would(?: (?:just|definitely|probably|honestly|really|start by|begin by|personally|maybe|"
    r"also|"
    r"suggest you|at least|first|strongly|simply))* "
)

PHRASES: Mapping[Kind, Pattern] = {
    "directive": any_of(
        r"(?:what|all) you (?:really |just )*(?:need to|have to|should|ought to|must|want to) do"
        r"(?: here| now)? is",
        r"what you (?:really |just )*need(?: here| now)? is (?:a|an|some|more|therapy|"
        r"professional|help|less)",
        r"(?:the |your |my )?(?:only|best|right|smart|first|next|key|main) (?:thing|way|answer|"
        r"solution|option|move|step|"
        r"advice|course|response|cure)(?: (?:here|now|forward|for you|for it|out))*"
        r"(?: (?:you can do|to do|to take|to try|i can give))?(?: here| now)? (?:is|would be|"
        r"might be)"
        r"(?: simply| just)? (?:to|not to|you|that you|just|simply)",
        r"the (?:trick|key|secret|solution|answer|cure|goal|thing) (?:here |now )?is (?:to|not to|"
        r"just)",
        r"(?:it is|it's|this is)(?: now| also| really| very| so| absolutely| always| usually)* "
        r"(?:important|essential|crucial|vital|necessary|imperative)(?: that you| for you)? "
        r"(?:to|not to|that you|you)",
        r"it is (?:high |about |probably |maybe |perhaps )*(?:time|your duty|your job|your "
        r"responsibility|up "
        r"to you)(?: for you| that you| you)? (?:to|\w+ed|got|went|took|made|left|let)",
        r"i (?:need|want|beg|urge|order|implore|insist that|strongly (?:urge|advise|recommend)) "
        r"you to "
        r"(?:call|stop|go|try|contact|put|get|take|promise|tell|see|ring|reach|leave|think|focus|"
        r"listen|do|"
        r"seek|consider|speak|talk to (?:a|your|someone))",
        r"i (?:must|have to) (?:insist|urge)",
        r"(?:is|be|probably|maybe|perhaps|always|usually|far|much) (?:better|best) (?:just |"
        r"simply )?(?:to|if you|"
        r"not to|that you)",
        r"no (?:more )?(?:phone|screens?|caffeine|alcohol|coffee|sugar|contact|excuses|loans)",
        r"you would (?:be )?better(?: off)?",
        r"ideally you",
        r"you need (?:professional help|therapy|(?:a|some) (?:\w+ )?(?:therapist|counsellor|"
        r"counselor|lawyer|solicitor|doctor|"
        r"hobby|holiday|plan|routine|therapy|discipline|perspective)|better friends|new friends|a "
        r"thicker skin|help with)",
        r"(?:do not you think|do you not think) (?:you|it)",
        r"should not you|should you not|is not it (?:about |high )?time|is it not (?:about |high "
        r")?time",
        r"(?:would not|will not|would|is not) it (?:not )?be (?:better|easier|wiser|best|simpler)",
        r"you do not (?:want to|wanna) (?:let|leave|miss|wait|make|ignore|end up|be)",
    ),
    "plain": any_of(
        _I_WOULD + r"(?:recommend|suggest|advise|encourage|urge|propose|try|ask (?:him|her|them|"
        r"for|your|the|"
        r"if|a|hr)|go (?:to|and|straight|for|along|back|with|see)|talk to|speak to|speak with|see "
        r"(?:a|your)|get|"
        r"take (?:a|an|some|the|him|her|them|it (?:up|one)|one|time|that up|time)|look (?:into|"
        r"for|at)|book|ring|phone|write|keep (?:a|an|the|your|"
        r"busy|going|notes|records|him|her|track|it (?:simple|short|to))|focus|sleep on|wait|"
        r"record|tell (?:him|her|"
        r"them|your|someone)|report|leave|block|avoid|stop|make|put|pick|consider|check|send|"
        r"email|text|"
        r"message|bring|find|set|start|begin|call (?:him|her|them|your|a|the|in|up)|let (?:him|"
        r"her|it|them)|"
        r"give (?:it|him|her|them|yourself|your)|visit|join|move|cut|drop|confront|apply|"
        r"apologi[sz]e|"
        r"not (?:reply|answer|go|give|let|tell|wait|contact|bother|worry about))",
        r"(?:i|we) (?:also |really |strongly |highly |always |usually |often |would "
        r")*(?:recommend|suggest|advise|"
        r"encourage|urge) \w+",
        r"(?:my|a|one|some|another|pro|hot|top|here is a|here is my|quick|little|small) (?:\w+ "
        r")?(?:advice|suggestion|tip|"
        r"recommendation)(?: (?:is|would be|for you|here|from me|:))*",
        r"(?:here|these|below) (?:is|are)(?: also| just)? (?:some|a few|several|my|three|five|"
        r"four|ten|the|what|"
        r"one)(?: \w+){0,2} (?:tips?|ideas?|suggestions?|strategies|ways|things|steps|techniques|"
        r"resources|fixes|pointers|"
        r"(?:you )?(?:can|could|should) (?:do|try))",
        r"(?:it|that|this) " + _MAY + r" be " + _ADVISABLE + r" (?:to|if you|for you|that you|not "
        r"to|you)",
        r"(?:it is|it's|that is)(?: (?:always|usually|often|probably|generally|sometimes|also|"
        r"really|only))* " + _ADVISABLE + r"(?: for you)? (?:to|if you|not to)",
        r"(?:have|did|had) you (?:ever |already |perhaps |also )*(?:tried|try|considered|thought "
        r"about|thought "
        r"of|looked into|look into|looked at|looked for|consulted|contacted|consider|think about) "
        r"\w+",
        r"have you (?:ever |already |perhaps |also )*(?:talked|spoken) (?:to|with) (?:a|an|your|"
        r"the|hr|somebody "
        r"at|someone at)",
        r"have you (?:ever |already |also )*(?:seen|asked|been to|called|told|visited) (?:a|an|"
        r"your) "
        r"(?:\w+ )?" + _EXPERT,
        r"why (?:do|could|can|would|did) not (?:you|we)",
        r"why do you not",
        r"why not (?:just |simply |maybe |also )*\w+",
        r"(?:how|what) about (?:you |we |just |maybe |trying |perhaps )*(?:\w+ing|a|an|some|"
        r"asking|the|your) \w+",
        r"(?:how|what) about (?:you|we) (?:just |maybe )?\w+ \w+",
        r"what if you(?: (?:just|simply|also|maybe|only))* (?:tried|asked|told|went|took|called|"
        r"wrote|said|"
        r"started|made|sent|gave|put|did|talked|spoke|joined|left|set|let|moved|got|try|ask|tell|"
        r"go|take|"
        r"call|write|say|start|make|send|give|do|talk|speak|join|leave|move|get)",
        r"(?:if i were|if i was) (?:you|in your)|if it (?:were|was) me|in your (?:shoes|place|"
        r"position) i would",
        r"(?:many|some|most|lots of|a lot of|plenty of|other) (?:people|folks|folk|women|men|"
        r"parents|others|"
        r"students|couples|carers|mums|families)(?: \w+){0,3}? (?:swear by|benefit from|get "
        r"relief|rely on|turn to|"
        r"(?:find|found|have found) (?:that |it )?(?:\w+ ){0,4}?(?:help\w*|comfort|relief|useful|"
        r"talking|writing|easier|soothing|calming|good))",
        r"(?:" + _REMEDY + r") (?:\w+ ){0,5}?" + _MAY + r" (?:be " + _ADVISABLE + r"(?:$| to| for|"
        r" if you| here| right| as| too| [,;])|" + _WORKS + r")",
        r"(?:" + _REMEDY + r") (?:\w+ ){0,5}?(?:is|are) (?:so |very |really |also |absolutely |"
        r"always )*(?:essential|"
        r"crucial|vital|key|important|paramount|a (?:great|good|wonderful|healthy|helpful|"
        r"powerful) (?:way|tool|idea|"
        r"place|start|step))",
        _MAY + r" help you (?:with|to|through|by|\w+)",
        r"(?:a|an|some|regular|daily|gentle|deep|talking|having|getting|writing|doing|keeping|"
        r"taking) (?:\w+ ){0,6}?(?:" + _MAY + r" help|helps)",
        r"(?:helps|helped)(?: (?:me|us|a lot|a bit|loads|so much|with that|my \w+|people|many))+",
        r"what (?:helped|worked for|saved|got) (?:me|us|my \w+)|(?:that|it|this) (?:sorted me|"
        r"worked for me|"
        r"fixed (?:me|it)|works wonders|does wonders|did wonders)|i swear by",
        r"(?:works|worked) (?:wonders|for (?:me|my \w+|us|a lot of|most|many))",
        r"there (?:is|are|may be|might be|could be)(?: also| always| some| many| plenty of| lots "
        r"of| a lot of| really| free| good| great"
        r"| a| an| other| several| online| local)* (?:\w+ ){0,3}?"
        + _SOURCE
        + r"(?: (?:out there|online|available|for|that|who|which|near|in your|to|you|on|at|,|"
        r"where|like|at|called|run|open))",
        r"(?:a|an|your|the|any|some) (?:\w+ ){0,2}?" + _EXPERT + r" (?:can|could|may|might|will|"
        r"would)(?: also| "
        r"be able to| certainly| really| probably| even)* (?:help|refer|advise|tell|give|assess|"
        r"guide|support|"
        r"offer|teach|work|prescribe|recommend|suggest|point|check|rule|sort|explain)",
        r"(?:reach out to|contact|speak to|talk to|consult|see|seek) (?:a|an|your) (?:\w+ ){0,2}?"
        + _EXPERT,
        r"let's (?:try|make|do|write|breathe|plan|call|get|take (?:a|three|some)|practi[sc]e|book|"
        r"set|list)",
        r"there is (?:no harm|nothing wrong) in (?:asking|trying|seeing|talking)",
        r"(?:it|that) (?:never|does not|can not|would not|could not|might not) hurts? to",
        r"(?:never|not) too late to",
        r"what i (?:did|do) (?:was|is)|what (?:works|worked) for",
        r"(?:does|do|did|works?|worked) (?:wonders|miracles|a treat|magic|the trick)|(?:swears?|"
        r"swore) by|nothing beats",
        r"i (?:always|usually|find|found) (?:that )?\w+ing (?:\w+ )?(?:help|helps|helped|works|"
        r"calms)",
        r"the sooner you|you (?:will|would) (?:feel|be|sleep)(?: \w+){0,2}? (?:better|happier|"
        r"stronger|calmer|lighter|fine|"
        r"grand) (?:if|once|when|after) (?:you|a|an|some)",
        r"it (?:helps|pays|costs nothing|costs you nothing) to|(?:what|nothing) is stopping you",
        r"i (?:would )?say (?:just )?(?:go|leave|block|tell|drop|dump|call|quit|let|do|take|get|"
        r"forget|ignore|cut|move)",
        r"(?:can|could|would) not you (?:just |simply |maybe )*(?:ask|talk|tell|try|go|get|take|"
        r"call|"
        r"leave|move|find|see|let|be|have)",
        r"what you (?:could|can|might) do (?:is|would be|instead)",
        r"(?:may|might|can|could) i (?:just )?(?:suggest|recommend|advise)",
        r"(?:a|an) (?:\w+ ){0,2}?(?:walk|bath|course|hobby|holiday|journal|routine|app|list|gym|"
        r"pet|dog|nap|break|"
        r"change of scene|gratitude journal|support group|day off|early night) (?:helps|would "
        r"help|"
        r"does wonders|(?:can|might|could|will|would|may) (?:help|do|work|be (?:good|nice|lovely|"
        r"a)))",
    ),
    "tentative": any_of(
        r"(?:it|that|this|something|\w+ing) " + _MAY + r" (?:help|be worth|be helpful|be useful|"
        r"be an idea|"
        r"be good|be an option|be a (?:good )?(?:way|place|start))(?: you)?(?: (?:to|if|trying|"
        r"asking|a|when|looking|\w+ing))?",
        r"(?:worth|be worth|is worth) (?:a (?:try|go|shot|look|google|call|chat|visit|thought|"
        r"ask)|trying|asking|"
        r"checking|looking|talking|speaking|considering|mentioning|raising|calling|ringing|"
        r"getting|seeing|having|"
        r"writing|keeping|telling|giving|changing|taking|sending|exploring|finding|bringing|"
        r"starting|setting|"
        r"applying|booking|contacting|reaching|discussing|investing|making|reading|visiting|"
        r"joining|doing)",
        r"(?:one|another|a|an|two|three|some|few|other|small|possible|only) (?:small |other |more "
        r"|little |good |"
        r"simple |gentle |practical )*(?:things?|options?|ideas?|possibility|possibilities|"
        r"approach|ways?|"
        r"suggestions?|steps?|thoughts?|exercises?|tricks?|techniques?) (?:(?:that )?you (?:could|"
        r"can|might|may)|"
        r"(?:is|would be|might be|could be) (?:to|a|asking|trying|\w+ing)|to (?:try|consider|"
        r"start))",
        r"just (?:a|one) (?:thought|idea|suggestion)",
        r"(?:be (?:gentle|kind|kinder|easy|patient) (?:with|to|on)|go easy on) yourself",
        r"(?:something|anything|things) (?:you (?:could|can|might) (?:try|do)|to (?:try|consider))",
        r"(?:might|may) (?:you )?(?:i suggest|want to (?:try|look|think|consider|ask|talk|see|"
        r"start)|be time)",
        r"you (?:might|may) (?:\w+ )?find (?:it |that )*(?:\w+ )?(?:help|helpful|useful|easier|"
        r"better|comforting|"
        r"talking|writing|a|some|comfort|relief)",
        r"(?:maybe|perhaps|possibly)(?: (?:just|even|also|then))* (?:a|an|some|one|the) (?:\w+ "
        r")?(?:walk|bath|"
        r"break|chat|call|message|note|letter|holiday|list|hobby|pet|dog|change|support|rest|nap|"
        r"night|day|cup|"
        r"tea|journal|routine|group|course|class|film|bottle|talk|visit|trip|therapist|counsellor|"
        r"counselor|"
        r"doctor|gp|professional|lock)",
        r"(?:maybe|perhaps|how about|what about) (?:some |a bit of |just |a little )?(?:therapy|"
        r"counselling|counseling|yoga|meditation|"
        r"journaling|exercise|medication|mediation|respite|church|prayer|mindfulness|swimming|"
        r"volunteering|cbt|emdr)",
        r"(?:maybe|perhaps|possibly|potentially) (?:you|u) (?:apply|try|ask|tell|go|take|call|"
        r"need|should|want)",
        r"would you (?:consider|be open to|think about|be willing to) (?:\w+ing|a|an|try|give|see|"
        r"talk to|ask|go|the)",
        r"could (?:she|he|they|someone|somebody|your \w+) (?:maybe |perhaps |not |also "
        r")*(?:manage|help|take|come|do|"
        r"watch|drive|hold|look|cover)",
        r"if (?:it is|that is|it would be) (?:any |ever |of )*(?:use|useful|help|helpful)",
        r"if (?:you are|you feel) (?:up to|open to|able|willing|ready|"
        r"comfortable).{0,40}\b(?:could|might|can|may)",
        r"next time there could be|you would just (?:ask|need|say|go|tell)",
    ),
}

ASKING = any_of(
    # Only as questions: "tried yoga?", but "tried yoga, tried whisky".
    r"ever (?:tried|thought of|thought about|considered) \w+",
    r"^(?:tried|considered|thought about|thought of) \w+",
    r"do you think you (?:could|should) (?:maybe |perhaps )?(?:talk to|ask|tell (?:him|her|them|"
    r"your)|call|take|go|get|try|"
    r"leave|set|write)",
    r"any chance you",
    r"is (?:it|there) (?:possible|any way|a way|any chance) (?:for you to|you (?:could|can)|that "
    r"you)",
)

BETTER = Pattern(
    # "Better you sit with him", but "the better you get".
    r"(?:^|[,;] )(?:(?:and|but|so|or|then|maybe|perhaps|probably) )*(?:better|best) (?:you|just|"
    r"to|if you|not|"
    r"that you|leave|go|let|keep|wait)\b"
    r"|(?:^|[,;] )(?:\w+ )?time (?:you (?:\w+ed|told|went|got|left|took|made|let|saw|spoke|stood|"
    r"put|gave)|to (?:move|let|block|leave|go|see|get|stop|start|talk|tell|call|quit|find|make|"
    r"take|"
    r"put|face|forgive|accept|ask|look|drop|dump|learn|focus|say|set|cut|speak|report))\b"
    r"|^(?:suggestion|solution|tip|fix|idea|advice) ;"
    r"|^(?:early nights?|less \w+ [,;]|more (?:water|sleep|exercise|rest)|fresh air|baby "
    r"steps)(?: \w+){0,3}$"
)

EXCEPTIONS = any_of(
    # Asking about danger is no advice.
    r"(?:thought|thoughts|considered|thinking|tried|think) (?:about |of |to |ever )*(?:hurting|"
    r"harming|killing|"
    r"ending|suicide|dying|death|taking your|not being|kill|hurt|harm|end)",
    r"thought (?:about|of) (?:what|how|why|who|where|when|him|her|them|it|that|this|whether|me|"
    r"you|us|the day|the "
    r"last|the time)",
    r"considered (?:what|how|why|who|where|when|whether|it|that)",
    # Asking for leave is what good practice does instead.
    r"(?:would|do|did) you (?:like|want|prefer|mind|find it)\b.*(?:tips|suggestions?|ideas?|"
    r"advice|me to|if i)",
    _ADVISABLE + r" (?:to|for) (?:see (?:you|that|how|what)|hear|know|feel|meet|read|you|him|her|"
    r"me|them|us|your|admit|be (?:guilty|angry|sad|"
    r"seen|heard|here|upset|scared|hurt|a|the)|want|need|cry|miss|grieve|not (?:know|be|want|"
    r"feel)|have (?:you|someone|"
    r"somebody))",
    r"(?:what|who|how|where|when|which|why) (?:\w+ ){0,2}?(?:would|could|can|might|will|have|did|"
    r"had) you",
    r"(?:would|could|might|may|can|will|does|do) (?:it|that|this) (?:help|be (?:ok|okay|alright|"
    r"all right|"
    r"helpful|useful|good|a relief|easier))",
    r"(?:would|is) (?:it|that) (?:be )?(?:ok|okay|alright|all right|helpful)",
    r"(?:may|can|could|shall|should) i (?:ask|offer|share|say|check|just|listen|tell|give|add|"
    r"help)",
    r"why not (?:you|me|now|him|her|us|them|then|today)",
    r"worth (?:living|fighting|crying|loving|saving|noticing|saying|remembering)",
    r"(?:how|what) about (?:the|your) \w+(?: \w+)?$",
    r"(?:how|what) about (?:it|that|this|being|feeling)",
    r"(?:i|we|you|he|she|they|who) " + _MAY + r" help",
    r"(?:nothing|no one|nobody|none of (?:it|that|this)) (?:\w+ )?(?:can|could|will|would|might)",
    r"not (?:going to|here to|trying to|asking you to|about to|want to) (?:suggest|recommend|"
    r"advise|tell)",
)
