"""Minimising and forced cheer: making the pain smaller, or painting over it.

Minimising sets the person's trouble against worse ones, calls it small, or hurries it
out of sight. Forced cheer orders brightness or finds the bright side for them. What
others said, what the reply itself refuses to say, and gladness about good news are none.
"""

from __future__ import annotations

from collections.abc import Mapping

from evalkit.checks.english import PEOPLE
from evalkit.checks.frames import (
    NOT_MEANT,
    Match,
    Rule,
    believed,
    disclaimed,
    frames,
    marks_by,
    reported,
    words,
)
from evalkit.checks.patterns import Pattern, any_of
from evalkit.checks.registry import Outcome, check, count
from evalkit.checks.text import Exchange
from evalkit.types import Json

_MANY = words(
    """
    people others other_people some_people many_people most_people some many plenty lots loads
    millions thousands half_the_world some_folks folks folk lots_of_people plenty_of_people
    loads_of_people a_lot_of_people millions_of_people so_many_people somebody someone
    somebody_else someone_else everybody_else other_women other_families other_kids other_mothers
    other_couples other_students other_parents some_women some_families some_kids some_parents
    some_mothers some_couples some_men many_women many_families many_couples many_men most_women
    most_families most_kids most_men most_couples most_dads most_mums most_carers most_of_us
    those_people plenty_of_women plenty_of_men lots_of_women plenty_of_families plenty_of_others
    lots_of_others plenty_of_couples lots_of_couples plenty_of_mothers plenty_of_kids blokes lads
    lots_of_kids loads_of_women plenty_of_folk lots_of_folk lots_of_blokes many_people_here children
    your_cousin your_neighbour my_cousin my_brother my_sister my_friend my_aunt my_uncle my_mother
    my_father my_grandmother my_grandfather my_gran my_nan my_neighbour our_grandparents our_parents
    """
)
_COMPARISON = frames(
    """
    # others are worse off
    {many} (... )?(have|has|had|got|have got|has got) (it |things )?{far}(worse|harder|tougher|less)
    {many} (... )?(are|is|were) {far}worse off
    {many} (who |that |here |there )?(have|has|had|got|have got|with) {far}(real|bigger|worse|actual|serious|
    nothing|no (home|food|job|roof|family|parents|children|legs|one|house|bed|water))
    {many} (who |that )?({word} )?(do|does|did|can|could|would|will) not even
    {many} (who |that )?({word} )?(never even|never (get|got|have|had)|(do|does|did) not (get|have)|would never get) (
    that|the chance|a chance|a second|a (job|home|roof|family|house|mother|father|friend|choice|career|degree)|
    what you|as (much|many|long|far|good)|half|it|this|such|so|food|any of|kids|children|one|to (have|see|go|do|say))
    {many} ({word} ){0,6}?never (once |even |ever )?(complained|made a fuss|moaned|cried|asked for)
    {many} (had|lost|buried|raised|brought up|walked|worked|lived|survived) (two|three|four|five|six|seven|eight|nine|ten|both|miles|through|
    all|everything|with nothing|on nothing)
    {many} (who |that )?(do|does) not have (any|a|parents|children|kids|anyone|anybody|family|friends|food|homes?|jobs?|legs|water|even)
    {many} ({word} ){1,5}(every day|every year|all the time|and (live|survive|manage|cope|get on|move on|are fine|still|do fine|go on|end up|come out|never))
    (look|looked) at (your|my|our|the|that|those) ({word} )?(cousin|brother|sister|neighbour|neighbours|friend|aunt|uncle|mother|father|grandmother|kids|people|poor|refugees|homeless|others|family)
    {many} (who |that )?({word} )?(would not|never|do not) (complain|make a fuss|moan|cry)
    {many} (who |that )?({word} )?(would|will) ({word} )?(give|kill|love|trade|swap|swop|die for|jump|be glad|
    be grateful|be happy|be thrilled|be delighted|envy)
    {many} (who |that )?({word} )?(dream of|wish they had|pray for|are praying for|can only dream|wait years)
    {many} (who |that )?(have |had )?({word} )?(survive|survived|coped|cope|manage|managed|buried|endured|
    lived|live|been|gone|lost|suffer|suffered|face|faced|raised|fought|went|walk|walked) {through}{worse}
    (kids|children|people|families|babies|women|men) (... )?(are|is|being) (starving|dying|homeless|bombed|hungry)
    (starving|hungry|dying|homeless|orphaned) (children|kids|people|families)
    (in|over in) (africa|syria|ukraine|gaza|india|china|other countries|the war|poor countries|my country|some countries|the third world) (, )?({word} )?(people|
    kids|children|women|they|men|we|families|girls)
    (kids|children|people|families|women) (in|from) (africa|syria|ukraine|gaza|sudan|war|the war|poor|the third|
    third|hospital|hospitals|the slums|refugee|other countries|wheelchairs)
    there (are|is) (always )?(so many |plenty of |lots of |millions of |loads of |countless )?(people|families|
    children|kids|women|men|others|mothers|folk|folks|someone|somebody|couples|widows|parents|lads|girls|
    boys|patients|students|thousands|millions|plenty|many|some) (out there |in the world |here |elsewhere |
    right now |today )?(who|that|with|without|worse|living|dying|starving|sleeping|fighting|facing|going|far)
    {far}worse (things|problems|tragedies|fates|troubles|places)
    (could|might|would) (always |easily |well |just |be |have |been ){far}worse
    could be worse
    (bigger|larger|grander|more important|more serious|real|actual|proper|genuine) (problems|worries|troubles|
    issues|fish to fry|tragedies)
    (first|1st) world problems?
    (that|this|it|yours|which) is not (even )?(a )?(real|actual|proper|true) (problem|trouble|tragedy|issue|
    loss|pain|trauma|depression|illness|grief|hardship|worry)
    nothing (compared|next) to
    (compare|compared|comparing) (it |that |this |yourself )?(to|with) (what|those|people|others|someone|some|
    many|real|most|war|losing|the (problems|suffering|pain|rest|war|poor|homeless|starving))
    (is|was) nothing (compared|next|like|beside|against)
    you (think|reckon) (you have|that is|this is|you are|your) (got )?(it )?(bad|hard|tough|rough|stressed|tired|
    busy|problems|pressure|sick|poor|broke|lonely|life)
    you (do not|will not|have not) (even )?(know|seen|have|felt) (what |the meaning of )?{real}(pain|suffering|
    problems|poverty|hunger|stress|hardship|tired|tiredness|hard|trouble|loss|pressure|half)
    ^try (being|having|living|doing|raising|losing|working|burying|looking after|getting by)
    (just |and )?imagine (being|having|living|how the|how those|if you had|what it)
    think (of|about) (all )?(the |those |your poor |your )(people|poor|starving|families|children|kids|ones|others|
    mothers|women|mother|mum|mom|wife|husband|refugees|homeless|less)
    (spare a thought|think of|think about|pray|what about) (for )?(those|the ones|all those|people|the people) (who|that|with|in|without|less)
    spare a thought for
    (i have|i had|i've|we have|we had|you have|people have|i) {far}(seen|had|been through|known|survived|dealt with|handled|heard) {far}worse
    (if|and) you think (that|this|it) is (bad|hard|tough|awful|terrible|something|pain|stress|tiring|a lot)
    you do not know (how lucky|you are born|when you are|what you have|how good|how fortunate)
    (it is|that is|this is|its|was) not (even )?(cancer|terminal|war|leukaemia|death|abuse|a death|prison|an amputation|life or death|fatal|brain surgery)
    (it is|that is|is|still|which is|and that is) (still |much |far |a lot )?better than (nothing|none|being|having|most|no|some|a lot|what|dying|many|losing|the alternative)
    (got|get|got away|getting) off (lightly|easy|easily|light)
    (you are|your|you were|u are) (hardly|not|by no means|far from) (the )?(first|only|last) (one|person|woman|man|mother|mum|father|student|wife|girl|boy|nurse|parent|couple|to|kid|in)
    (you would not|you will not) last a (day|week|minute|hour)
    (mine|hers|his|theirs) (was|is|had|were) {far}worse
    (manage|manages|managed|cope|copes|coped|survive|survives|gets by|get by|got by|getting by) (fine |just fine |perfectly |perfectly well |well |ok |okay )?(with|on|without) (half|less|far|much|nothing|
    no|more|worse|three|four|five|six|two)
    (plenty|lots|loads|many|some|most|others|people|women|men|mothers|folk|families) (of )?({word} )?(manage|cope|survive|get through|do it|do fine|managed|coped|get by|go through (it|this|that|worse|the same|far))( it| this| that| just| fine|
    every| all| perfectly| without| on| and| with|$| ,)
    # be thankful
    (be|feel|being) {adverb}(thankful|grateful|glad|relieved) (that|for|it|you|he|she|they|to have|with what|
    of|your|not|at least|about)
    (so much|a lot|plenty|lots|everything|much|something|reasons?|loads) ({word} ){0,2}?to be (grateful|thankful|
    glad|happy) (for|about)
    (bit|little|touch|some|show|more|attitude) (of )?gratitude
    count your (blessings|lucky stars)
    thank your lucky stars
    thank (god|heavens?|goodness) (it|that|you|he|she|they) (is|are|was|were|did|only|have|had)
    (consider|count|think|call) yourself {adverb}(lucky|fortunate|blessed)
    (you|u) (are|got) {adverb}(one of the lucky|lucky|fortunate|blessed) (ones?|that|to|it|you|he|she|
    they|with|in|compared|really|,|enough|and|not)
    (you|u) (are|were) {adverb}(lucky|fortunate)$
    (how|so) lucky you are
    (have|has|had|got) it {adverb}(good|easy|made|cushy)
    you have {adverb}(so much|everything|a lot|plenty) going for
    you {still}have {still}(got )?(your other|other (kids|children)|the other|each other|a roof|your health|two (healthy|lovely|other)|a job|food on|your
    whole life|both (legs|arms|your)|parents who|a husband|a wife|a good|healthy|the kids|your (kids|sight|legs|parents|husband|wife|son|daughter)|
    one another|a lovely|so many|a loving)
    (bit|little|touch|dose|some|get|gain|keep) (of )?perspective
    (in|into|it in) (perspective|proportion)
    (perspective|proportion) (helps|is in order|would help|please)
    in the (grand|greater|bigger|larger) scheme
    (bigger|big|wider) picture
    # we had it worse, and lived
    in (my|our) (day|days|time|generation|village|culture|family) (... )?(we|nobody|no one|you|people|everyone)
    when (i|we) (was|were) (your age|growing up|young|a kid|a child|a boy|a girl|a lad|kids)
    (we|i|all of us|everyone|they|he|she) (all )?(turned|came) out {adverb}(fine|ok|okay|alright|all right|well)
    (we|i|they|my {word}) (just |simply )?(got on with it|got over it|sucked it up|never complained|did not complain)
    (did|does|has) not (do|done|kill|harm|hurt) (me|us|him|her|them|anyone) ?(any harm)?
    (did|does|done) (me|us|him|her|them) no harm
    (more|better) than (most|many|some|lots of|plenty of|a lot of|other) ({word} )?(get|have|can|ever|got|manage|
    people|others|could|do|had|kids|women|men|families)
    than (most|many|some|plenty of|lots of) ({word} )?(people |families |women |men |kids |couples )?(can say|
    ever get|get|ever have|ever see|in your position)
    (everyone|everybody|we all|we have all) ({word} )?(has|have|got) (got )?(their|our|his|her|problems|troubles|
    issues|worries|a cross|baggage|crosses|something)
    """,
    many=_MANY,
    far=r"(?:(?:far|much|way|a lot|so|so much|even|really|a hell of a lot|loads|it|be|been|have|a great "
    r"deal|things|probably|bit|a bit) )*",
    through=r"(?:(?:through|with|on|in|without|up|to|their|his|her|whole|own|far|much|so|a lot|even|it) )*",
    still="(?:(?:still|also|at least|after all|even|already) )*",
    worse=words(
        "worse more less war wars nothing everything children harder half far real cancer poverty"
    ),
    real=r"(?:(?:real|true|actual|proper|what|hard|is|any|anything|about) )*",
    adverb=r"(?:(?:so|more|just|very|really|pretty|quite|truly|actually|damn|still|at least|a bit|a "
    r"little|such|bloody|simply|also) )*",
)
_HELPERS = any_of(
    # "there are people who can help" is no comparison
    r"^(?:\w+ ){0,2}(?:can|could|will|help|helps|listen|love|care|want|would (?:help|listen|love to)|"
    r"feel|understand|know|get|trained|train|like|specialise|specialize|offer|answer|who can|available|"
    r"to (?:talk|help|call|turn|listen|be with)|with (?:you|the same)|going through|living with (?:the|this|it)|in the same)\b"
)
_AT_LEAST = frames(
    """
    at least (you|he|she|it|they|your|there|this|nobody|no one|everyone|somebody|someone|we|the|his|her|
    its|my|that|no|some|now|with|both|u|ur|these|those|none) {word}
    least (he|she|it|you|they) (is|was|are|were|did|has|had|have|got)
    """,
)
_OWED_OR_COUNTED = any_of(
    # what the person was owed, a small thing asked for, or a quantity
    r"^at least (?:\w+ ){0,2}?(?:deserved?|deserves|could|should|ought|owed?|owes|might|may|need|needs|"
    r"needed|can)",
    r"^at least (?:once|twice|one|two|three|four|five|six|seven|eight|nine|ten|twelve|twenty|thirty|half|"
    r"\d+|a (?:week|month|year|day|dozen|hundred|few|couple|little|bit|while|moment)|some|part|in part|for "
    r"(?:now|a|tonight|today|this|me|here)|partly|partially|tonight|here|tell|say|let|try|to|as|that much|"
    r"the (?:part|way|first|one)|not (?:yet|in|here|tonight|alone|to me|with|right|for)|with me|in (?:here|"
    r"this|your|my|the|part|that|his|her|their|some)|on (?:paper|the|some|that)|when (?:you|it)|know|acknowledge|enough|every|"
    r"an? (?:hour|minute|day|week|month|year)|i|my|we|something|someone to)\b",
    r"^at least (?:that|it|this) (?:is|was) (?:how|what|my|the (?:way|part|sense)|honest|yours|true)",
    r"^at least (?:be|mean|would)",
)
_BELITTLING = frames(
    """
    {it}(only|just|merely|simply|nothing but|no more than) {adverb}{some}{word}
    {is_}(only|just|merely|simply|nothing but|no more than) {adverb}{some}{word}
    {is_}(only|just|merely|simply|nothing but|no more than) {adverb}{small}
    {it}(only|just|merely|simply) {word}
    ^(only|just) (a|an|one|some|your|his|her|their|the) {word}
    (only|just|merely) {some}{small}
    {is_}(hardly|barely|scarcely|not exactly) {adverb}(a|an|the|worth|something|anything|war|cancer|abuse)
    {it}not (even |really )?{that}(bad|deep|serious|big|important|terrible|awful|tragic|unusual|special|
    dramatic|horrible|major|huge|a big|of a|uncommon|worth)
    {it}not (like|as if|as though) (you|he|she|they|it|anyone|anybody|someone|somebody|the|your)
    {it}no (big |great |real |major )?(thing|deal|biggie|biggy|tragedy|disaster|drama|crime|loss|reason to)
    {it}nothing( ,| serious| special| new| really| these days| much| at all)
    {it}nothing$
    {it}(a )?{little}(thing|matter|problem|setback|bump|hiccup|issue|row|worry|mistake|blip|wobble|
    inconvenience|detail|misunderstanding|disagreement|argument|tiff|spat|crush|fuss)
    {over}{little}(thing|matter|problem|things|setback|row|mistake|comment|argument|tiff|message)
    (no|hardly|it is not|is not|was not|not such|not that|not really) (a |an |such a |that |much of a |really a )*{big}(deal|biggie|biggy|drama|tragedy|disaster|
    catastrophe|crisis|issue)
    (not|hardly|never) the end of (the world|everything|the road|life)
    (a|the) {little}?(touch|case|bit|spot|bout|dose) of (the )?(blues|nerves|stress|jitters|cold feet|hormones|drama|
    homesickness|jealousy|stage fright|baby blues|turbulence|rain|banter|teasing|fun|tiredness|wind)
    (nothing|no reason|no need|no cause|no point|no use|no sense|not worth|hardly worth|never worth|silly|
    hardly anything|not something|not a reason|hardly a reason) (really |even |in )?(to |for |in |worth |getting |
    be |get |feel |all |so |lose |losing )*(cry|crying|upset|worry|worrying|fret|fretting|fuss|fussing|stress|
    stressing|worked up|panic|panicking|sad|ashamed about|moping|mope|mourn|sleep over|scared|afraid of|tears|
    the tears|your tears|complain|complaining|sentimental|dwelling|dwell|embarrassed about|grieve|grieving|
    bothered|down about|a fuss|cross|angry|hung up)
    (do not|try not to|stop|quit|please do not) (you )?(get|getting|be|being|work|upset|upsetting) {adverb}(upset|worked
    up|yourself|down about|stressed|hung up|emotional|carried away|sad|dramatic|hysterical|anxious|bent out|sensitive|
    down in the|bothered|worried|negative)
    # too much made of it
    (make|making|made|turn|turning|blow|blowing|blown) (... )?(mountain|mountains|molehill|fuss|song and dance|
    drama|big thing|big deal|tragedy|out of (all )?proportion|too much of|more of (it|this|that)|out of nothing|
    a crisis|catastrophe|a meal of)
    (mountain|mountains|molehill|molehills) out of
    (storm|tempest) in a (teacup|tea cup)
    fuss about nothing
    {youre}(overreacting|over-reacting|over reacting|overthinking|over-thinking|exaggerating|imagining things|
    reading too much|oversensitive|over-sensitive|too sensitive|so sensitive|catastrophising|catastrophizing|
    worrying (too much|about nothing|over nothing|for nothing|unnecessarily)|making too much|hormonal|
    taking (it|this|that|things) (too|so)|upset (over|about) (nothing|a|something so)|overtired|just tired)
    (do not|try not to|stop|quit|not|need not) (you )?(overthink|overthinking|over-think|dwell|dwelling|read into|
    reading into|read too much|reading too much|sweat|crying over|cry over|stress about|stressing about)
    (do not|try not to|stop|not to|not) (let|letting) (it|that|them|him|her|this|one|such|something|a) (... )?(get
    to|bother|upset|affect|ruin|spoil|drag|define)
    (do not|try not to|stop|not to|would not) (take|taking) (it|things|that|this|everything) {adverb}(personally|seriously|
    to heart|hard|badly)
    (do not|would not|try not to|please do not|not) worry {adverb}(about (it|that|this|such)|over)
    spil(t|led) milk
    {over}{some}{small}
    is that (it|all)$
    (it|this|that) is {adverb}(all )?{adverb}(in your (head|mind|imagination)|your imagination|mind over matter)
    (all|only|just) in your (head|mind)
    # it happens to all
    {everyone}{feel} ({word} ){0,3}?(that|this|it|like|sometimes|from time|now and|days?|them|through|same|jealous|lonely|
    sad|down|tired|nervous|blues|anxious|stressed|older|old|scared|rejected|dumped|hurt|knocks|knocked|rough|bad|
    upset|bored|worried|doubts|eventually|at some|at first|every|problems|ups|parents|their|off|a bit|cold)
    (we have all|everyone has|everybody has|all of us have|most people have|who has not|we all have) ({word} )?(been (through|there)|had|lost|felt|done|gone
    through|failed|made|got|days|moments|times)
    {everyone}(is|are|was|were|gets|has been|have been|has|have) ({word} )?(tired|stressed|nervous|busy|anxious|sad|lonely|
    worried|struggling|depressed|skint|exhausted|like that|the same|going through|there|a bad day|bad days|
    off days|problems|moments|arguments|rows)
    (happens|happened) (to (everyone|everybody|all of us|the best|us all|most|lots|loads|many|plenty|a lot of|people|
    every|half|families|couples)|all the time|every day|in (life|every|all|the best|families|marriages))
    ^(shit |stuff |it |that |this |these things )?happens?$
    (these|such) things happen
    it happens ,
    (it|this|that) is {adverb}(a )?(normal|natural|standard|perfectly ordinary|common|part|par) (and parcel )?(for (the course|
    your age|a teenager|new mothers|new mums|women|girls|boys|men|couples|kids|someone your)|at (your|that) age|
    of (life|growing up|marriage|being|getting old|getting older|the job|parenthood|motherhood|adult|having))
    {welcome}(life|marriage|parenthood|motherhood|adulthood|the real world|old age|growing up|family life|
    men|families|kids|farming|love|show business|working life|boys|teenagers|adult life|being (married|a parent|a mother|a father|an adult|old|human))
    ^(that|such|this) is (just |only )?(life|marriage|men|families|kids|business|farming|boys|love|how it (is|goes))
    is (just |only |simply )?what (kids|boys|men|teenagers|families|mothers|fathers|parents|siblings|babies|husbands|bosses) do
    (boys|kids|men|girls|children|families|teenagers|parents|babies|people) will be (boys|kids|men|girls|children|
    families|teenagers|parents|babies|people)
    (teenagers|parents|families|mothers|men|kids|dads|mums|siblings) ,? ?(eh|hey|honestly|huh|right|you know)
    ~so what$
    nothing (that )?(a|an|some|one) ({word} )?({word} )?({word} )?(can|will|could) not (fix|cure|solve|sort|mend|help|heal)
    ~{lead}why (cry|worry|fuss|stress|make|get|be|bother|waste|lose|all this|so much|spoil|ruin|let)
    (that|it|this) (happened|was) {adverb}(ages|years|decades|months|so long|a long time|donkey's years) (ago|back)
    (was|were|is|are) (only|just) (joking|teasing|playing|kidding|trying|having fun|messing|doing (his|her|their)|looking out|curious|being (kids|boys|
    friendly|nice|honest|a|silly|parents|men|funny|polite|mothers|fathers))
    (is|was) (that|it|this) (really |honestly )?(such|so|that) (a |an )?(tragedy|disaster|bad|terrible|big|awful|hard|difficult|serious|important|problem|big deal)
    (first|third)-world problems?
    (there is|there will|there are|there'll) (always )?(be )?(plenty |lots )?(of )?(other|more|another|next) (jobs?|chances?|chance|boys?|girls?|men|women|exams?|times?|opportunities|
    houses|dogs|babies|years?|friends|parties|weddings|christmases|summers?)
    you {will} {adverb}(get used|be used|adjust|adapt|learn to live|cope|manage|grow) (to|out|with|$)?
    (looks|sounds|seems|feels) (much |a lot |far )?worse than (it|they|that|this) (is|are|was)
    (not|nowhere near|never) {adverb}as (bad|hard|terrible|serious|big|awful) as (it|you|that|all|they)
    (run-of-the-mill|garden variety|everyday) (thing|stuff|problem|occurrence|experience)
    ~(oh )?(so )?big deal
    (who cares|big whoop|boo-boo|no harm done|nobody died|no one died|nobody is dying)
    could happen to anyone
    (nobody|no one) (will|really|even|probably|actually|else) {adverb}(care|cares|notice|noticed|notices|
    remember|remembers|mind|minds|think about|see|saw)
    (nobody|no one) (cares|minds|will remember|is thinking about you|was looking)
    (they|he|she|everyone|people|nobody|it) (will|would) (all )?(have )?(forgotten|forget|forgot) (all |about |it |by )*
    what is (the big deal|all the fuss|the fuss|the drama|so bad|all this)
    (why|what) (are you|is|all) {adverb}(the |this |all )*(upset|crying|fuss|tears|drama|long face|bothered|worked up)
    you {will} {adverb}(live|survive|be fine|be ok|be okay|be alright|be all right|be grand|not die|manage)
    (it|that|this) {will} not kill you
    can not (really )?be (that|so|as|all that) (bad|hard|terrible|awful|serious|difficult|tough|important)
    surely (it|that|this) is not
    such a fuss
    (this|so|that) much (fuss|tension|drama|stress|crying|worry|noise) (for|over|about)
    what more (do|could|can) (you|anyone|a person) (want|need|ask)
    (is|was) that (really )?worth (crying|getting|the|all|being)
    {everything}(normal|common|usual|natural) (for|these days|at your|at that|nowadays)
    (more )?common than you (think|know|imagine|realise|realize)
    (replaceable|easily replaced)
    (bit|little|over) (of an |of a )?(dramatic|over the top|overreaction|extreme|the top)
    (does|did|will|do) not (really |even |actually )?matter( that much| much| in the|$| ,| so| anyway| really)
    (it is|its|was|that is|nothing) {adverb}(nothing )?personal
    (worry|worried|worries|think|thinking|fuss|fret|stress|feel|care) {adverb}too much
    (thicker skin|thick skin|water off a duck|sticks and stones|roll off|wash over|rise above it|grin and bear|stiff upper lip|take it on the chin|suck it up)
    (did|does|do) not (really |probably |even )?mean (it|anything|any harm|harm|to|that|badly)( like that|$| ,| by it| that way| hurt| upset)?
    (means?|meant) (well|no harm|it kindly|nothing by it|it as a (joke|compliment)|it in a)
    (was|is|were|it was|just|only) (just |only |probably )*(a )?(joke|joking|compliment|banter|teasing|misunderstanding|slip of)
    (take|taking|handle) a joke
    (grow|grows|grew|growing) out of (it|that|this|them)
    (kids|children|babies|teenagers|young people|dogs|people|youngsters) (are|is) {adverb}(resilient|tough|adaptable|like that|strong|stronger than|made of)
    (kids|children|babies|men|women|husbands|mothers|bosses|teenagers|brothers|sisters|families|marriages|dogs|boys|girls|in-laws|old people|parents) (are|is) (all |just |always |simply |only )*(like (that|this)|the same|
    that way|all like|difficult|moody|tired)( only|$| ,| at| in| when)
    (all|every) {word} (do|does|is|are|cry|cries|fight|fights|argue|go through|goes through|have|has|feel|feels|get|gets|say|says|act|acts|struggle|worry|wet) (that|this|it|them|like|the same|sometimes|at some|a bit|tired|
    these|through|arguments|phases|tantrums|off|bad)
    (nobody|no one|no family|no marriage|no job|nothing|nothing in life) is perfect
    (same|no different) (for|to) (everyone|everybody|all of us|us all|anyone|most)
    (would not|need not|should not) (worry|fret|fuss|lose sleep|stress|panic|dwell|read|bother|take|think|get upset|let it)( about| over| too| it| on| so| that|$)
    (just )?one of those (things|days|weeks|phases|stages|nights)
    (c'est la vie|it is what it is|that is the way|the way the cookie|how the cookie|way of the world|win some|you win some|them's the breaks|luck of the draw|that is showbiz|such is life|
    part of life|par for the course|comes with the (territory|job)|what you (signed|sign) up for|rough with the smooth|swings and roundabouts|all part of|part and parcel|ups and downs|growing pains|
    teething (troubles|problems)|bump in the road|blip on|drop in the ocean|small fry|small potatoes|small beer|peanuts|flash in the pan|nothing to write home)
    (what|is that what|is this what) (all )?(this|the fuss|the drama|the crying|the tears) is (all )?about
    all (this|these tears|the tears|this fuss|this drama|this crying) (over|about|because of) (a|an|one|some|the|just|nothing)
    no need (for|of) (tears|drama|all|panic|such|crying|fuss|that|hysterics|this)
    ({it}|seems|sounds|looks) (rather |a bit |pretty |quite |so |very |such a )*(minor|trivial|petty|insignificant|small|tiny|silly|little|a small|a minor|a trivial|mild|harmless|manageable)( to| thing| issue| matter| compared|$| ,| really| in| when| things)
    a (little|bit of|little bit of) {word} never (hurt|killed|harmed) (anyone|anybody|nobody|a)
    (you are|you will be|its|it is|it will be) {adverb}(fine|ok|okay|alright|all right)( , (stop|honestly|really|do not|there|love|dear|just|it|you|get)| honestly| really$)
    (it is|its|that is|this is) (only |just )?(a|an) ({word} )?{word} , not (a|an|the|like|even)
    (everyone|everybody|all of us|we all) ({word} )?{verb}
    (every|all) (new |young |old |other |single |married |first )*(girls?|boys?|women|woman|men|man|mothers?|mums?|fathers?|dads?|couples?|teenagers?|students?|family|families|jobs?|marriages?|kids?|
    child|children|parents?|brides?|bosses|siblings|brothers?|sisters?|babies|relationships?|friendships?|husbands?|wife|wives|schools?|offices?|workplaces?) ({word} ){0,2}?(your age |these days |nowadays |sometimes )?(
    thinks?|feels?|goes|go|gets?|has|have|argues?|fights?|cries|cry|worries|worry|are|is|do|does|struggles?|snaps?|shouts?|lies|lie|say|says)
    (they|he|she|it|kids|men|people) always (do|does|did|come|comes|pass|passes|work|works)
    what are you (even |so |still )?(crying|moaning|complaining|upset|sulking|whining|worried|sad|moping|stressing|worrying) (for|about|over)
    (why|what) are you {adverb}(making|getting|feeling|acting) ({word} )?(such|so|a|this|all|worked|upset|sad)
    (tears|crying|worry|worrying|sadness|being sad|anger|grieving|regret|moping|guilt) (will not|does not|do not|can not|won't|never|is not going to) ({word} )?(bring|change|help|fix|solve|pay|make|get|undo|do)
    (others|other people|people|families|kids|children|some|many|millions|thousands|half the world) ({word} ){0,4}?(on the streets?|homeless|hungry|starving|in (war|poverty|hospital|wheelchairs?|prison|slums|tents|camps)|without (food|homes?|parents|water|legs|a)|
    with (cancer|nothing|no|real)|dying|fighting for|bombed|hungry|less than|queue)
    (went|gone|going|go|been|lived|come|came|got|get) through {far_}worse
    you would be surprised (how|at how)
    you are (still |at least |also )*(breathing|alive|healthy|in one piece)
    (a |had a )?good innings
    (had|have|lived|has) (a )?(good|long|full|great|happy|decent) ({word} )?(life|innings|run|years|age)
    (was|were|is) (only |just |very |pretty |so )*(old|ill|sick|eighty|ninety|seventy|elderly|in pain|suffering) (anyway|after all|already|so)
    (it was|was) (his|her|their) time
    (out of|no longer in|not in) (his|her|its|their|any) ({word} )?(misery|pain|suffering)
    (just |simply )?ignore (them|him|her|it|those|that|what)
    (no|little|any|much) (sense|point|use|good|need) (in )?{word}ing
    (first-class|nice|good|luxury|champagne|enviable) problem
    (months|weeks|years|days|that|this) , (hardly|barely|scarcely) (a|an|the|any) {word}
    ^(only|just) (a few|a couple of|a handful of) (people|folks|kids|guys|girls|lads|colleagues|friends|strangers|others)
    (get a grip|pull yourself together|toughen up|man up|grow up|stop being so|suck it up|snap out of)
    how (quickly|fast|soon) (you|it|this|they|people) {word}
    can not have ({word} ){1,2}?(that|so|all that|as) (much|bad|hard|badly|serious)
    (a|one|two|six|ten|five|three) (week|weeks|month|months|year|years|day|days) from now
    (just|only) ({word} ){1,5}?, that is all
    let it (rest|lie|drop|slide|be|wash)
    (had|have|has) it (twice|much|far|way|three times|ten times) (as|worse)
    (hard|tough|stressful|difficult|the same|normal|scary|tiring|lonely|rough) for (everyone|everybody|all of us|us all|anyone|most people|all)
    (kids|teenagers|couples|people|friends|families|marriages|babies|dogs|men|women) {word} ({word} )?({word} )?(every (week|day|year|month|minute)|all the time)
    (do not|no need to) (you )?(fret|worry|panic|fuss|stress) , (nobody|no one|they|he|she|it|everyone|there)
    (most|many|the majority of) ({word} )?(breakups|break-ups|people|wounds|marriages|couples|losses|griefs|feelings|arguments|such {word}|these {word}) ({word} )?({word} )?(forgotten|heal|healed|recover|pass|fade|resolve|resolved|get over|disappear|settle)
    nothing (to be|that is|really|at all|much|serious|too|worth) ({word} )?(concerned|worried|alarmed|worry|upset|serious|dramatic|unusual|afraid|bothered|being|fussing|mention) ?(about|of|over)?
    no (cause|need|reason|grounds|call|occasion) for (alarm|concern|worry|panic|tears|despair|drama|such|fuss|distress|upset|all this)
    (a )?({very})?(common|normal|ordinary|typical|routine|frequent|usual) (thing|problem|occurrence|stage|part|procedure|complaint|phenomenon|situation)( and| ,|$| for| so| at| among| these| nothing| in)
    (gets|get|got|grow|grows|become|becomes) used to (it|that|this|such|these|them|funerals|pain|loss|being|the)
    (see|view|regard|look (back )?(on|at)|remember|think of|come to see|treat|consider) (it|this|that|them|all this) as (a |an |just |only |merely |rather )*(minor|small|little|trivial|passing|brief|mere|footnote|blip|detail|episode|phase|bump)
    you will {adverb}(meet|find|make|get|have|come across|see) (plenty|lots|loads|many|another|someone|somebody|other|more|new|better)
    nothing (that )?(a|an|some) ({word} )?({word} )?({word} )?({word} )?({word} )?({word} )?({word} )?({word} )?(will|would|can|could) not (put|fix|cure|sort|solve|mend|help|set)
    (important|main) thing is (that )?(nobody|no one|you are|he is|she is|they are|everyone|you have|you still|it is|you can|that nobody)
    (nobody|no one) (was|is|got|has been) (actually |even |really |badly |seriously )*(hurt|harmed|injured|killed|dead|died)
    (other|others|your|the other|all the other|most) ({word} )?(trainees|students|nurses|mothers|colleagues|people|patients|wives|women|men|parents|carers|girls|boys|employees|workers|residents) ({word} )?(cope|copes|manage|manages|do it|do not
    complain|get by|handle|survive|find|face|deal|go through|have managed|seem to manage)
    worse (could|might|can|things|may|has|had|have|is|was|than)( still| yet)? (have |be |has |well |always )*(happened?|happen|happened to|to come|been|off|that)
    (at|for) (our|my|your|that|his|her) age (one|you|we|people|everyone|it)
    (more of (this|it|that)|too much of (this|it|that|things|everything)|heavy weather|a meal of (it|this))
    (so|this|too) much tension
    why (take|taking|so much|this much) ({word} )?(tension|stress|trouble|worry|load)
    (feelings?|it|this|that|they|pain|sadness) (is|are) {adverb}(temporary|transient|passing|short-lived|momentary)
    (far |much |even )?(greater|harder|tougher|worse|bigger|heavier|more serious) (challenges|hardships|losses|burdens|struggles|trials|difficulties|suffering|tragedies|fates?)
    (relatively|comparatively|fairly|quite|rather|pretty|really) (minor|small|mild|trivial|insignificant|unimportant|harmless|manageable)
    (fortunate|lucky|better off) (compared|than|in comparison|next)
    (relax|calm down|lighten up|chill|chill out|hush|hush now|there there|there , there|now , now|now now|easy now)$
    ^(relax|calm down|lighten up|chill|chill out|there there|there , there|now , now|easy now)
    """,
    it=r"(?:it is|that is|this is|it was|that was|this was|they are|these are|he is|she is|he was|she was|"
    r"those are|its|all (?:it|that|this) is|it will be|it sounds like|that sounds like|sounds like|that will be|"
    r"it might be|it may be|it must be|they were|which is|thing is) (?:(?:really|"
    r"honestly|probably|actually|basically|literally|still|all|after all|also|clearly|likely|surely|of "
    r"course|,|maybe|perhaps|most likely|at the end of the day|in the end|now|quite|for now) )*",
    is_=r"(?:is|was|are|were|its|as|will be|might be|may be) (?:(?:really|honestly|probably|actually|"
    r"basically|literally|still|all|after all|also|clearly|likely|surely|of course|,|maybe|perhaps|now|quite) )*",
    some=r"(?:a|an|the|one|some|another|your|his|her|their|for|two|three|four|five|six|ten) ",
    adverb=r"(?:(?:really|just|only|all|so|very|too|that|quite|still|probably|simply|honestly|actually|like|"
    r"totally|completely|perfectly|absolutely|even|more|most|maybe|perhaps|getting|feeling|being|silly|"
    r"much|such|a|bit|little|over|pretty|some|old|normal|usual|your|the|you|about) )*",
    that=r"(?:(?:that|such|so|all|as|really|very|exactly|anything|a|too|much) )*",
    big=r"(?:(?:big|huge|great|major|massive|real|such|full-blown|proper) )*",
    little=r"(?:little|silly|tiny|small|minor|trivial|petty|wee|simple|mere) ",
    far_=r"(?:(?:far|much|way|a lot|so much|even|loads|a hell of a lot) )*",
    verb=r"(?:struggles?|worries|worry|cries|cry|hurts?|fails?|fights?|argues?|loses?|gets?|feels?|goes|go|makes?|forgets?|dies|"
    r"suffers?|hates?|breaks?|falls?|messes|ages|survives?|manages?|copes?|lives?|cheats?|lies|dreams?|snores?|yells?|"
    r"screams?|panics?|doubts?|procrastinates?|overeats?) (?:with|through|about|over|at|up|from|their|his|our|it|that|this|"
    r"sometimes|now|once|eventually|in|a|an|the|off|tired|sad|older|old|nervous|lonely|down|dumped|hurt|rejected|like)",
    lead=r"(?:(?:so|but|and|then|come on|oh|well|,|honestly|really) )*",
    over=r"(?:crying|cry|upset|tears|fuss|drama|sobbing|weeping|moping|all this|all that|worked up|down|"
    r"sad|in bits|in a state|like this|this much|so much) (?:over|about|for|because of) ",
    small=words(
        """
        phase stage hiccup blip setback bump spat tiff crush fling job exam test game dream dog cat pet
        hamster rabbit bird goldfish fish animal house flat car phone mug ring party headache comment
        joke text message post photo number grade mark meeting email letter money hair weight stuff
        things thing nerves stress hormones blues jealousy imagination anxiety butterflies cold_feet
        growing_pains teasing banter kids teenager teenagers puppy_love bad_day bad_patch rough_patch
        mood monday weather menopause scratch procedure needle filling title pound pounds quid dollars
        few misunderstanding inconvenience adjustment formality haircut cake birthday sofa internet
        instagram facebook chat group_chat boy bloke guy girl toy suitcase paper book plant tree rota
        scan mouse sandwich recipe course school work
        """
    ),
    youre=r"(?:you are|you were|you might be|you may be|i think you are|you sound|you seem|your|sounds like "
    r"you are|maybe you are|you have been|being|are you)(?: (?:probably|just|only|really|clearly|being|"
    r"maybe|perhaps|getting|a bit|a little|all|far|way|simply|not|sure you are))* ",
    everyone=r"(?:everyone|everybody|we all|all of us|we have all|every (?:woman|man|mother|mum|couple|parent|"
    r"teenager|student|bride|family|marriage|kid|child|girl|boy|new mum|nurse|teacher|dad|father|person)|"
    r"all (?:new )?(?:women|men|mothers|mums|moms|couples|parents|teenagers|students|kids|families|girls|"
    r"boys|babies|dads|marriages|siblings|sisters|brothers|brides|widows)|half (?:my|the|our) "
    r"(?:street|class|office|school|town|village|world|friends|country)|most (?:people|women|couples|"
    r"students|kids|families)) (?:(?:else|just|also|sometimes|here|really|has|have|of us|been|"
    r"usually|secretly|probably|in the world|who|at work|goes|do|does) )*",
    feel=words(
        """
        feels feel felt gets get goes go has have had does cries cry worries worry struggles struggle
        argues argue fights fight fails fail loses lose been_there been_through hates hate suffers suffer
        panics panic wakes sleeps sleep breaks dies ages faces face deals deal thinks think wants
        grows wets forgets forget finds gone says say lost through there
        """
    ),
    welcome=r"(?:welcome to|that is|such is|this is|it is) ",
    will=r"(?:will|shall)",
    everything=r"(?:it is|that is|this is|these things are|this sort of thing is|all) (?:\w+ )?",
)
_HURRYING = frames(
    """
    # time, forgetting, moving on
    {will}(get over|be over|get past|move past|move on from|bounce back from|be past) (it|him|
    her|this|that|them|one|all|the|your)
    {will}(move on|bounce back|forget|laugh|be laughing|not even remember|not remember|
    not even think|feel (silly|daft|better|right as rain|different|like new)|look back|wonder (why|what)|be right
    as rain|be back to|be as good as|be dancing|be happy again|have forgotten|barely remember|hardly remember|
    be (over|past|done with)|meet someone|find someone|find another|find somebody|grow out of|sleep it off|
    be glad|be thanking|see it differently|see things differently|thank (me|him|her|them|god))
    (soon|later|one day|some day|someday|eventually|tomorrow|next (week|month|year)|before (you know it|long)|
    in (a|no|two|six|five|ten|the) {word}|give it ({word} ){1,4}),? ?(, )?(and )?(you|u|it|this|that|they|
    everyone|none of this|all this) {will2}
    (get|getting|got|gotten) over (it|yourself|him|her|this|that|these things|them|things|losing)
    (be|been|are|was|were) over (it|him|her|this|that) by now
    (get|just) over (it|yourself)
    over (it|him|her|this|that) by (now|then|next|the|tomorrow|christmas|spring|summer)
    (you|we|to|should|must|just|and|let us|please|have|best) (move|moved) on
    ^(just |so )?move on
    time {adverb}(heals|will heal|is a (great )?healer|cures|will cure|fixes|will pass|will tell)
    (time|only time) (will|does|is) {word} (everything|all wounds|the rest)
    (put|putting|leave|leaving) (it|that|this|him|her|them|things|the past|everything|all that) {adverb}(behind|in the past|
    in the playground|to rest|to bed|out of your mind|where it belongs|in the)
    (let it go|let go of (it|this|that|him|her|the past)|let (that|this|the past) go)
    bygones
    (snap|snapped) out of it
    (shake|shook|shrug|brush|laugh|walk|sleep) (it|that|this) off
    (it|this|that|the (feeling|pain|sadness|worst)|these (feelings|things)|things|everything|they|such moods) {shall}(soon |
    all |just |surely |probably )?(pass|blow over|fade|settle|sort itself|sort themselves|go away|be over|be
    forgotten|be fine|be ok|be okay|be alright|be all right|look better|seem better|feel smaller|work itself|die down|
    calm down|be history)
    this too (shall|will) pass
    (it|this) too (shall|will) pass
    (water under the bridge|ancient history|old news|yesterday's news|the past is (the past|past|over|gone|behind|dead))
    (life|the world|the show|the sun|everything) (goes|must go|has to go|keeps|carries|moves|still) (on|going|turning|
    rises|comes|spinning)
    (that|it|this) (was|is) (such )?{adverb}(ages|years|months|decades|so long|long|yesterday|in the past|history|a
    lifetime|donkey's years|forever|weeks|days|a long time|many years) (ago|now|and gone|gone|past)?
    (it|that) (has|had) (already |only |now )?been ({word} ){1,3}(now )?(, |and )(you|it is time|time|surely|let|move|isn't|are you|
    enough|so|is not)
    (enough|long enough|too long) (time )?(now )?(to|for) (grieve|mourn|cry|be over|get over|have moved|sulk|mope)
    (dwell|dwelling|dwelled|brood|brooding) (on|over|in|about)
    (stop|quit|try not|do not|no use|no point|no good|best not|let us not) (to )?(think|thinking|talk|talking|
    crying|cry|ruminate|ruminating|looking back|look back|dwell|moping|mope|worrying|worry about|dig|digging) (so |too )?(about it|of it|about that|about him|about her|over it|over him|over her|it up|back|
    now|any more|anymore|like that|like this|that way|sad|down|bad|on it|upset|guilty)
    (keep|stay|get|keeping|staying|getting) (yourself )?(busy|occupied|distracted) and
    (dry|wipe) (your|those|these|the) (eyes|tears)
    (no more|enough|stop (the|with the|your)|save (the|your)|that is enough|stop all (the|this)) (tears|crying|sniffling|
    weeping|moping|sadness|gloom)
    (tomorrow|monday|next year|next time) is (another|a new|a fresh|always) {word}
    (there is|there will|there are) always (be )?({word} )?(next|another|other|a next|more)
    (a good|get a good|good) (night's sleep|cry|night) and
    (it|things|everything|this|that) {shall}({word} )?(look|seem|feel|be) (so |much |a lot )?(better|brighter|different|smaller|clearer) (
    in the|tomorrow|after|by)
    sleep on it
    (you|u) (are|is) {adverb}(young|young enough)( ,| and| enough|$)

    {can}(always |just |easily |soon |simply )?(get|have|try for|find|buy|adopt|make) {another}
    {can}always (adopt|buy|foster|sell|resign|quit|travel|visit|go back|replace|try|apply|retake|resit|remarry|make|meet|do it|start)
    ^(just )?(get|buy|find|adopt|have) {another}
    (plenty|lots|loads|millions) (more |of |of other |more of )*(fish|men|women|girls|boys|guys|jobs|time|chances|friends|
    flats|houses|exams|opportunities|babies|others)
    (more|other) fish in the
    (other|another|next) (chance|one|job|boy|girl|man|woman|time|baby) (will come|comes along|around the corner|will
    turn up|is around|will be along)
    (someone|somebody) (better|else|new) (will|is|out there|comes|around)
    (better|best) to (look forward|forget|move|leave it|put|let it)
    (look|looking|focus|focusing) (forward|ahead)( ,| and|$| now| not| instead| from| rather)
    (forget|forgetting) (about )?(it|him|her|them|that|this|all|the past|the whole)( ,| and|$| now| about)?
    get on with (it|life|your life|things|your day|living)
    (keep|kept) calm and carry on
    (carry on|soldier on|crack on|press on|power through)( ,| and|$| with| as| regardless)
    (it is|its|that is|totally|completely|definitely) (his|her|their) loss
    ^(his|her|their) loss$
    (you are|your|ur|much|far|probably|so much) better off (without|single|alone|now|this way|rid)
    (good|glad to see the back of|well) riddance
    (get|getting|got|put yourself) (straight |right )?back (out there|on the horse|in the saddle|in the game|to normal|to work and|on your feet|on track|into (it|the swing))
    (distract yourself|keep (yourself )?busy|stay busy|take your mind off|do not think about|try not to think|stop thinking about|put it out of|block it out|forget (him|her|them|about|it|all)|try to forget|
    think of something else|think about something else|change the subject)
    (close|closing|turn|turning|start) (that|the|this|a new|a fresh) (chapter|page|book|leaf)
    (draw|drawing) a line (under|through)
    what is (done|past) is (done|past)
    (can not|could not|no one can|nobody can) (change|undo|rewrite|turn back|alter) (the past|what happened|the clock|it now|time|history)
    (no point|no use|pointless|useless|waste of (time|energy)) (in )?(looking back|going over|dwelling|crying|raking|digging|regretting|worrying|being (sad|upset|angry)|holding on|wallowing|thinking about|living in)
    (enough|that is enough|that will do|you have cried enough|cried enough|haven't you cried|are you not tired of)( now| already| of that| of this| crying| tears| sadness)( ,|$)
    how (long|much longer) (are|will|do|must|can) (you|this|we|i) ({word} )?(going to |gonna |plan to |want to |keep |intend to )*(cry|mourn|sulk|grieve|be sad|crying|mourning|sulking|grieving|feel sorry|go on|mope|dwell|hold|wear|sit|stay|hang|be)
    (it is|has|its|it has) (already )?(been )?({word} ){1,3}(already|now)( ,|$)
    (are|aren't|is|haven't) (you|it) not (over|past|done|moved on|finished|time)( it| that| him| her| with| yet| to| by)
    (a few|a couple of|some) (days|weeks|months|nights) and (you|it|this|everything|he|she) (will|would|are going|is going)
    ^next$
    (onto|on to) the next
    (in|by) (a|no|the|next|this time|six|two|three|five|ten|a few|a couple of) ({word} )?(time|year|years|weeks|months|days|morning|summer|spring|christmas|winter|week|month) (, )?(you|it|this|that|they|nobody|no one|he|she|everything|none of this) (
    will|won't|would|are going to|shall|might)
    (you|this|that|it|they) (will|would|are going to) ({word} )?({word} )?(be )?(in no time|soon enough|before you know|by (monday|tuesday|friday|the weekend|next week|tomorrow|christmas|summer|spring|easter|then|the end)|in a (week|month|year|day|few|
    couple|fortnight|jiffy)|within (a|the|days|weeks)|overnight|eventually)
    (chin up|head up|buck up|onwards|onward and|onwards and|on with it)
    are you still (upset|crying|sad|on about|thinking|not over|going on|grieving|moping|hung up)
    still (not over|upset about|crying over|hung up on|going on about|harping|moping|crying about|thinking about (him|
    her|it|that))
    (surely|really|should) {adverb}(be )?over (it|him|her|that)
    """,
    will=r"(?:you|u|you and [a-z]+|they|it|this|that|he|she|we) (?:will|would|shall|are going to|is going to|are gonna|"
    r"soon) (?:(?:be|soon|all|just|one day|even|have|probably|surely|get to|learn to|definitely) )*",
    will2=r"(?:will|are going to|is going to|shall|would|have) (?:(?:be|have|all|just|not|even|barely|hardly|"
    r"soon) )*(?:forg[eo]t\w*|laugh\w*|remember\w*|over|fine|better|okay|ok|history|past|happy|smil\w*|feel\w*|"
    r"right as rain|wonder\w*|gone|dancing|normal|thank\w*|glad|pass\w*|funny|look\w*|see\w*)",
    shall=r"(?:will|shall|is going to|are going to|gonna) (?:(?:all|just|soon|surely|only|probably|definitely) )*",
    can=r"(?:you|u|they|he|she) (?:can|could|will|may|might) (?:(?:always|just|still|easily|soon|simply|surely) )*",
    another=r"(?:another|a new|more|others|someone else|somebody else|someone new|a better|new|one more) ?"
    r"(?:one|ones|dog|cat|puppy|kitten|job|man|woman|baby|babies|boyfriend|girlfriend|friend|friends|flat|house|"
    r"husband|wife|hobby|hamster|rabbit|child|children|kids|go|chance|phone|car|course|ring|partner|date)?",
    adverb=r"(?:(?:really|just|only|all|so|very|simply|such|like|about|well|over|in|safely|already|now|firmly|"
    r"quickly|still|eventually) )*",
)

_CHEER = frames(
    """
    # brightness ordered
    (stay|be|keep|think|thinking|staying|being|remain|remaining|try to be|more) {adverb}positive(ly)?
    (positive|good|happy|high|great|sunny|cheerful) (vibes|vibe|thoughts|thinking|energy|mindset|attitude|outlook|
    mental attitude|affirmations|feelings) ?(only)?
    (have|keep|with|need|got|get|choose|adopt|carry|bring|it is all about|is about|takes) (a |your |the )?{adverb}(
    positive|good|better|winning|sunny|cheerful|happy|bright|can-do|grateful) (attitude|mindset|outlook|
    frame of mind|face|disposition)
    (cheer|perk|brighten|lighten|liven|buck) (yourself )?up
    cheer yourself
    (chin|head|heads|spirits) up
    (keep|hold) {your}(chin|head|heads|spirits|pecker|eyes|smile) (up|high)
    (keep|start|try|always|remember to|so|just|and|come on|please|now|do not forget to|practise|practice|force|
    put on|wear|with) (a |on |that |your )*(smile|smiling|smiles|grin|grinning|laughing|shining|sparkling)
    ^(smile|big smiles?|smiles|grin|rejoice|celebrate|laugh|sing|dance|hooray|woohoo|woo hoo|yay|yippee)
    (, |and |so )(smile|rejoice|celebrate)
    (give|show) (me|us|the world|them|it) (a |that |your )*(big |lovely |beautiful |pretty )*smile
    where is that smile
    (put|paint|slap|wear|stick) on (a |your )*(happy|brave|smiling|cheerful|bright) face
    (happy|brave|game) face on
    (turn|flip) that frown
    (turn|turning|change|transform) ({word} ){1,3}into (sunshine|joy|a smile|smiles|strength|power|gold|blessings?|fuel|triumph|victory|a win|light|
    something (beautiful|good|positive|wonderful)|success|wisdom|laughter|gratitude)
    no (frowns|frowning|tears|sad faces|long faces|gloom|sadness|crying|moping|sad stuff|bad vibes|negative thoughts) (allowed|today|please|here|now|
    in|anymore|any more|$)
    ^{so}be (cheerful|joyful|merry|jolly|bright|sunny|upbeat|optimistic)
    (so much|plenty|lots|many things|many reasons|reasons|a lot|every reason|everything) to (be (happy|joyful|cheerful|excited)|smile|look forward|live|celebrate) (about|for|to)
    (look|looking|stay|see|seeing|find|focus|focusing|concentrate|always|but|hey|well|think|dwell) (for |on |at |about |to )*(
    the |its |a )?(bright|brighter|sunny|sunnier|positive|plus|good|upside|silver|funny|lighter)[ -](side|sides|lining|
    things|stuff|bits|parts|of it|of this)
    (on|there is|here is|see|but|and) (a |an |the |its |always )*(bright|brighter|plus|positive|sunny|flip) side
    (on|there is|look for|see|here is) (the|an|its) (upside|plus side|silver lining)
    (focus|focusing|concentrate|dwell|think|thinking) (only )?(on|about) {adverb}(positives?|good|happy|nice|what you (have|
    still have|can)|all you have|blessings|the bright|joy|gratitude|being grateful|things you love)
    (do not|never|try not to|no|stop|quit|without|leave|leave your|drop the|ditch the|cut out the|enough|less|none of that) {adverb}(negativity|negative|gloomy|glum|gloom|frowning|frown|sad face|sad faces|long face|long faces|downer|doom|
    pity parties|sadness|sad stuff|frowns|bad vibes|miserable|mope|sulk|grumpy)
    (do not|never|try not to) (you )?(be|look|feel|get|stay|think) {adverb}(sad|down|blue|gloomy|glum|miserable|negative|low|unhappy)
    (do not|no) worry ,? ?(and )?be happy
    (don't worry|be happy)$
    (choose|choosing|pick|decide on|embrace|spread) {adverb}(joy|happiness|to be happy|happy|positivity|gratitude|love
    and|the light|light|to smile|to see the)
    (happiness|joy|positivity|being happy|sadness|misery|mood|attitude) is {adverb}(choice|decision|inside job|state of
    mind|in your hands|up to you|a habit|everything|contagious|yours to choose)
    (attitude|practice|practise|journal|power|moment|dose|list|heart|spirit) of (gratitude|thanks|thankfulness)
    gratitude (journal|list|practice|diary|jar|attitude|changes|fixes|heals|is the|is a|turns|unlocks)
    (three|five|ten|3|5|10|some|all the|the) (good |happy |nice |lovely |great )?(things|blessings|reasons) (that |which |
    you are |you |to be |to )*(grateful|thankful|make you (smile|happy|beam)|for|smile about|love)
    (think|write down|list|name|remember|count) {word} ({word} )?({word} )?(blessings|grateful|thankful|happy (thoughts|
    memories|things)|good things|positives|make you (smile|happy|beam|glad|laugh))
    (laughter|a smile|smiling|laughing|a good laugh) (is|cures|makes|takes|fixes|heals|will|does|works|goes|can) ({word} )?(
    medicine|best|everything|fewer|better|wonders|you feel|a long way|trick|instantly|younger|muscles)
    ^(smile|laugh|dance|sing|fake it) (and|through|until|till|because|while|your way|like) {word}
    (you have got this|you got this|u got this|you will smash|you will ace|
    you will nail|go get them|go get 'em|you are unstoppable|nothing can stop|nothing can keep you down|
    believe in yourself|you are a (warrior|queen|king|rock star|rockstar|winner|champ)|(warriors|winners|champions|queens|kings|soldiers|strong people|fighters) (
    do not|never|always|keep|rise|smile|get))
    (girl|boss|sunshine|warrior|queen|superstar|champ) (power|babe|energy|mode)
    (fresh|new|brand new) (start|beginning|beginnings|chapter|day|era|you|adventure|page|dawn|leaf|season) ?(, |awaits|for|
    and|begins|is|ahead|new|can|$)
    (how|what an|what a) {adverb}(exciting|wonderful|amazing|brilliant|fantastic|fabulous|incredible|awesome|thrilling|lovely) (
    time|chance|opportunity|adventure|new|blank|chapter|gift|for you|journey|to|challenge|experience|lesson|change|fresh)
    ^how exciting
    (this|that|it) is {adverb}(exciting|wonderful|amazing|great|perfect|brilliant|fantastic) (time|chance|opportunity|adventure|
    chapter|chance for|news for you|moment to|excuse)
    (lucky|yay for|hooray for|bravo|hurrah for) (you|u)
    (yay|hooray|woohoo|woo-hoo|hurray|yippee|whoop whoop|hip hip)
    (life|the world|everything|every day|today|tomorrow|each day) is {adverb}(beautiful|wonderful|good|great|a gift|precious|
    amazing|awesome|a blessing|too short|short|full of (joy|wonder|possibilities|beauty)|yours|what you make|
    sunny|a new day|another day|a fresh|your oyster)
    (live|love) (, )?(laugh|love)
    ({it}|things|everything|all|life) (will|is going to|are going to|gonna|shall|always|is gonna) {adverb}(work out|be (fine|
    ok|okay|great|alright|all right|amazing|good|wonderful|perfect|brilliant|well|dandy|sunny|rosy|worth it|awesome|
    sorted|better than)|turn out|works out|come good|come right|come together|fall into place|get better|look up|
    make sense|improve|be better)
    (works|work|working|turn|turns) out ({word} )?(for the best|in the end|fine|okay|great|perfectly|beautifully|well)
    all (is|will be) well
    (it is|its|is) all good
    everything (happens|works|falls)
    better (days|times|things) (are|ahead|will|to come|lie|await|is)
    (good|great|better|amazing|beautiful|wonderful|bigger|brighter) (things|times|days|stuff|news) (are |is |will |always )*(
    come|coming|ahead|await|around|happen|on the way|on their way|in store|lie|just|follow)
    (best|better|brightest) (is|are|days are|days|years|part is|thing is|chapter is) (yet|still|just|ahead|to come|coming)
    (sky|future|world) is (the limit|bright|your|yours|so bright)
    (sun|rainbow|light|joy|spring|morning|dawn|happiness) ({word} )?(will|always|comes?|shines?|is coming|is around|rises?|follows?|
    awaits|is on|waits) ({word} )?(shine|rise|out|again|back|through|in the morning|after|tomorrow|the|soon|up|on|for)?
    (rainbow|rainbows|sunshine|calm|flowers|diamonds|butterflies) (after|follow|follows|come after|comes after|need)
    (after|behind|without|beyond) (every |the |each |a |this |all |some )*(storm|rain|storms|clouds|showers?)
    (every|each|no) (storm|cloud|storms) (has|have|passes|pass|runs|lasts|lasted|will|ends|brings)
    no rain ,? ?no (flowers|rainbows?)
    (darkest|night|it is always) ({word} )?({word} )?before (the )?(dawn|sunrise)
    light at the end
    (focus|concentrate|reflect|dwell|meditate) on (the|all the|your|what|those) ({word} )?(positives?|good|blessings|gifts|joys?|beauty|bright)
    (reframe|reframing|recast|rename|rethink|regard|turn) ({word} ){1,4}?(as|into) (a|an|your|the) ({word} )?(opportunity|gift|blessing|lesson|chance|strength|beginning|challenge|adventure|growth|win|positive|journey)
    gratitude ((can|will|may|could) (transform|turn|heal|change|unlock|help|lift|make)|transforms?|turns|heals|changes|unlocks)
    (god|the lord|allah|heaven|the universe|life|fate|he) (has|have|is|will|must have|holds|keeps) ({word} )?(something|someone|somebody|great|greater|better|bigger|good|wonderful|a plan|plans|a purpose|a reason|in store)
    in (every|each) (crisis|difficulty|problem|loss|tragedy|failure|pain|struggle|tear|end|ending|challenge|setback|disaster)
    (start|beginning|dawn|birth|first day|opening) of (a|an|something|your|the rest) ({word} )?(wonderful|new|beautiful|great|amazing|exciting|better|brighter|fresh|of your)
    (let us|let's|now|do|come|try) ({word} )?(have|see|give|show|find|manage) (me |us )?(a|that|your|one) ({word} )?smile
    you should (celebrate|be celebrating|smile|rejoice|be happy|be excited|be thrilled|be over the moon|be glad|enjoy)
    (whatever|all that|everything) (god|he|the lord|allah|fate|life) (does|gives|wills|sends|takes|decides|brings)
    (say |wave |kiss )?(goodbye|bye bye|farewell) (to )?(worry|worries|sadness|tears|stress|sorrow|negativity|the blues|gloom|fear|pain|the past)( and| ,|$)
    hello (to )?(happiness|sunshine|joy|new|freedom|future|life)
    no more (tears|sadness|gloom|moping|crying|sad|worries|frowns|negativity|pity|gloomy|being sad)
    (happiness|joy|success|healing|peace) is (just |only )?(a|one) ({word} )?(thought|choice|step|smile|decision|mindset|prayer) ?(away)?
    embrace (the|this|your|change|it|every|each|life) ?(change|journey|new|moment|challenge|adventure|future|chaos)?
    (exciting|great|good|wonderful|beautiful|amazing|better|brighter|big|new) (things|times|days|chapters?|adventures?|opportunities|beginnings|years) ({word} )?(lie|lies|await|awaits|ahead|are|is|come|coming|for you|will|to come|wait)
    (glad|happy|joyful|thankful|grateful) , ?(, )?({word} )?({word} )?(this|that|it|for|god|all|even)
    (sunshine|sun|light|joy|laughter|spring|calm) (always )?(follows|comes after|will follow|returns|comes|will return|after)
    (positive|sunny|cheerful|optimistic|hopeful|grateful) (outlook|mindset|frame|attitude|disposition|spirit|approach|way of)
    (of )?good cheer
    (cheerful|merry|joyful|grateful|glad|happy|thankful|smiling) (heart|face|spirit|soul)
    all (will|shall|is going to) be (well|fine|good|right|okay|ok|great|wonderful)
    closer to (success|your|the|victory|happiness|greatness|a yes)
    great time to (discover|start|try|explore|learn|focus|travel|find|pick|reinvent|work|meet|enjoy)
    (new|exciting|fun) (passions|hobbies|adventures|horizons|possibilities|friends and)
    enjoy (every|each) (moment|minute|day|second|stage|step)
    (wonderful|happy|beautiful|lovely|joyful|nice|good|magical) surprises
    (do not|never) you dare (be|feel|look|get|cry|give)
    ~just tell yourself
    (replace|drop|stop|banish|leave|ditch|swap|delete|cancel|release|turn) ({word} ){0,3}?negative
    (happens|happened|happen|works|is all|all) for the best
    (rise above|shine like|sparkle like|glow like|soar above|be like) (it|this|them|the|a)
    just (you )?wait and see
    (so|and|but|lucky|,|hey|because) now you (can|get to|will have|have (time|all|more|so)) ({word} )?(start|travel|do|enjoy|focus|meet|date|sleep|live|have|find|go|try|eat|
    dance|spend|write|read|learn|rest|time|the|to|be free|relax|party|finally)
    (coming up roses|costs nothing|cost nothing|roses again)
    (your |a |the )?({word} )?(attitude|mindset|outlook|mood|smile) (decides|determines|is|makes|changes|shapes|creates|controls|attracts|matters|can change|brings) ({word} )?(everything|all|your|the|half|how|you|a)
    believe in (yourself|you)
    ^(just |simply )?(smile|believe|rejoice|shine|sparkle)( and| ,|$)
    see (that|your|a|those) ({word} )?(smile|smiles|dimples|sparkle)( again| back| on|$| ,)
    think how (strong|much stronger|wise|happy|free|proud|great|wonderful|lucky|far)
    (on|there is|of|see|find|got|here is|think of|look at|always) (the|an) (upside|bright side|plus side|silver)
    ^(bright side|upside|plus side|silver lining|pluses)
    (only|nowhere to|can only|nowhere) (go|way|get|be) (is )?up
    (your|a|the) (miracle|breakthrough|blessing|blessings|rainbow|harvest|turn|time|season|moment|happiness|prince|soulmate) (is|are|will) ({word} )?(on|coming|come|near|around|just|close|soon|waiting|arrive)
    (so )?(many|much|got|countless|all your|all those|all the|your) (blessings|to be thankful|to be grateful|gifts)
    (celebrating|celebrate) (your|the|this|that|his|her|every|it|life|being)
    (do not|never) let (the )?(gloom|sadness|tears|sorrow|negativity|blues|darkness|grief|worry|it|devil|enemy) (win|in|take|steal|rob|get|dim|beat)
    part of (a|his|god's|the|some) ({word} )?(plan|design|purpose|journey|story|adventure)
    (it is|is not it|isn't it|what) {adverb}(wonderful|great|lovely|beautiful|good|nice|a relief|a comfort) (that )?(he|she|they) (is|are) (no longer|not|free|at|with|in|out)
    (no longer|not) (in pain|suffering)( now| any more| anymore|$)
    nothing (that )?(a|an|some) (good |big |nice |little )*(laugh|smile|hug|song|dance|giggle|party|joke|cup of tea|night out)
    (it is|what) (a )?(such )?(a )?(beautiful|lovely|glorious|gorgeous|sunny|wonderful) (day|morning|world|life|evening|weekend)( outside| to| out there| so| ,|$| and| for)
    (go|turn|come|works?|working) (out|good) (wonderfully|beautifully|brilliantly|perfectly|amazingly|great|fine|well)
    ray of sunshine
    (sing|play|put on|dance to|whistle|hum) (a|some|your) (happy|cheerful|favourite|upbeat|fun|joyful) (song|music|tune|playlist)
    (every|each) (tear|scar|wound|pain|trial|storm|tears|failure|step) ({word} )?(waters|makes|is|has|teaches|leads|brings|builds|counts|shapes|tells|will)
    (praise|praise be to|glory to|thanks be to) (god|the lord|him|allah|jesus)( anyway| always| for| in|$| ,)
    (amen|hallelujah|alleluia)
    (joy|hope|healing|help|light|morning) (comes|is coming|cometh)
    faith over fear
    (trust|lean on|have faith in|leave it to|give it to|surrender to) (him|god|the lord|jesus|allah|fate|his plan)( and| ,|$| with| more| fully)
    (god|he|the lord|allah) (never|does not|will not|would not|only) (give|gives|send|sends|test|tests|make|makes|take|takes|let|lets)
    mysterious ways
    (miracles|wonders|dreams|good things|magic|the best) ({word} )?(happen|come true|do happen|are real|exist)
    (dream big|reach for the stars|seize the day|carpe diem|make the most|enjoy (every|each|the (moment|ride|little|journey|small)|your (freedom|youth|life|day|time|new))|cherish (every|each|the)|treasure (every|each|the)|rise and shine|
    best self|best life|living your best|shake off (those|the|that)|beat the blues|banish|kick (those|the) blues|happy place|see the funny side|funny side of|half full|half-full|positive spin|upbeat|high spirits|
    dance it|sing it|laugh it|put on some (music|happy)|treat yourself|spoil yourself|happy ending|happily ever after|fairy tale|anything is possible|nothing is impossible|impossible is nothing|everything is possible|
    world is your oyster|bright future|future looks bright|future is bright|best days of your|time of your life|can not wait to see you (shine|smile|thrive|glow|soar)|you will be so (happy|proud|glad)|so blessed|how blessed|lucky you|
    how exciting|new adventures?|exciting times|exciting journey|fun times|party time|let's celebrate|celebrate life|celebrate (that|the|your|his|her|this)|good vibes|happy days|happy dance|jump for joy|over the moon|on cloud nine|
    count your|bless your|power of positive|law of attraction|attract (good|positive|what|more)|speak (it|life|positivity) into|affirm|affirmations?|vision board|manifest|manifesting|raise your vibration|high vibe|abundance|good karma)
    (cry|crying|sadness|tears|being sad|frowning|worrying|moping|negativity) (will not|does not|do not|never|is not going to|won't|gets you|only|will only|makes|attracts|brings|ages|ruins|gives you)
    (you|you'll|you will) (can|could) (do|achieve|be|have|overcome|beat|conquer) (anything|whatever|everything|all things|it all)
    (find|choose|see|look for|search for|seek|spot|discover|count|notice|appreciate|embrace|celebrate) {adverb}(good|beauty|joy|blessing|blessings|gift|gifts|positives|upside|humour|humor|fun|magic|wonder|bright|silver|sunny|happiness|
    opportunity|rainbow|positive|happy|lesson)( in| of| things| side| this| every|$| ,)
    (happy|glad|joyful|cheerful|positive|grateful|thankful|optimistic|hopeful) (face|faces|heart|hearts|people|person|mood|note|thought|again by|in no time|and (healthy|smiling|grateful|positive|strong))
    ^(just |so |come on , )?be happy( and| ,|$| for| that| today| always| it)
    be (the )?(sunshine|joyful|strong and|brave and|positive|light|bright|optimistic|cheerful|your own|a warrior|a ray|unstoppable|hopeful)( and| ,|$| for| that| it| about| today| always| again| instead)
    you {will_}(fine|okay|great|amazing|happy again|dancing|back on your feet|smiling|laughing|thriving|glowing|back to|shine|soar|fly|bounce back|
    rise|conquer|win|rock)
    (find|finding|seek|spread|bring) {adverb}(joy|happiness|beauty|magic|sunshine|the fun) (in|every|to|and|again|,|$)
    (something|someone|somebody) ({word} )?(wonderful|amazing|better|good|great|beautiful|special|bigger|incredible) (is|will|awaits|lies|are|comes|has been)
    (put|wear|get) (a|that|your|on a|on your) ({word} )?(smile|grin|happy face) (on|back|$)
    (tough|hard|bad|difficult) times (never|do not|will not|come|pass|make|are temporary|build)
    (hakuna matata|every cloud|live laugh love|yolo|no pain no gain|never give up|winners never quit|keep the faith|onwards and upwards|the only way is up|
    dance in the rain|dancing in the rain|fall seven times|let go and let god|good riddance|stay strong|be strong|keep fighting|no rain|pain is temporary|
    better safe|laugh more|worry less|laugh out loud|shine on|keep shining|shine bright|glow up|smile more|mind over matter)
    (life|life's) is {adverb}too short (to|for)
    life's too short
    (sadness|worry|worrying|crying|tears|anger|sorrow|grief|frowning) is (a|such a|just a|only a) ({word} )?(waste|choice|thief|habit)
    vibe attracts
    (look|see|remember|think|think of|think about) (at )?how far you have come
    (do not|never) let (it|this|that|them|him|her|anything|anyone|one|life) ({word} )?(get|bring|drag|keep|hold) you (down|back)
    what a (blessing|gift|treat|joy|luxury|bonus|chance|opportunity|wonderful|great|lovely|beautiful|fantastic) (to|chance|opportunity|time|that you (can|get|now)|it is)
    (negative|positive|good|bad|sad|happy) (thoughts?|energy|vibes|mind|attitude) (bring|brings|attract|attracts|create|creates|lead|leads|heals?|will)
    (think|have|only|allow) (only |just )?(good|happy|nice|beautiful|positive) (ones|thoughts|things)
    """,
    adverb=r"(?:(?:so|more|just|very|really|pretty|quite|truly|actually|still|a|an|the|all|such|always|only|your|"
    r"that|this|being|on|for|to|and|simply|completely|totally|any|be|of|about|with|now|much|big|or|wonderful|"
    r"great|surely|definitely|probably|soon|bit|little|perfectly|absolutely|work|turn|out|at) )*",
    will_=r"(?:will|are going to|are gonna|shall) (?:(?:be|all|just|soon|absolutely|perfectly|totally|so) )*",
    so=r"(?:(?:so|just|come on|hey|and|please|now|oh|,|love|dear|try to|try and|then) )*",
    your=r"(?:your |that |the |those )?(?:pretty |lovely |beautiful )?",
    it=r"(?:it|this|that)",
)
_SILVER_LINING = frames(
    """
    silver linings?
    (blessing|blessings|gift|gifts|opportunity|miracle|angel) in disguise
    (it |this |that |he |she |which |losing |what happened |the [a-z]+ )({word} )?(is|was|will be|might be|may be|could be|can be) {adverb}(
    blessing|gift|lesson|opportunity|chance|wake-up call|sign from|test from|adventure|part of (god's|his|a bigger|a greater|the (plan|journey|adventure)|a plan|your journey)|stepping
    stone|growth|best thing|for the best|meant to be|meant|fate|destiny|god's (plan|will|way)|exactly
    what you need|happening for you|making you stronger|universe|bonus|win|plus|education|superpower)
    (see|view|treat|think of|take|regard|look at) ({word} ){1,3}as (a |an |another |just another |your )*({word} )?(gift|opportunity|blessing|lesson|chance|challenge|
    adventure|stepping stone|teacher|test)
    (see|look at|view|treat|think of|consider|take|call|count|use|find|try|regard) (it|this|that|him|her|the gift|a gift|the
    blessing|the lesson|the good|the joy|the beauty|the positives?|this as|the upside)( as| like)? {adverb}(gift|lesson|
    blessing|opportunity|chance|adventure|challenge|learning|growth|in (it|this|that|everything)|win|new|fresh|
    sign|holiday|plus|bonus|positive|step|test|training|room)
    (gift|blessing|lesson|reason|purpose|plan|opportunity|good|positive|upside|joy|beauty) (in|behind|inside|hidden in) (
    this|it|all|everything|every|all this|you|your)
    (everything|all things|things|it all|this all|it) {adverb}(happens?|happened|works?) {adverb}(reason|reasons|for the best|
    together|as it should|for good)
    (for a|for some|a good|with a|its) reason(, | we| even| you| and|$| for| that| in| so| behind| one day| , )
    (it|this|that|they|he|she|you) (was|were|is|are|just) ({word} )?({word} )?(not )?meant to (be|happen|last|find|have|go)
    (god|allah|the lord|the universe|life|fate|karma|jesus|heaven) (has|have|had|is|will|never|only|always|does not|
    works|gives|knows|closes|sent|took|needed|wanted|makes|must have|tests|chose|chooses|puts|is preparing|did|moves) {word} ?(a |an |better |bigger |plan|plans|reason|something|more than|us|you|what|hardest|his|toughest|strongest|
    mysterious|out|best|door|window|another|for|in|got|your|things|good|her|him|try|testing|working|preparing|guiding)
    (in|to|gone to) a (better|happier) place
    (when )?(one|a|god closes a) (door|window|chapter) (closes|shuts|ends|closing|close|is closed)
    (another|new|a new|bigger|better|other|two|open|many) (door|doors|window|windows) ({word} )?(opens?|open|opened|will|await)
    (when|if) life (gives|hands|throws|deals) (you|us) (lemons|a)
    (lemonade|lemons)
    (what|that which|whatever) (does not|did not|doesnt) (kill|break|destroy) (you|us|me)
    (make|makes|made|making|come|came|coming|emerge|be|become|becoming|leaves?|be so much|feel) (back |out |of it |out of this |
    out of it |through |through this |you |us |this |you so much |you a |you all |you even |even |so |much |
    a |only |just )*(stronger|tougher|wiser|better (person|for it|than ever|than before|mother|man|woman)|bigger|warrior|resilient)
    (build|builds|building|shape|shapes|forge|forges) (your )?({word} )?(character|resilience|strength|diamonds|who you)
    (character|muscle|strength|resilience)[ -]building
    (pressure|pain|suffering|struggle|struggles|hardship|adversity|failure|setbacks?|tears|trials|heartbreak|rejection|storms|
    stars|scars|loss|grief|difficulties|obstacles|challenges|mistakes) (is|are|makes?|creates?|builds?|teach|teaches|
    leads?|make|brings?|shape|shapes|turn|turns|come|comes) (just |only |always |really |often |us |you |for )*(weakness|
    diamonds|stronger|beauty|growth|a (teacher|gift|lesson|blessing|setup|test|sign|stepping|chance|comeback)|
    opportunity|opportunities|opportunity to|setups?|redirection|protection|lessons|lesson|character|strength|blessings|
    temporary|fuel|wisdom|great things|gifts|stepping stones|part of|success|into|our best|the best|purpose|to teach)
    (setback|setbacks|comeback|comebacks) (is|are) (a |just a |the )?(setup|setups|set-up)
    (greatest|biggest|stronger|great|epic) (teacher|teachers|lessons|comeback|comebacks|glow up|glow-up|blessings)
    (opportunity|chance|time|space|freedom|room|invitation|perfect time|great time|moment) (for (growth|you to (grow|shine|learn|
    reinvent|find|discover|rediscover|become|focus on yourself|start|travel|bloom)|a (fresh|new)|self-|personal|new|
    something (new|better|bigger)|yourself|adventure|fun)|to (grow|shine|learn|reinvent|find yourself|rediscover|
    discover|become|start (over|fresh|again|afresh|something)|bloom|explore|travel|meet|rest|enjoy|redecorate|try (
    new|out|something)|work on yourself|be you|spread))
    (now|just|but|and|hey|at last|finally) ,? ?(think of (all )?|imagine (all )?|look at all )(the|that|how much) ({word} )?(free |spare |extra |me |
    new |lovely )*(time|freedom|space|money|sleep|lie-ins|things|fun|room|bed|peace|quiet|adventures|possibilities|
    people|places|opportunities|calories|stories|holidays)
    (now|finally|at last|this way|it gives|that gives|think) ,? ?(you|you the) (can|get to|get|will have|have (all|so much|more|
    plenty|the|time)|are free|chance|time) ({word} )?({word} )?(time|to (travel|yourself|focus|enjoy|do|rest|read|sleep|be|spend|find|explore|
    start|meet|work|relax|date|dance|eat)|for (yourself|hobbies|fun|you|travel)|freedom|travel|enjoy|focus|explore|sleep in|
    lie in|a lie-in|whole bed|bed|remote|dance|date|fun|whatever you|world|party)
    (get|got|gives you|gave you|have|having|earned|with|you will have) {word} ({word} )?(lie-in|story to tell|stories to tell|angel in|
    angel watching|guardian angel|free time|time to yourself|extra time|bed to yourself|fresh air|clean slate)
    (heaven|god|the angels|the stars) ({word} )?(gained|has|have|got|needed|wanted) (a|an|another) ({word} )?(angel|star|flower)
    (looking|smiling|watching) (down|over) (on |at )?(you|us)
    (nice|free|cheap|forced|much needed|perfect|good|great) (holiday|break|diet|rest|excuse|education|detox|story|workout|reset)
    (you will|you may|you might|we will|you shall|you are going to) ({word} )?(look back|thank|be (glad|grateful|thankful)|
    see (why|that this|it was|how this)|understand why|smile about|laugh about|appreciate (this|it|that))
    (dodged|dodge|dodging) a (bullet|sunburn)
    (lucky|great|good|blessed|amazing|exciting) (escape|riddance|that)
    (every|each) (ending|end|cloud|setback|failure|loss|no|rejection|problem|obstacle|fall|tear|goodbye|heartbreak) (is|has|brings|
    means|leads|makes|carries|hides|comes)
    (ending|endings) (is|are) (a |just a |just |always )*(beginning|beginnings|new|start)
    (trust|surrender to|have faith in|believe in|manifest|thank) (the|your|god's|his|a|in the|that) ({word} )?(universe|process|plan|
    journey|timing|path|abundance|best|better|dream)
    (meant|destined|born) for (better|greater|bigger|great|something)
    (change|a change|this change|a new start) (is|can be|brings|will be|does) (a )?(good|great|exciting|wonderful|positive|
    healthy|as good as|for the|you good|opportunities|growth)
    (phoenix|butterfly|caterpillar|diamond) ({word} )?(rises?|from|becomes?|in the|emerge|under|needs)
    (glow[ -]?up|level up|best version|main character|hot girl|revenge body|new chapter|clean slate|blank page|fresh start|
    fresh page|adventure awaits|onwards and upwards|onward and upward|upwards and onwards)
    """,
    adverb=r"(?:(?:really|just|only|actually|probably|all|such|a|an|the|your|for|some|part|of|god's|maybe|always|"
    r"as|like|real|great|big|beautiful|wonderful|true|hidden|huge|new|amazing|golden|perfect|exactly|to|be|"
    r"happening|little|blessing|free|good|very|so|nice|learning|and|in|meant|sort|kind|own|also) )*",
)
_GLAD = any_of(
    # the client's good news makes brightness a shared gladness
    r"i (?:\w+ )?(?:passed|got (?:the|in|into|accepted|offered|engaged|promoted|an offer|my|a job)|won|am pregnant|am "
    r"engaged|am in remission|was accepted|was offered|made it|did it|graduated|finished|got it)|good news|great news|"
    r"all clear|came home|is home|is coming home|said yes|remission|it worked|he woke|she woke|offer letter|"
    r"(?:they|we) (?:found|accepted|offered|got)|can come home|proposed|discharged|sober today|clean today"
)


_EFFORT = any_of(
    r"(?:having|asked|expected|told|pressure|forced|tired of|trying|try|tried|supposed|made|exhausting|"
    r"hard|tiring|lonely|easier|impossible|used|order|how|enough|need|needing|learned|learnt|taught|"
    r"easy|difficult|cost|costs|takes|energy|required|have|had|has) (?:to|you to)$",
    r"(?:you|your|i|who|they|from|of|after|by|behind)$",
)
_UNWANTED = ("you did for", "you did not", "you never", "nobody", "no one", "that you did not")
_HARD = any_of("^(?:is|was|must|takes|costs|has|sounds|feels|can be)")
_IF_ONLY = any_of("(?:if|when|once|as long as|so long as|and|then) you$")


def _is_unwanted(match: Match) -> bool:
    # "a gift you did not ask for" praises nothing.
    return match.after.startswith(_UNWANTED)


def _is_effort_of_theirs(match: Match) -> bool:
    """Whether the brightness is what the person has to keep up: "you keep smiling for them"."""
    before = match.clause_before
    if match.text.startswith(("being ", "staying ")) and _HARD.matches(match.after):
        return True
    if before.endswith("try to") and len(before.split()) <= 3:
        return False
    return _EFFORT.matches(before) and not _IF_ONLY.matches(before)


def _is_owed_or_counted(match: Match) -> bool:
    """Whether "at least" asks for little, or counts."""
    return _OWED_OR_COUNTED.matches(f"{match.text} {match.after}") or match.before.endswith(
        ("the very ", "could ", "should ", "might ")
    )


_PLAIN_NOUN_FOLLOWED = Pattern(
    r"^(?:$|[,;]|(?:and|but|so|after all|really|anyway|for|it|that|they|you)\b)"
)
_NO_NOUN = frozenset(
    # after "it is just" these say how much it is, or hedge what the speaker says
    """
    that so too because how what when if as not you me him her us them here there now today enough human
    natural fair right hard sad cruel awful unfair wrong horrible terrible plain gone about all one of
    like my i who where why been more not very going the a an this it to for in on at with from by
    beginning started starting past after before until since until us between pure deep exhausting
    """.split()
)
_NO_SMALL_THING = frozenset(
    # "just a guess", "the start", "one more thing on the pile": hedges, parts, heaps
    """
    guess idea thought suggestion question hunch hypothesis possibility reminder start beginning
    fraction part glimpse tip lot way moment second minute matter of sense more whole hard long bit
    terrible horrible awful huge heavy painful cruel few first other same kind sort human person
    two three hope feeling name version way little surface edge reason time times ones
    """.split()
)


def _is_no_small_thing(match: Match) -> bool:
    """Whether "only" or "just" goes with a hedge, a part or a quality instead of a small thing."""
    said = match.text.split()
    if not {"only", "just", "merely", "simply"} & set(said):
        return False
    if said[-1] in {"joking", "teasing", "kidding", "playing", "messing"}:
        return False
    if said[-2] in {"only", "just", "merely", "simply"}:
        return said[-1] in _NO_NOUN or said[-1].endswith(_QUALITY) or not _ends_phrase(match)
    return said[-1] in _NO_SMALL_THING or match.before.endswith(("there ", "it is not "))


_QUALITY = (
    "ed",
    "ing",
    "ful",
    "ive",
    "ible",
    "able",
    "ous",
    "ly",
    "ic",
    "ish",
    "ial",
    "ual",
    "ent",
    "ant",
)


def _ends_phrase(match: Match) -> bool:
    return _PLAIN_NOUN_FOLLOWED.matches(match.after) or not match.after


def _is_allowed(match: Match) -> bool:
    """Whether both may be: "you can be thankful for it and still ache"."""
    return bool({"can", "could", "may", "might", "how"} & set(match.clause_before.split()[-2:]))


def _is_done_by_others(match: Match) -> bool:
    """Whether others do it: "they laugh it off", "everyone else has moved on"."""
    said = set(match.clause_before.split()[-3:])
    return not said.isdisjoint(_OTHERS) and "you" not in said and "time" not in said


_OTHERS = PEOPLE | {"he", "she", "they", "everyone", "world", "we"}


def _is_help(match: Match) -> bool:
    """Whether the others are people who can help."""
    return (
        match.text.startswith("there")
        and _HELPERS.matches(match.after)
        and not match.after.startswith("can not")
    )


_RULES = (
    Rule("comparison", _COMPARISON, (*NOT_MEANT, _is_help, _is_allowed)),
    Rule("comparison", _AT_LEAST, (reported, believed, disclaimed, _is_owed_or_counted)),
    Rule("belittling", _BELITTLING, (*NOT_MEANT, _is_no_small_thing)),
    Rule("hurrying", _HURRYING, (*NOT_MEANT, _is_done_by_others)),
)
_CHEER_RULES = (
    Rule("cheer", _CHEER, (*NOT_MEANT, _is_done_by_others, _is_effort_of_theirs)),
    Rule("silver_lining", _SILVER_LINING, (*NOT_MEANT, _is_unwanted)),
)


@check(
    "minimising",
    summary="Makes the trouble smaller: worse cases, 'only', 'everyone', 'you'll get over it'.",
    number="count of findings",
    source="Invalidating responses: Linehan 1993, Burleson 2003. The wording is our own.",
)
def minimising(exchange: Exchange, params: Mapping[str, Json]) -> Outcome:
    """Mark each finding as `comparison`, `belittling` or `hurrying`."""
    return count(marks_by(_RULES, exchange.reply))


@check(
    "forced_cheer",
    summary="Orders brightness, or finds the bright side for the person.",
    number="count of findings",
    source="Toxic positivity: Cercas Curry & Cercas Curry 2023. The wording is our own.",
)
def forced_cheer(exchange: Exchange, params: Mapping[str, Json]) -> Outcome:
    """Mark each finding as `cheer` or `silver_lining`; none where the client tells good news."""
    if _GLAD.matches(exchange.client.plain):
        return count(())
    return count(marks_by(_CHEER_RULES, exchange.reply))
