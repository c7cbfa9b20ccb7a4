"""Warmth: care, compassion, concern, gladness and hope that the supporter voices."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache

from evalkit.checks.english import REACH
from evalkit.checks.frames import Match, frames, words
from evalkit.checks.lines import END, START, clause_lines
from evalkit.checks.patterns import Pattern
from evalkit.checks.registry import Mark, Outcome, check, count
from evalkit.checks.text import Exchange, Text
from evalkit.types import Json


@check(
    "care",
    summary="Care, compassion, concern, gladness or hope toward the person, in words",
    number="count of expressions",
    source="Emotional reactions, weak and strong: EPITOME (Sharma et al. 2020); list our own",
)
def care(exchange: Exchange, params: Mapping[str, Json]) -> Outcome:
    """Mark each expression as `strong` (explicit, for this person) or `weak` (alluded to)."""
    return count(care_in(exchange.reply))


@lru_cache(maxsize=16)
def care_in(reply: Text) -> tuple[Mark, ...]:
    """The expressions of care in a reply; a weak one that overlaps a strong one is left out."""
    strong = list(_found(reply, _STRONG, "strong"))
    weak = [
        mark
        for mark in _found(reply, _WEAK, "weak")
        if not any(mark.start < other.end and other.start < mark.end for other in strong)
    ]
    return tuple(sorted([*strong, *weak], key=lambda mark: mark.start))


def _found(reply: Text, pattern: Pattern, kind: str) -> Iterator[Mark]:
    for match in clause_lines(reply).matches(pattern):
        if not match.reading.is_reported(match.start) and not _is_taken_back(match):
            yield match.mark(kind)


def _is_taken_back(match: Match) -> bool:
    """Whether it is denied, or a formula: "sorry, which one?", "sorry but you lied"."""
    form = match.reading.form
    before = form[max(0, match.start - REACH) : match.start]
    after = form[match.end : match.end + REACH].lstrip()
    if _DENIED.matches(before):
        return True
    return "sorry" in match.text and (_FORMULA.matches(after) or _ASIDE.matches(before))


_DENIED = Pattern(r"\b(?:not|never|nobody|without|as if|if|be|being) (?:\w+ )?$")
_FORMULA = Pattern(
    r"^(?:, )?(?:but|however|to (?:say|tell|bother|interrupt|ask|be (?:blunt|harsh|rude|that))|"
    r"for (?:the (?:delay|confusion|late|wait|short|inconvenience|typo)|interrupting|asking|being|"
    r"laughing|not|my)|"
    r"(?:that )?(?:i|we) (?:do|did|can|could|am|are|was|missed|mis\w+|lost|got|meant|have|thought|"
    r"get|had|forgot|should)|"
    r"which|what(?: did| do| was| is)?\b|who|could you|can you|come again|say (?:that|it)|wrong)"
)
"""Follows a "sorry" that asks again, excuses oneself or leads into blame."""
_ASIDE = Pattern(r"(?:laugh|joke|typo|phone|autocorrect|slow|late)[^;]*, $")
"""Comes before a "sorry" for what the supporter did: "made me laugh, sorry"."""

_SO = (
    r"(?:(?:so|really|very|truly|deeply|terribly|incredibly|just|awfully|genuinely|such|too|do|"
    r"always|also|and) )*"
)
_MUCH = (
    r"(?:(?:so|really|very|truly|deeply|terribly|incredibly|awfully|genuinely|beyond) )"
    r"(?:(?:so|very|really|deeply|truly) )*"
)
_ENDEARMENT = words(
    "sweetheart sweetie darling honey hun hunny my_love my_dear dear pet hon babe mama flower "
    "petal duck my_darling dear_one"
)
_WELL = words("safe ok okay alive well here happy alright all_right whole warm looked_after")
_POLITE = (
    r"(?:(?:and|so|please|just|then|but|now|okay|ok|alright|do|bye|well|you|goodnight|remember|"
    r"to) )*"
)
# "Worried about you" is the supporter's only where no other subject stands before it.
_SPEAKER = (
    r"(?:(?:i|we) (?:(?:am|are|was|feel|have been) )+|"
    r"(?m:^)(?:(?:and|but|oh|so|well|am|just|aw) )*)"
)
_HOPES = r"(?:(?:i|we) (?:\w+ )?(?:am )?|(?m:^)(?:(?:and|but|so|just|really) )*)"


def _table(table: str) -> Pattern:
    return frames(
        table,
        so=_SO,
        much=_MUCH,
        endearment=_ENDEARMENT,
        well=_WELL,
        polite=_POLITE,
        speaker=_SPEAKER,
        hopes=_HOPES,
        start=START,
        end=END,
    )


_STRONG = _table(
    """
    # compassion; an unstressed "sorry you're going through this" is a formula, and weak
    (i am )?{much}sorry( (for|about) (you|your|what|this|everything|all)| that| you| this| to hear)?
    i am {so}sorry (that )?you (have|had|were|got|did|went|never|do)
    i am {so}sorry (that )?you are (?:{word} ){0,2}(carrying|holding|alone|left|stuck|hurting|
    facing|sitting|waiting|having to (carry|hold|face|watch)|on your own|by yourself|in (this much|
    such))
    i am {so}sorry (that )?(this|it|he|she|they|nobody|no one|your) {word}
    i am {so}sorry (for|about) (you|what|everything|all of)
    my (whole |own )?heart (just )?(goes|is|aches|breaks|broke|hurts|sank|dropped) {word}
    (hurts|pains|grieves|saddens|breaks my heart|kills|aches|moves|touches|upsets) (me )?to (read|
    hear|think|know|see|imagine)
    it (really |truly |so )?(grieves|saddens|pains|hurts|moves|touches|worries|scares|frightens|
    upsets|concerns) me
    (and )?it (really |truly )?(grieves|saddens|pains|moves|touches|worries|scares) me (that|how|to)
    (that|it|this|which) (makes|made) me ({word} )?(sad|ache|want to (hug|hold|cry|wrap))
    i ({word} )?(teared|welled|choked) up
    (that|this) got me{end}
    i (stopped|winced|flinched|ached|cried|had to stop) (when|reading|for)
    i {so}(ache|hurt|grieve|weep|cry|mourn) ({word} )?(for|with) (you|the two|both of you|
    him and you)
    i feel ({word} ){0,3}(tenderness|compassion|sorrow|sadness|warmth|affection|sad|angry|
    heartbroken) ({word} )?(for|reading|hearing|on your|that you|about what)
    i am ({word} )?(angry|furious|mad|livid|outraged|gutted|heartbroken|devastated|sad|saddened|
    upset) ({word} )?(that you|for you|on your behalf|(at|by) (how|what|everything))
    i hate ({word} )?(that you|that this|this for you|what|how)
    (mad|furious|angry|livid|gutted|heartbroken|devastated|sad) (for you|on your behalf)

    # concern
    i {so}care ({word} )?(about|for|what happens to) you
    (because|since) i {so}care
    i {so}care( {word})? (how you|what happens|whether you|that you)
    people (here )?care about you
    you ({word} )?matter to me
    (i )?love you{end}
    {speaker}{so}(worried|concerned|frightened|scared|anxious|uneasy) (about|for) (you|your (safety|
    health|life))
    i ({word} )?(worry|fear) (about|for) you
    i am {so}(worried|concerned|scared|frightened) (that )?you
    i {so}(want|need|would like|would love) you (to be |to stay |to feel |to get home )?{well}
    i {so}(want|need) you to (live|be (able to rest|held|cared for|loved)|know (that )?(i|you|how)|
    have (someone|somebody|a hand))
    i (do|would) not want you (to )?({word} )?(alone|hurt|facing|slip|carry|sit|feel|go|lose|
    have to|suffer|think|be (alone|on your own|by yourself|hurt))
    you are (so )?(precious|dear) to

    # tenderness
    i (so |really |just )?wish (i (could|was|were)|you (did not|had not|never|were|had|could)|
    someone|somebody|things|it|they|your|he|she|there|this|that|we|the)
    i would ({word} )?(hug|hold|sit (with|beside|next)|bring you|make you|wrap|put the kettle|
    come (and )?sit|give you a hug|carry)
    i want to ({word} )?(hug|hold|wrap|sit with)
    wrap(ping)? (my arms|you)
    hold(ing)? (your hand|you (close|tight|in my))
    (sending|send) (you )?(so much|all (of )?my|all the|lots of|a|the|my|big|huge|warm|
    massive) (big |huge |warm |massive |tight |biggest |warmest |gentle )*(love|hugs?|strength|
    warmth|embrace)
    (biggest|tightest) hugs?
    all (of )?my love
    with (all )?my (love|heart)
    i (am|have been|will be|keep|was) ({word} )?(thinking (of|about) (you|him|her|that little)|
    holding you|praying for you|keeping you)
    you (are|have been|will be) ({word} ){0,2}(in|on) my (mind|thoughts|heart|prayers)
    i have (a |such a )?soft spot
    i am {so}(fond|on your side|in your corner|here with you|right here with you|
    staying (right )?here with you|not going anywhere)

    # gladness
    {speaker}{so}(glad|relieved|grateful|thankful|pleased|honou?red|touched|moved|delighted|happy|
    thrilled|chuffed|overjoyed) (that )?you (told|said|wrote|came|called|rang|reached|shared|
    trusted|are|were|have|did|got|made|could|can|felt|feel|let|asked|messaged|texted|picked|typed|
    found|spoke|stayed|went|managed|held|kept|brought|opened|chose|put|decided|stopped|tried|took|
    had|survived|would|trust)
    {speaker}{so}(glad|relieved|grateful|thankful|pleased|honou?red|touched|moved|delighted|happy|
    thrilled|chuffed|overjoyed) (that your|for (you|the (two|both)|your)|of you)
    {speaker}{so}proud of you
    (it|that) means a (lot|great deal) (to me )?that you
    it is an honou?r
    (your news|that|this|it) (has )?(made|makes) (my day|me ({word} )?(happy|glad|smile|grin))
    """
)
"""Explicit compassion, concern, tenderness or gladness for this person."""

_WEAK = _table(
    """
    # sympathy
    {start}((oh|aw|ah|well|man|god|ugh|so|and|no|dear|mate|hey|omg) )*{so}sorry( (to (hear|read|
    learn)( {word}){0,2}|that|you|about|for (you|your|what)|{endearment}|love|mate|op|bro|sis))?
    i am {so}sorry( (to (hear|read|learn)( {word}){0,2}|that|you|about|for (you|your|what)))?
    (that is|what|such|it is|this is) ({word} )?a ({word} )?(shame|pity)
    you poor {word}
    poor (you|thing|love|lamb|soul|darling)( xx?)?{end}
    bless (you|your heart)
    there there
    {start}there{end}
    oh (no|dear|love|lovely|sweetheart|sweetie|honey|darling|hun|my (dear|love|goodness)|mate){end}
    aww?{end}
    aww? (no|hun|love|mate|bless you|auntie|sweetie|man){end}
    {start}(oh |hey |hi |okay |aw )*{endearment}{end}

    # hope and good wishes; what is hoped for must be good for the person
    {hopes}hope (that )?{word}'s (easier|better|kinder|gentler|lighter|ok|okay)
    {hopes}(hope|hoping|pray|praying|trust) (so much )?(that )?(it|things|that|this|tomorrow|today|
    tonight|next {word}|the {word}|your {word}|all|everything|some{word}|they|he|she|
    {word}day) ({word} ){0,4}?(goes?|gets? {word}|is|are|will|eases?|passes|works?|turns?|brings?|
    feels?|comes?|lets?|finds?|heals?|settles?|better|kinder|gentler|lifts?)
    {hopes}(hope|hoping|praying|pray|wish) (that )?you ((can|will|do|may|get to|both|all|still|
    really|manage to) )*(feel|sleep|rest|heal|are|be|get|find|can|know (you|how|that)|manage|soon|
    will|eat|enjoy|recover|make it|come through|stay|keep|breathe|take|have (a|an|some|someone|
    somebody|people|support|good|friends|family|at least|got someone))
    hop(e|ing) for (the best|good news|better|you)
    good luck( (on|with|for|tomorrow|today|tonight)( {word})?)?
    (best of|better) luck
    fingers (and toes )?crossed
    rooting for you
    {start}wish (i (was|were|could)|you (were|did not|had not)|someone|somebody)
    wish(ing)? you (all|the|a|well|both|every|luck|strength|peace|nothing|many|good|some|better|
    only|much|lots|courage|comfort|rest|healing)
    all the best
    best wishes
    get well
    thinking of (you|your)
    thoughts (and prayers )?are with
    condolences
    (my|our) ({word} )?sympath(y|ies)
    (god|allah|the lord) (bless|be with|keep|watch over|protect) you
    god bless{end}
    may (you|god|he|she|it|this|your) ({word} )?(find|bless|give|bring|be|rest|heal|grant|keep)
    (praying|prayers) for (you|your)
    i ({word} )?pray for you
    sending ({word} ){0,3}(love|hugs?|prayers|strength|light|vibes|thoughts|warmth|energy|kisses)
    {start}(big |virtual |gentle |massive |warm |huge )?hugs?( to you| xx?| from {word})?{end}
    (big|virtual|gentle|massive|warm|huge) hugs?
    love and (light|hugs|prayers)
    (lots of|much) love

    # looking after oneself
    {start}{polite}take (good |extra )?care( of (yourself|yourselves)| (today|tonight|now|there|
    out there|tomorrow|on|going|xx?|and|hun|love|mate|my))
    {start}{polite}take (good |extra )?care{end}
    {start}{polite}((look after|mind) yourself|stay safe|rest (up|well)|sleep well|drive safe)
    {start}{polite}be (kind|gentle|good|easy|tender|patient|safe|careful) (to|with|on) yourself
    {start}{polite}be (safe|careful|gentle){end}
    {start}{polite}go (easy|gently|gentle)( on yourself)?
    {start}{polite}get (some|home) (rest|safe|sleep|safely)
    (be|go) (easy|gentle|kind) (on|with|to) yourself

    # comfort
    you (will|are going to) ({word} )?be (just |absolutely |totally |all )?(fine|ok|okay|alright|
    all right|grand|right|brilliant|great)
    you (will|are going to) ({word} )?((get|come|make it|pull) through|bounce back|get there|
    smash it|feel better)
    (it|things|this|everything|that) (will|does|do|is going to|are going to|can|may|
    might) ({word} )?(get (better|easier)|be (ok|okay|fine|alright|all right)|pass{end}|settle|
    work out|ease)
    (it|things|this) (always )?(gets?|settles?|eases?|passes) (better|easier|down|off|in time)
    this too shall pass
    better days
    (hang|hold) (in|on|on in) there
    hold on{end}
    stay strong
    keep (going|your chin up){end}
    (chin|cheer) up
    do not (you )?worry
    no need to worry
    (do not|never) give up
    you( have)? got this
    you can do (this|it)
    there is (always )?hope
    one day at a time
    you are stronger than
    you are not ({word} )?alone
    you do not have to ({word} )?(do|go through|carry|face|hold|bear|sit with) ({word} ){0,2}(alone|
    on your own|by yourself)
    (i am|we are|i will be|am) ({word} )?(here|around|by your side|listening) (for you|with you|
    to listen|if you|whenever|when you|as long|and|all|until|tonight|now|beside)
    (i am|we are|i will be|am) ({word} )?(here|listening|by your side){end}
    i have got you
    you have (got )?(me|us){end}
    (thank you|thanks) ({word} ){0,3}for ({word} )?(telling|trusting|sharing|opening|saying|writing|
    confiding|letting|reaching|being (so )?(open|honest|vulnerable|brave)|your (trust|honesty|
    courage|openness))
    i ({word} )?appreciate you
    i (am|would be) {so}(glad|pleased|happy|delighted|relieved) to (hear|sit|listen|stay|keep you|
    read|see|know|be here|have)
    {start}{so}(glad|pleased|happy|delighted|relieved) to (hear|read|see|know)
    i am {so}(glad|pleased|happy|delighted|relieved) (that )?(it (went|helped|worked|is|was)|(she|
    he|someone|somebody) (was|were|came|stayed|is|did))
    (congrats|congratulations)
    good for you
    happy (birthday|anniversary|new year)
    (hooray|hurrah)
    (what|that is|such) ({word} )?(wonderful|lovely|great|brilliant|fantastic|amazing) news
    i feel (for )?you{end}
    i (would|will) ({word} )?(sit|stay|wait|walk) ({word} )?(with|beside) you
    i believe in you
    i hear you{end}
    are you (ok|okay|alright|all right|safe)
    you are (safe|loved|cared)
    """
)
"""Care, hope or reassurance alluded to, often by formula."""
