"""Confrontation: arguing with the person, cornering them, warning them.

The talk that motivational interviewing calls "confront" and "warn" (MITI 4.2.1): it
disputes what the person says, presses them for an answer, or threatens them with what
will come. Disagreeing with harsh self-criticism, a worry shared with permission, and
somebody else's threats are none.
"""

from __future__ import annotations

from collections.abc import Mapping

from evalkit.checks.frames import (
    Excuse,
    Match,
    Rule,
    believed,
    denied,
    disclaimed,
    frames,
    marks_by,
    reported,
    words,
)
from evalkit.checks.patterns import any_of
from evalkit.checks.registry import Mark, Outcome, check, count
from evalkit.checks.text import Exchange
from evalkit.types import Json

_VERY = (
    r"(?:(?:really|actually|honestly|seriously|truly|quite|just|so|very|all|entirely|completely|totally|"
    r"simply|plainly|clearly|still|even|ever|absolutely|dead|plain|flat out|exactly|a bit|a little|not|"
    r"100|that|sure|even remotely|genuinely|for one second|for a moment|for a second|mate|love|,) )*"
)
_DISPUTE = frames(
    """
    # what the person says is denied
    (you|u) (are|were) {very}(wrong|mistaken)( there| here| about| to think| on that|$| ,| and| if)
    (that|this|it) (is|was) {very}not {very}(true|right|correct|so|it|what happened|what i heard|how it (happened|was|works|looked)|
    what (he|she|they|you) (said|told)|the (whole|full) (story|truth)|the case|quite it|believable|entirely true|an answer)
    (that|this|it) (is|was) {very}(untrue|false|a lie|lies|nonsense|bullshit|bollocks|baloney|a load of|only your (side|version|
    view)|your (side|version) of|a contradiction|contradictory|hard to believe|one-sided|an exaggeration|too convenient|
    a bit convenient|very convenient|convenient)
    ^(no|nope|nah|rubbish|nonsense|wrong|false|bullshit) ,? ?(, )?(you|that|it|this|he|she|they) (are|were|is|was|did|does|do|have|had) (
    not|never)
    ~(nonsense|rubbish|bullshit|wrong|not true|untrue|oh please|lies|false|yeah right|pull the other one|oh come off it|come off it)(
    $| ,)
    (i|we) {very}(do|can|could|did|would) not {very}(buy|believe|accept|swallow) (it|that|this|you|a word|any of|your)
    i {very}(do not agree|disagree|beg to differ|doubt (that|it|you)|have my doubts|refuse to believe|find (that|it|this) (hard|
    difficult|impossible) to believe|have to (disagree|contradict|correct)|must (disagree|contradict|correct))
    i {very}(am not|was not) (convinced|buying|having (it|that|this)|persuaded|so sure (about |of )?(that|it)|sure i believe)
    (i|we) (have )?heard (a different|otherwise|the other|differently|another)
    ~{so}you {very}(did|were|had|have|do) (lie|know|have a choice|have choices|have options|have time|provoke|hit|push|start|sign|
    agree|promise|see it|hear it|tell (him|her|them)|say (yes|so|that)|get (a warning|warned)|mean it|enjoy it)
    ~{so}so you (admit|agree|confess)
    you did (lie|have a choice|know|hit|provoke|start it|agree|promise|push)
    """,
    very=_VERY,
    so=r"(?:(?:actually|but|well|oh|sorry|yes|yeah|no|come on|hang on|hold on|because|and|,|that is not true|wrong) )*",
)
_ARGUMENT = frames(
    """
    # the person is held to be untruthful
    (you|u) (are|were) {very}(lying|in denial|delusional|deluded|kidding yourself|deceiving yourself|fooling yourself|
    contradicting yourself|making (it|this|that|things|stuff) up|making excuses|exaggerating|imagining things|missing the
    point|talking (nonsense|rubbish)|hiding something|twisting|trying to (justify|excuse|dodge|get out of)|leaving (out|
    something out|things out|a lot out|a few things)|not being (honest|truthful|straight|fair|realistic|reasonable)|being
    (unreasonable|dishonest|untruthful|evasive|defensive|unfair to (him|her|them|your)|difficult|stubborn)|looking for excuses|
    changing (the subject|your story)|avoiding (the|my))
    you (keep|are always|always|constantly) ({word} )?(contradict|contradicting|changing your|twisting|lying|dodging|making excuses|blaming everyone|blaming
    others|exaggerating)
    (that|this|it) {very}(does|did|do) not {very}(add up|make (any )?sense|hold up|hold water|wash|ring true|sound (right|true|
    likely|like the whole|very likely)|square|stack up|match what)
    (your|the|this|that) (story|account|version|explanation|logic|excuses?|argument|timeline|reasoning|numbers|dates) {very}(do|does|
    did|is|are|has|have|keeps?|sounds?|changes?|changed|makes?|falls?|seems?) ({word} ){0,2}?(up|hold|water|changing|change|changes|
    sense|wash|full|convenient|weak|thin|holes?|contradict|match|suspicious|changed|nonsense|convincing|apart|different|thin|far-fetched)
    full of holes
    (that is|this is|it is|very|how|isn't that|rather|a bit|awfully|so) (rather |very |a bit )?convenient
    (so )?you (say|said|told me|told us|claim|claimed|just said|promised|wrote) ({word} ){0,10}?, (but|yet|and yet|now|so why|so how|so which|
    which is it|then why|so explain|which|so what)
    (last|a) (week|month|time|session|minute) ?(ago)? (, )?you (said|told|swore|promised|claimed)
    you (told|said to) (me|us) (the opposite|something (else|different)|otherwise|a different|the exact)
    (is|was|are|were) (he|she|it|that|they|your {word}) ({word} )?(really )?(wrong|not right|so wrong)( though| ,|$)
    are you {very}(telling|asking|expecting) (me|us) (to |that )?(you|believe|he|she|it|they|there)
    are you {very}(sure|certain|telling (me|us) (the|everything|that)|being (honest|truthful|straight|fair)|trying to tell me|listening to
    yourself|hearing yourself|positive|asking me to believe|expecting me)
    (do|did|would) you {belief}(believe|think|expect|mean|imagine|want me to believe|hear yourself|buy)
    you {belief}(believe|think|expect|mean)( that| this| it| me| anyone| he| she| they| people| i|$)
    (do|can|could) you (hear|listen to) yourself
    you {very}(can not|could not|do not|did not) (seriously|honestly|really|possibly|actually) (think|believe|expect|mean|want|say|blame|know)
    you can not (have it both|expect (me|anyone|us|people) to|tell me|blame|just blame|keep (blaming|saying|telling|pretending|lying))
    how (could|can) (that|this|it) (possibly |really )?be
    how (can|could) you {very}(say|claim|call|expect|think|love|pretend|sit there|stand there|look at|believe|be so|deny|not (know|see|remember))
    (is|was) (that|this|it) {belief}(what|true|how|so|why|the (reason|truth|whole)|your|all)
    expect (me|us|anyone|him|her|them|people) to (believe|buy|accept|swallow|think|trust)
    (that|this|it) makes no sense
    (yesterday|earlier|just now|a minute ago|last week|last time|before|on {word}) (, )?you (said|told|swore|promised|claimed)
    you (said|told me|told us) (the )?(exact |very |complete |total )?(opposite|reverse|something (else|different|completely))
    (said|told|swore|claimed) ({word} )?({word} )?(exact|complete|total|very) opposite
    ~{so}(be|let us be|let's be|get|try being|do be|let's get|start being) {very}(honest|real|realistic|truthful|straight|serious|clear)( with (
    yourself|me|us)| here| about| now| for (a|once)|$| ,)
    be {very}(honest|truthful|real|straight) with (yourself|me)
    do not {very}(lie|pretend|deny|bullshit|play games|play dumb|kid yourself|fool yourself) ?(to me|with me|to yourself|it|that)?
    (stop|quit) {very}(lying|pretending|denying|fooling|kidding|deceiving|twisting|arguing|exaggerating|deluding|justifying|defending (
    him|her|them|yourself|it|what)|telling yourself|playing (innocent|dumb|games)|acting (innocent|like you do not|as if you do not)|
    making (excuses|things up|stuff up)|contradicting|telling me)
    who (are|do) you (kidding|trying to (kid|fool|convince)|fooling|think you are (kidding|fooling))
    ~{so}(face|accept|admit|look at|deal with|own|acknowledge) (the |up to |to )*(facts?|reality|truth|music|what you did|it$|it ,)
    (face|accept) (the )?(facts|reality|the truth)
    ~{so}(wake up|get real|open your eyes|reality check|give over|do me a favour|do me a favor|nice try|spare me|get serious|as if)( ,|$| and| to)
    do not (give|tell|sell|feed) me (that|you|it|he|she|they|the|your|any)
    (you must be|you are|are you|you have got to be) (joking|kidding|serious)( me| right now|$| ,)
    (there are|every story has|always|remember there are|to hear) ({word} )?(two|both) sides
    both sides of (the|this|that|every)
    (his|her|their|your {word}'s|the other) side of (the story|this story)
    (the )?(facts|evidence|records?|report|neighbours|neighbors|witnesses|cameras?|test results?|timeline|logs?) (say|says|shows?|tell|tells|suggests?|do
    not|does not|speak|speaks|contradicts?|proves?)
    (prove|show) (it|me)( then| ,|$| the| that)
    (where is|what is|have you|got) (the |your |any )*(proof|evidence)
    (you and i|we) both know
    sounds? (like|as if|as though|to me) ({word} ){0,5}?(excuse|excuses|left out|left (a few|some|bits|out)|leaving|not telling|hiding|exaggerat{ing}|
    made up|making (it|this|that|excuses)|provoked|overreact{ing}|two sides|more to)
    more to (this|the|that|it) (story )?than (you|that)
    (left|leaving) (a few|some|a lot of|something|important|half|the) ?({word} )?out
    (since when|says who|according to who|that is rich|funny how you|funny that you|what a coincidence)
    (did|do) (he|she|they|it) really ({word} )
    what (really|actually) happened
    the real (reason|problem|issue|question) (is|was|here)
    (really|actually|honestly) (try|tried) everything
    (is|was|are|were|does|did|has|have) (it|that|this|he|she|they) not (the case|true|possible|a fact|likely|obvious|so)( that|$| ,)
    you ({maintain}) ({word} ){1,12}?(, )?(but|yet|and yet|however|although)
    (hardly|scarcely|barely|not|simply not|not entirely|not quite|not at all|far from) (credible|accurate|believable|plausible|convincing|consistent|correct|truthful|honest|what happened|the full|an explanation|good enough an)
    (that|this|it|which|your {word}) ({word} )?contradicts? (what|everything|all|your|the|yourself)
    (let us|let's|let me|i want to|i will|to) be (absolutely |very |perfectly |quite |completely )*(clear|frank|blunt|candid|plain|direct)( ;| ,|$| about| here| with you)
    what (possible|earthly|good|conceivable) (reason|excuse|use|right|justification)
    (may|can|might|could) i ask why you (failed|did not|have not|never|would|chose|waited|thought|are still|keep|still|let|went|stayed)
    (it seems|it appears|apparently|funnily enough|strangely|oddly|curiously|conveniently) (that )?you (only|just|always|never|forget|forgot|remember|leave|left|choose|do not|did not|have)
    (the )?(truth|fact|reality|bottom line) (of the matter )?is (that )?(you|he|she|it|they|nobody|no one|this|nothing)
    why is it (always|never|that|so) ({word} )?({word} )?(somebody|someone|everyone|everybody|you|the|them|him|her|your|other|my|always)
    (so )?in other words (, )?you
    you know as well as i
    (that is|this is|it is|is) not an (answer|excuse|explanation|argument|option|apology)
    (do you understand|is that clear|do i make myself clear|have i made myself|are we clear|understood|am i clear)( that|$| ,)
    surely (you|that|it|this) ({word} )?(not|do|can|must|is|are|know|see|did|expect|understand|realise|realize|could|would|have)
    you must (realise|realize|understand|see|know|admit|accept|face|recognise|recognize|stop|answer|choose|decide)
    (your|that|the|this) (explanation|account|story|excuse|version|reasoning|reason) ({word} )?({word} )?({word} )?(difficult|hard|impossible) to (accept|believe|follow|credit|swallow)
    {word} ({word} )?({word} )?(difficult|hard|impossible|strange|odd) to (accept|believe|credit|swallow)( ,|$| that| given| and| from| coming)
    you (had|did have|always had) (a|every|plenty of|other|another|your) (choice|choices|option|options|chance|chances|opportunity)
    you keep (telling|saying|promising|swearing|insisting) ({word} ){1,8}?(and then|but|yet|, but|, yet)
    (first|second|third|fourth|fifth|another|latest|usual|same|same old) (old )?excuses?
    do not (act|play|look|sound) (so )?(surprised|innocent|dumb|shocked|hurt|the victim|stupid|clueless)
    (no|little|what is the) point (in )?(denying|lying|pretending|arguing|hiding|protesting)
    (kid|fool|deceive|lie to) ourselves
    (then|so|now|please|and|just) (tell|show) me ({word} )?why you
    ~tell me ({word} )?why you
    (prove|show) to (me|us|him|her|them|everyone)
    (how ({word} )?is (that|this|it)|not|hardly) my (problem|fault|business|concern)
    (not|never) ({word} )?(telling|told|tell|giving|given) (me|us|them|him|her|anyone) (the (whole|full|entire|real) (truth|story|picture)|everything|all of it)
    (that is|it is|this is|only|just) (just |only )?your (version|side|story|opinion|interpretation|take|view of it|word)
    do you {belief}want (to (get better|change|stop|be (well|happy|helped|better)|heal|recover|fix)|help|this)
    do not (you )?(expect|ask|come asking|look) ({word} )?(for )?({word} )?(help|sympathy|support|pity|money|me to|us to|anyone|any|mercy|favours|favors|applause)
    ~{so}(that is|that's|this is) (just |simply |plain |completely |totally )?(wrong|incorrect|false|untrue)( ,|$)
    you {started} (it|this|that|the (fight|argument|row|trouble|whole))
    (go|went|gone) too far
    (kidding|fooling|deluding|deceiving|lying to|conning) yourself
    (find|found|finding) ({word} )?({word} )?({word} )?(hard|difficult|impossible|tough) to (believe|accept|swallow|take seriously|credit)
    (give|tell) me (just )?one (good |single )?(reason|thing|example|time)
    ~{so}name (me )?(just )?one (good |single )?(reason|thing|example|time)
    why (should|would) (i|anyone|anybody|we|he|she|they) (believe|trust|help|care|listen|take|feel)
    ~{so}so you are {saying}({word} )?({word} )?(everyone|everybody|nobody|no one|all|he|she|they|it|the|that|your|i|me|is|none|him|her)
    (is|was) (that|this) your idea of
    what makes you (so sure|think|believe|so special|any different|the expert|an expert|entitled)
    how is (that|this|it) ({word} )?({word} )?(fault|problem|responsibility|job|his|her|their|anyone|anybody|my|not your|not)
    (and|but|so) what about ({word} ){1,8}?(you|your)$
    (and|so) you (never|did not|just|still) ({word} )?(thought|think|told|tell|called|call|asked|ask|left|leave|said|say|tried|stopped|noticed|wondered)
    what were you {word} ({word} )?(there|at that hour|at that time|with him|with her|alone|in his|in her|in a|wearing|anyway|expecting)
    (hard|harsh|home|bitter|brutal|ugly|uncomfortable|plain|simple|honest|cold) truths?
    (tough love|reality check|wake-up call|wake up call|bitter pill|be blunt|be frank|be brutally|sugar-coat|sugarcoat|sugar coat|straight with you|level with you|
    call you out|calling you out|call bullshit|call it what it is|let me stop you|stop you (right )?there|hold it right there|not so fast)
    (facts|evidence|odds|numbers|everything|everyone) (are|is) against you
    (hold on|hang on|wait a minute|wait a second|wait|excuse me|not what you) (, )?(that is not what|you said|you told|did not you|what you said)
    not what you (said|told)
    not (quite )?(the|what) ({word} )?(story|version|account|impression|i heard|i was told|i have heard|i read)
    i {very}(will|can|do|would) not (accept|take|swallow|buy|entertain) (that|it|this|any|another|no|your)
    (cut to the chase|put it to you|i must insist|i insist|let me put it|play the innocent|playing the innocent|play innocent|come clean|cards on the table|truth time|time to be honest|time for some honesty|spare me the|since you asked|you asked for honesty|you asked for (it|the truth)|
    i have to be honest with you|i will be honest with you|let me be honest|to be brutally|someone has to (say|tell)|you need to hear (this|it|the truth))
    do you (even |really |honestly |actually )?(have|realise|realize|know|understand|see|care|think about) (any idea |how |what |that |why )*(you|it|that|this|he|she|they|your) ?({word} )?(are|is|do|does|did|have|doing|done|did|makes|affects|looks|sounds|puts|putting|hurt|hurting|feels|cost)
    (what|have you any|have you got) (proof|evidence) (do|is|have|of|for|that)
    (that is|is that|this is) what you (said|told|promised|say) ({word} )?({word} )?(last|before|every|always|again|each|the)
    (and |but )?look (what|where|how) (happened|that|it|you|this) ?(got you|left you|ended|turned)?
    (challenge|confront|contradict|correct|push back on|call) you (on|about|out|with|there)
    (push back|pushing back|play devil's advocate|devil's advocate|with respect , (that|you|this|it|no)|with all due respect|no offence but|no offense but|on the contrary|quite the opposite|in reality , ?|let me be clear|
    i beg to|contrary to what you|be that as it may|i am not convinced|you are not fooling|do not kid yourself|kid yourself|get real|let us not pretend|let's not pretend|stop right there|that is inconsistent|not how it works|i am not going to (lie|pretend|agree|nod along|let you|play along|believe that|believe this)|nice story|good story|likely story)
    you (have to|must|need to|should|might as well|may as well) ({word} )?(admit|face|acknowledge|own up|own it|concede|wake up) ({word} )?({word} )?(that|it|to|the|up|you|this|facts|
    reality|your|what|$)
    you do not (really|actually|honestly|seriously|truly) (believe|want|mean|think|care|feel|expect)
    if (that|this|it) (were|was|is) (really |actually |so |even )*(true|so|the case|right|bad|important|hard|terrible|that bad)
    (why|what is the point of|what is the use of|why do you) (bother|come|coming|keep coming|even come|even ask|ask|asking|post|posting|being|sitting|talking) (here|if|at all|me|to me|when|in this|for (help|advice))
    what (exactly )?do you (want|expect) (me|from me|us|anyone|people|him|her|them) ?(to (do|say|tell)|from)?
    ~{so}(make up your mind|decide now|decide today|take it or leave it|put up or shut up|now or never|all or nothing|one or the other|last time i ask|for the last time|ask you again|asking you again|ask again|
    i will repeat|i repeat|answer honestly|straight answer|do not change the|don't walk|listen to me|look at me when|shut up|enough of this|drop the act|cut the crap)( ,|$| and| now| for|
    crap| nonsense| because| before| question| subject| the| excuses)?
    (that is|this is|it is|that sounds|sounds) {very}(illogical|inconsistent|hypocritical|contradictory|unlikely|implausible|fabricated|made-up|exaggerated|a stretch|selective|biased|one-sided|not credible)
    (sounds|seems|looks|smells) ({word} )?(made up|fishy|fake|far-fetched|unlikely|exaggerated|suspicious|like bs|like cap|convenient|like a story|like an excuse|rehearsed)
    (that is|this is|it is|thats) (cap|bs|bull|fake|made up|far-fetched|hogwash|garbage|hilarious|laughable|a joke)
    you (never|did not) even (try|tried|bother|bothered|ask|asked|think|thought|look|looked|tell|told|call|called|listen|listened)
    ~{so}(are )?you sure (about|of|bout) (that|this|it)
    """,
    very=_VERY,
    started="(?:started|began|provoked|caused|asked for)",
    maintain="(?:maintain|claim|insist|assert|allege|argue|protest|swear|tell me|told me|say|said|keep saying|keep telling me)",
    saying="(?:saying|telling me|claiming|suggesting|asking me to believe) (?:that )?",
    belief=r"(?:(?:really|actually|honestly|seriously|truly|genuinely|even|still|just) )+",
    ing=r"(?:ing|ed|e)",
    so=r"(?:(?:so|well|come on|oh|and|but|now|look|just|please|mate|love|,|ok|okay|right|time to|honestly|dude|bro|girl|man) )*",
)
_DARED = frames(
    """
    # a statement with a question mark
    ~{so}(and )?(so )?you {sure}(think|thought|believe|expect|reckon|imagine) ({word} ){2,}
    ~{so}(and )?(so )?you (never|did not|had no|just|still|really|seriously|honestly) ({word} ){2,}
    """,
    so=r"(?:(?:and|so|but|oh|wait|sorry|,|hang on) )*",
    sure=r"(?:(?:really|honestly|seriously|actually|just|still) )*",
)
_CORNERING = frames(
    """
    # pressed for an answer
    ~{open}why {why}(did|do|would|could|are|have|must|were|had|should|can|will|is) (not )?you {word}
    (so|and|but|then|well|me|explain|again|is) (, )?(exactly |then )?why {why}(did|do|would|could|are|have|must|were|had|can) (not )?you
    why (on earth|the hell|in god's name|the heck|in heaven's name|in the world|in hell)
    ~{open}why not (just )?(leave|tell|say|go|call|stop|ask|report|scream|fight|run|phone|admit)
    (and|so|but)? ?whose (fault|doing|choice|decision|idea|problem|mess) (is|was|do|would)
    how (do|can|would|will|could) you (explain|account for|justify|square|defend|excuse|call that|expect (me|us|him|her|them|
    anyone))
    (then|so|and) how (come|is it|do you) ({word} )
    ~{open}how come you
    ~{open}(explain|justify|defend|account for) (that|this|yourself|to me|why|how|it|your)
    (so|then|now|please|just) (explain|justify) (that|this|yourself|to me|why|it|your)
    ~{open}(answer|face|look at) (me|the question|my question|it|the facts)
    answer (the|my|me) (question|directly|honestly|straight)
    (have|did) (still )?not answer(ed)? (my|the|me|that)
    ~(well ,? ?)?(i am|we are) (still )?waiting$
    yes or no
    which (is it|one is it|was it)
    ~{open}either you ({word} ){1,10}?or
    ~{open}either (be|stop|start|get|do|tell|leave|make|take|admit|answer|go|come|pay) ({word} ){1,10}?or
    or (admit|else|do you just|is it just|are you just|did you just|stop complaining|are you (hiding|afraid|lying|scared)|
    is that just|maybe you just)
    you can not (keep|go on|just keep|continue) ({word} )?(dodging|avoiding|hiding|running|ignoring|putting|evading|ducking|pretending|
    blaming|denying|skirting|stalling|dancing|changing|making)
    (stop|quit|enough|no more|keep|always|are|again) {very}(dodging|evading|skirting|ducking|stalling|deflecting|sidestepping|wriggling|
    playing games|(avoiding|ignoring) (me|the (question|issue|subject|point)|my)|(hiding|running) (from|behind)|changing the subject|
    beating around|beating about|going (round|around) in circles|dancing around)
    do not {very}(dodge|avoid|change|evade|deflect|sidestep|skirt|duck|hide|ignore) (the|this|that|my|from|behind|it)
    ~{open}(out with it|spit it out|come clean|own up|fess up|confess|admit (it|that|you|to|what|the)|say it|speak up|no more excuses)
    (just|better) (admit|confess|come clean|own up)
    (tell|give|show) me {very}(right now|now|this (minute|instant)|immediately|straight|exactly|once and for all|the truth|the real)
    (i|we) {very}(want|need|demand|expect|insist on|require|deserve) (an|a|the|you to (tell|say|explain|answer|admit)|your) {very}(answer|
    answers|explanation|truth|names?|reason|reasons|whole story|me|why|what|it|details)( now|$| ,| from| and| out| for)
    how (many times|often) (do|have|has|must|will|are) (i|we|you|he|she) ({word} )?(have|going|had|hear|let|need|said|told|asked|explain|
    put|been|going)
    (when|how long|how much longer) (are|will|do|must) (you|i|we|he|she) ({word} )?(going to|have to|keep|finally|admit|learn|stop|grow|need to|plan to|intend)
    what (on earth|the hell|in god's name) (did|do|were|are|have|was) you
    what (exactly |precisely )?(are|were) you (hiding|waiting for|playing at|trying to (prove|hide|say|achieve)|expecting|
    hoping to (gain|achieve))
    what (exactly|precisely) (did|do|have|were|was|are) (you|it)
    what (else )?(do|did) you (expect|suppose|think) (would|will|is|me|him|her|them|people|they|he|she|was|to happen|happens|i|from)
    what (exactly |precisely |then |, then , )?is your (excuse|real reason|proof|evidence|point|problem)
    (make your choice|take your pick|make up your mind|it is one or the other|one or the other|you can not have both)$
    you have to choose ;
    (you have|you got|have got|there are) (only |just )?two (options|choices|ways)
    (get|stop|change|choose|sort|quit|give|tell|leave|shape|put up|take|do|go|make) ({word} ){0,4}?or (get out|get lost|leave|go|else|shut up|ship out|die|lose|stop (complaining|
    moaning|wasting)|i|we|do not come|forget it|it is over|pay|be)
    (it is|its) (that|as) simple( as that)?
    simple as that
    ~{open}answer
    what have you (actually|ever|really|even) (done|tried|achieved)
    what did you {word} ({word} )?(to (provoke|make|upset|deserve|cause|annoy|set|lead)|before (he|she|they) (hit|left|shouted))
    (did|have) you {really}{word} ({word} )?({word} )?(everything|at all|even once|properly|hard enough|enough|any effort|an effort|anything about it|it through|yourself)
    (did|do) you {really}{word} ({word} ){0,5}?,? ?(, )?or (do|did|are|were|is|was|have|just)
    have you (ever |even |not |once |never )*(considered|thought|wondered|asked yourself|stopped to think|noticed) {very}(that |about |if |whether |
    of |why |what |how )*(you|the common|maybe|perhaps|it (is|was|might be) (you|your)|your (own )?(part|role|behaviour|behavior|attitude|tone))
    (is|was|are|were|does|do|did|can|could|would|will) not (it|that|this|there|you|he|she) {very}(true|possible|obvious|the case|convenient|time|
    really|because|partly|a fact|think|see|realise|realize|agree|admit|ashamed|supposed|remember|understand|notice|care|learn|just (
    say|leave|tell|admit|stop|go))
    so what (have|did|are|will|were) you {word}
    why should (he|she|they|anyone|anybody|i|we|your {word}) ({word} )?(forgive|trust|believe|help|listen|care|take|give|stay|have|pay|respect|change|wait|want)
    ~(well|and|so)$
    you (never|still have not|did not|have not) ({word} )?(answered|explained|replied|respond|answer my|answer the|say why|said why)
    look me in the (eye|eyes)
    who (is|are|was) (really )?(to blame|responsible|lying|at fault)
    what (part|role) (did|do) you
    what have you been like
    what (did|were) you ({word} ){1,4}?(while|when) (the|your|he|she|they)
    how many more (times|chances|excuses|warnings|years|lies|men)
    ~think$
    """,
    very=_VERY,
    open=r"(?:(?:so|and|but|then|well|ok|okay|right|again|now|hmm|tell me|honestly|seriously|look|listen|terrible|sorry|,|wait|"
    r"oh|i see|come on|mate|love|dear|man|bro|sis|girl|dude|just|please|you had better|anyway|go on|let us|yes|yeah|no) )*",
    why=r"(?:(?:on earth|the hell|in god's name|exactly|then|even|ever|not|just|,|again|is it that|again) )*",
    really=r"(?:(?:really|actually|honestly|seriously|truly|even|ever|once|not|properly|at least|at any point|bother to|think to|"
    r"never|truly|genuinely) )+",
)
_BAD_END = words(
    """
    lose losing regret ruin destroy wreck fail die dead alone sorry blind worse jail prison hospital
    homeless jobless single fired sacked expelled dumped divorced broke addicted killed arrested
    evicted kicked thrown suspended deported court disaster divorce grave ward addict overdose liver
    heart_attack stroke rehab streets never nobody no_one leave leaves hate pay kill kills crash
    end_up ends_up collapse drown breakdown push drive ashamed bitter miserable bankrupt cancer
    diabetes damage scarred walk_out walk_away find_someone replace replaced forgive gone starve
    police social_services consequences mad insane unemployed laugh lost wrecked ruined destroyed
    wither burn stop_calling no_friends no_job no_marriage no_family give_up fall_apart get_worse
    get_hurt get_sick regrets suffer suffers burn_out on_your_own get_better cry
    """
)
_FATE = (
    r"(?:regret|be sorry|pay for|end up|ends up|lose (?:him|her|them|it|everything|everyone|your|the|that|"
    r"this|custody|all|more|us|me|my|both|people)|be (?:left|dead|fired|sacked|finished|out of|crying|"
    r"begging|thrown|kicked|expelled|arrested|divorced|homeless|replaced|dumped|blind|back here|out on)|"
    r"die|wish you had|drive (?:him|her|them|everyone|people|your)|push (?:him|her|them|everyone|people|"
    r"your)|ruin|destroy|wreck|kill (?:yourself|him|her|them|someone)|get (?:sacked|fired|thrown|kicked|"
    r"arrested|expelled|dumped|yourself (?:sacked|fired|killed|hurt|into))|go (?:mad|blind|insane|crazy|to "
    r"(?:prison|jail|hell|court)|under|hungry|bankrupt)|never (?:see|get over|find|forgive|work|recover|"
    r"amount|have|be able|change|learn)|live to|land (?:in|yourself)|have (?:no one|nobody|only yourself|"
    r"nothing left|a breakdown|a heart|a stroke)|be in (?:court|prison|jail|hospital|a ward|a wheelchair|"
    r"trouble|a hospital|an early)|hit rock|burn (?:out|every|all)|not last|not live|crash|come (?:crawling|"
    r"running|crying)|make (?:it|things|everything|him|her) (?:even |much |a lot )?worse|put yourself in|cost "
    r"you|find yourself (?:alone|out|in|without|with|on))"
)
_WARNING = frames(
    """
    # what will come
    (i am|i must|i have to|let me|i will|we are) (just |only |now |also |telling |going to )*(warn|warning|caution|cautioning)
    (i|we) (did |have |already |would )*(warned|warn|caution) you
    (be|been|consider yourself|take this as a|this is (a|your|my)|a|your|last|final|fair|friendly|word of) {mild}(
    warned|warning|caution)
    mark my words?
    (trust|believe) me ,? ?(, )?(you|he|she|they|it|this) ({word} )?(will|are going to|is going to|would)
    (i|we) {mild}(guarantee|promise|assure|bet|predict) (you )?(, )?(that )?({word} ){0,8}?{bad}
    {you} {surely}{fate}
    {if} (you|u|this|things|it|that|nothing|she|he|they|we) ({word} ){0,12}?(, )?(then )?{who} {will}({word} ){0,4}?{bad}
    {if} (you|u) ({word} ){1,8}?, (that is|it is|you are|your {word} is) ({word} ){0,4}?(gone|over|finished|done|lost|it|ruined|dead|on your own|out|history)
    (three|two|several|enough|many|so many) (warnings|chances|strikes)
    (will|would) not be (a|any) (fourth|third|next|second|another|more|other|further)
    ~{so}either {word} ({word} ){0,8}?or (lose|leave|go|get|stop|forget|accept|live|i|we|you|he|she|they|it|end|stay|do not|shut|pay|be|admit)
    {if} (you|u) (do not|keep|carry|go on|continue|insist|refuse|miss|leave|walk|stay|wait) ({word} ){0,10}?(, )?(then )?(do not|i (
    will|am|have|can not)|we (will|are|have|can not)|that is (it|the end))
    ~{so}{keep} ({word} ){0,12}?(, )?(and|or|then) (, )?{who} {will}({word} ){0,5}?{bad}
    {who} {will}({word} ){0,4}?{bad} ({word} ){0,3}?{if} (you|u|this) (keep|carry|go|do not|continue|stay|leave|insist|refuse|drink|act|behave|
    treat|push|walk|let|miss|wait|put|are not|quit|stop|give)
    ~{so}(keep|carry on|go on) ({word} ){1,3}(and|and then) (you|u|he|she|they) (will|are going|is going) ({word} )?(not|never)
    (keep|carry on|carrying on|go on|going on|keeping) (this|that|it|like this|like that|doing that|doing this|on like) ?(up)? ?(, )?(and|,)
    (one|another|two) more ({word} ){1,4}?(and|, and|like this|like that) ({word} ){0,4}?(will|are|is|out|done|finished|over|gone)
    another ({word} ){1,3}(like this|like that|of this|of that) (and|,)
    (last|final) (chance|warning|straw)
    do not (you )?(come|go) (crying|running|crawling|complaining|moaning|back to me|back crying)
    do not say (i|we|nobody|no one) (did not|never) (warn|tell)
    do not (test|push|try) (me|my)
    (or|otherwise|or else|if not) (, )?{who} (will|are going to|is going to) ({word} ){0,5}?{bad}
    (had|you) better ({word} ){1,10}?(or|before|otherwise|unless|, or)
    or (we|i|you|it|this|he|she) (is|are|am) {very}(finished|done|over|through|out|leaving|gone|history)
    unless you ({word} ){1,6}?(, )?(nothing|nobody|no one|you|he|she|they|it|things|this) ({word} )?(will|won't|is going|are going)
    (be )?careful what you wish
    or else
    (no|little) (choice|option|alternative) (but|except|other than) to
    {if} (this|that|it|the|your|such) ({word} ){0,4}?(continues|goes on|happens again|persists|does not|is not|carries on|keeps) ({word} ){0,4}?(, )?(i|we|you|he|she|they|there|it|this|nobody|no one) ({word} )?(will|shall|am|are|is|must|may|can|have)
    without (treatment|help|change|medication|rest|him|her|effort|work|discipline|it|them|god|me|us) (, )?(you|he|she|they|it|this|that|nobody|no one|nothing|the|your) ({word} )?(will|won't|are going|is going|would) ({word} ){0,4}?{bad}
    (serious|grave|dire|legal|real|severe|unpleasant|heavy) consequences
    (should|were) you (to )?(persist|continue|refuse|fail|choose|go|leave|carry|keep|insist|decide)
    within (a|two|three|five|ten|six|the|this) ({word} )?(year|years|month|months|week|weeks|decade|days)( ,|$| and| if| you| unless)
    (before it is|until it is|it will be|will be) too late
    (running out of time|clock is ticking|tick tock|playing with fire|a dangerous game|slippery slope|on thin ice|asking for
    trouble|digging your own|headed for (trouble|disaster|a)|heading for (trouble|disaster|a)|on a dangerous|road to (ruin|
    nowhere|hell|disaster)|this road (leads|ends)|at your own (risk|peril)|watch your (step|back|mouth|tone)|just you wait|
    you just wait|burning your bridges|writing is on the wall|only get worse|only going to get worse|a recipe for|
    living on borrowed|tempting fate|your days are numbered)
    (there will be|face the|suffer the|live with the|serious|consequences for|understand the|think of the|aware of the|
    bear the|there are) consequences
    ends? (badly|in tears|in disaster|in divorce|in prison|in hospital|in court)
    (that|this|it) is (how|where|exactly how|exactly where|precisely how) ({word} ){0,3}?(goes|ends?|starts?|leads?|end up|lose|die|become|
    land|wind up|fall apart|finish) (up|badly|in|again|on|with|like|as|alone|their|you|all|$)
    (i|we) (will|shall|am going to|are going to|may|will have to|have to|would have to|am obliged to) (have to |be forced to |
    need to |also |just |then |simply )*(report|call (your|social|security)|tell (your|ms|mr|social)|stop (
    seeing|working with|answering|helping|replying)|end (this|our|these) (session|conversation|call|chat|sessions|work)|discharge|
    terminate|discontinue|section you|ring your|inform (your|the)|throw you|kick you|fail you|give up on|wash my|write (this|
    you) up|remove you|take (it|this) further|walk away|hang up)
    (we stop|i stop|we are done|i am done|i wash my hands) ({word} )?(these|this|here|with|$|sessions|if)
    (think|consider) (of |about )?what (will|would|could|might|it would) (happen|become|do to)
    (is that|is this) what you want$
    (do|would) you (really )?(want|wanna|wish) (to )?(end up|die|go blind|lose|be alone|be dead|your (kids|children|son|daughter|
    wife|husband|family|mother|boss) to|him to (leave|die|find|hate|grow)|her to (leave|die|find|hate|grow)|them to (leave|take|
    hate|grow)|that on your|go to (prison|jail|hell)|spend the rest)
    who (will|would|is going to) ({word} )?(look after|want|love|marry|hire|have|feed|raise|take care of|employ) (you|them|your|him|her|a|someone|the)
    (nobody|no one|no man|no woman|nobody else) (will|is going to|would) (ever )?(hire|want|love|marry|trust|believe|help|take|employ|respect|listen to|remember|miss|care for|stand by|date|
    forgive|look at|stay) (you|your|him|her|a|that|someone|with)
    ({word} )({word} )?(will|is going to) not forgive (you|that|this)
    (catch|catches|catching) up with you
    (will|come back to|going to|back to) (haunt|bite) you
    (with|at) (that|this|an) (attitude|rate|behaviour|behavior|temper|approach|pace) (, )?({word} )?{who} {will}
    you {surely}({word} )?({word} )?be (out|gone|next|sorry|alone|on the street|on your own|back here|in|finished|fired|sacked)
    (it|this|that|the drink|drinking|smoking|those|these|they|{word}) (is going to|are going to|will|is|are) (slowly |soon |one day |surely |definitely )*(kill|killing|kills|be the death of|ruin|ruining|destroy|destroying|bury|finish|break|wreck|wrecking) (you|your|
    this family|him|her|them|everything|the (kids|children|family|marriage))
    (only )?a matter of time
    (ticking (time )?bomb|doomed|beyond repair|point of no return|no turning back|no way back|no coming back|one foot in the grave|digging your (own )?grave|recipe for disaster|dead end|dangerous path|
    going down the drain|train wreck|car crash waiting|accident waiting|disaster waiting|walking on thin|skating on|playing russian|be warned|you have been warned|a word of warning|fair warning|take heed|heed my|remember my words|
    do not say i did not|do not blame me when|do not come to me|you will see$|just you watch|wait till you|wait until (you see|he|she|they)|tick tock|time is up|last orders|clock is)
    (one|a) ({word} )?({word} )?away from (losing|being|a|getting|death|disaster|divorce|the)
    (next time|the next one|one day|some day|someday|one of these days|soon|sooner than you think|eventually|in the end|in ten years|in five years|by (forty|thirty|fifty|sixty|christmas|next year)) ({word} ){0,3}?(you|he|she|they|it|your {word}|nobody|no one) ({word} )?(
    will|are going to|is going to|won't|may|might|could) ({word} ){0,4}?{bad}
    (your|the) (kids|children|son|daughter|wife|husband|family|mother|boss|friends|parents|partner|boy|girl|little ones|marriage|job|career|health|liver|lungs|body|heart|baby) (will|are going to|is going to|won't|would|might|may|could) ({word} )?({word} )?({word} )?(hate|resent|
    leave|never|suffer|pay|grow up|remember|forget|blame|not|go|end|fail|give|turn|be (taken|gone|ashamed|next|scarred|the one|ruined|over)|die|walk|stop|lose|follow|disown|collapse|find out|learn|fall|break|repeat|inherit)
    (i would|i'd) (hate|not like|be sorry) (to see|for) (you|your|that|it) ({word} )?(lose|end|regret|die|to|become|throw|fail)
    you (will|are going to|would) ({word} )?(die|end up|be|finish|grow old|live) ({word} )?(alone|lonely|sorry|in a ditch|on the street|with nobody|with no one|with nothing|without|an addict|a drunk|in pain|miserable|in prison|in jail|dead|homeless|
    divorced|like him|like her|like them|on your own|bitter)
    you (will|are going to) (never|not ever) ({word} )?(get|find|see|have|be|know|forgive|amount|make|recover|finish|pass|keep|last|survive|live|work|change|stop|hold|win|manage|learn|marry)( another| a| any| that| your| him| her| them| the| to| it| anyone|
    yourself| this| up| through| happy| again| anything| it$|$)
    (see|find out|watch) (where|what|how) (it|that|this) (gets|leads|takes|brings|does) you
    (end up|finish up|turn out|wind up) (just |exactly )?(like|as) (your|him|her|them|all|the|every|a)
    will (cost|destroy|ruin|kill|finish|wreck) (you|your|him|her|them)
    (you|that) could have (killed|hurt|died|been killed)
    """,
    bad=_BAD_END,
    fate=_FATE,
    you="(?:you|u|ya)",
    who=r"(?:you|u|he|she|they|it|this|i|we|nobody|no one|everyone|people|there|that|(?:your|the|those|my|our) [\w'-]+)",
    will=r"(?:will|are going to|is going to|would|shall|are gonna|could easily|might well|may well|could well|can|"
    r"are about to|am going to|could|might|may|are gonna) (?:(?:soon|all|just|one day|even|surely|definitely|"
    r"probably|only|also|really|simply|be|end up|then|still|well|very|always|not|truly|certainly|find yourself|"
    r"eventually|have|to|like|get) )*",
    surely=r"(?:will|are going to|are gonna|shall|may well|might well|could well|could easily|would only|are about to) "
    r"(?:(?:soon|all|just|one day|even|surely|definitely|probably|only|also|really|simply|then|still|well|certainly|"
    r"eventually) )*",
    mild=r"(?:(?:a|my|just|now|the|to|already|your|only|last|first|final|one|telling|you|and|fair|friendly|formal|"
    r"official|quick|little|last|also|can|do) )*",
    **{
        "if": r"(?:if|unless|when|once|until|as long as|so long as|every time|the more|the longer)",
        "so": r"(?:(?:so|go on|and|but|well|ok|okay|fine|sure|then|just|,|yes|you|go ahead|i'll be blunt) )*",
    },
    keep=r"(?:keep|carry|go|walk|leave|stay|quit|miss|skip|drop|tell|say|do|give|stop|continue|ignore|push|take|touch|"
    r"refuse|wait|sit|send|turn|mess|try|pull|talk|lie|run|call|sign|marry|divorce|report|let|hide|drink|smoke|eat|"
    r"starve|act|treat|behave|break|cut|throw|lean|bury|put|shut|play|spend|work|sleep|live|do not|another|one more|"
    r"two more|a few more|much more)",
)
_SELF_BLAME = any_of(
    # what a client says of themselves that a reply may well contradict
    r"(?:i am|i'm|im|i feel|i was|i'm just|i am just|i'm such|i've been|i have been) (?:\w+ ){0,4}?(?:worthless|useless|stupid|"
    r"failure|idiot|bad|terrible|awful|burden|broken|weak|pathetic|coward|unlovable|disgusting|ugly|lazy|"
    r"selfish|monster|fraud|mess|nothing|nobody|dramatic|overreacting|crazy|too much|silly|not enough|"
    r"dirty|ruined|rubbish|horrible|boring|fat|wrong|loser|fool|joke|disappointment|embarrassment|"
    r"overreacting|ridiculous|evil|damaged|incapable|unfit|poor|hopeless|guilty|to blame|freak)",
    r"(?:my|all my|my own) fault|(?:i|it was me who) (?:caused|ruined|killed|failed|let (?:him|her|them|everyone|"
    r"my \w+) down|deserved?|asked for|made (?:him|her|them|it)|drove|should(?:'ve| have)|could(?:'ve| have))|"
    r"(?:nobody|no one|no-one) (?:\w+ )?(?:loves|likes|wants|cares|would)|better off without me|hate myself|"
    r"blame myself|i don't deserve|bad (?:mother|mum|mom|father|dad|son|daughter|friend|wife|husband|person|"
    r"nurse|parent|sister|brother|teacher)|what is wrong with me|what's wrong with me|i never do anything right|"
    r"i can't do anything right|if i'd|if i had|if only i",
)
_ASKS_OF_SELF = any_of(
    r"(?:am|was|did|do|should|could|would|are) i(?: \w+)*? ?\?|is it (?:me|wrong|normal|my)|am i|was i"
)
_DEFENDING = any_of(
    r"not your (?:fault|doing)|never your fault|did (?:all|everything|your best|what you could|nothing wrong|not cause)|"
    r"you are not (?:a|an|lazy|bad|weak|stupid|to blame|broken|alone|worthless|crazy|selfish|too)|"
    r"you (?:deserve|matter)|hard on yourself|enough|brave|nothing wrong with you|makes sense|i believe you|"
    r"trust you|gently|with permission|if that is (?:ok|okay|all right)|may i|could i|would it be|his fault|"
    r"her fault|their fault|the drink|not what i see|what i see|voice that|loved|kind|care|stayed|survived",
)
_GENTLE = any_of(
    r"i wonder(?:ed)?|i am curious|i would like to understand|if you (?:want|like|feel|would like|are willing|feel like)|"
    r"may i|can i|could i|would it be|gently|when you are ready|as much or as little|i ask because|only if|"
    r"asked yourself|you ask|you wonder|you asked|asking yourself|do you ever ask|help me understand",
)
_OTHERS_OR_HELP = any_of(
    # help to come, or an end that is good, after an "if"
    r"(?:call|ring|text|phone|contact|reach|helpline|emergency|samaritans|crisis line|999|911|988|ambulance|gp|"
    r"pharmacist|i will be here|i am here|can help|may help|might help|that is okay|that is ok|that is fine|"
    r"no pressure|welcome|feel better|get easier|ease|never have to|never be (?:alone|judged)|not judge|"
    r"will not (?:lose|die|hurt|leave))"
)


def _is_theirs(match: Match) -> bool:
    """Whether it is what somebody said, or what the person fears, right before."""
    near = Match(match.reading, match.start, match.end)
    return (reported(near) or believed(near)) and not _SPOKEN_TO.matches(match.before)


_SPOKEN_TO = any_of(
    "time you|so you (?:say|said|are)|you say|you said|whether you like it or not|like it or not"
)


def _is_gentle(match: Match) -> bool:
    """Whether the question is offered rather than put."""
    return _GENTLE.matches(match.before) or _GENTLE.matches(match.after)


def _is_expecting_a_yes(match: Match) -> bool:
    # "you think hiding will fix it?" asks nothing, "you think so" reflects.
    return not match.reading.is_question


def _is_defending(match: Match) -> bool:
    """Whether it takes the person's side against their own verdict."""
    return _DEFENDING.matches(match.sentence)


def _is_assurance(match: Match) -> bool:
    # "I don't believe you are" answers a fear, "I don't believe you" calls it a lie.
    if match.after.startswith(("that you are", "that you were", "you are a", "with the voice")):
        return True
    return match.text.endswith(" you") and _VERB_NEXT.matches(match.after)


_VERB_NEXT = any_of(
    "^(?:are|were|is|have|had|did|do|would|can|could|need|should|will|chose|failed|made)"
)


def _is_help(match: Match) -> bool:
    return _OTHERS_OR_HELP.matches(f"{match.text} {match.after}")


_NOT_THEIRS: tuple[Excuse, ...] = (reported, believed, disclaimed)
_RULES = (
    Rule("dispute", _DISPUTE, (*_NOT_THEIRS, _is_gentle, _is_defending, _is_assurance)),
    Rule("argument", _ARGUMENT, (_is_theirs, disclaimed, _is_gentle)),
    Rule("argument", _DARED, (_is_expecting_a_yes,)),
    Rule("cornering", _CORNERING, (_is_gentle, disclaimed, believed)),
    Rule("warning", _WARNING, (*_NOT_THEIRS, denied, _is_help)),
)


@check(
    "confrontation",
    summary="Argues with the person, corners them with questions, or warns them.",
    number="count of findings",
    source="Confront and warn: MISC 2.5 (Houck et al. 2010), MITI 4.2.1 (Moyers et al. 2014). "
    "The wording is our own.",
)
def confrontation(exchange: Exchange, params: Mapping[str, Json]) -> Outcome:
    """Mark each finding as `argument`, `cornering` or `warning`."""
    # Contradicting what the person says against themselves takes their side, and so
    # does a no to what they fear.
    client = exchange.client.plain
    is_no_dispute = _SELF_BLAME.matches(client) or _ASKS_OF_SELF.matches(client)
    rules = [rule for rule in _RULES if not (is_no_dispute and rule.kind == "dispute")]
    return count(
        Mark(m.start, m.end, "argument" if m.kind == "dispute" else m.kind)
        for m in marks_by(rules, exchange.reply)
    )
