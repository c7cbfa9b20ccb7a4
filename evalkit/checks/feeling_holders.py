"""Whose feeling a feeling word is: the person's, the supporter's, or somebody else's.

English names the one who feels before the feeling, mostly as the nearest subject:
"you told him, and you're ashamed". So each kind of feeling word looks to its left for
its subject, and then for what undoes it: denial, wish, order, condition.
"""

from __future__ import annotations

from typing import Literal

from evalkit.checks.english import PEOPLE, STOP, word_set
from evalkit.checks.feeling_words import ONLY_AFTER_FEEL, STATES
from evalkit.checks.patterns import any_of

Holder = Literal["person", "supporter", "other", "nobody"]
Words = list[str]

REACH = 30
"""Words of a sentence, to either side, that can bear on a feeling word in it."""

STATE_WORDS = word_set(*STATES.values())


def is_about_person(words: Words, index: int) -> bool:
    """Whether "you" or a feeling verb comes before: "in pieces" may be literal."""
    return bool(set(words[max(0, index - 12) : index]) & (_YOU | _FEEL | _ANYONE))


def _holder(words: Words, index: int) -> tuple[Holder, int]:
    """Who is spoken of at a word: the nearest subject before it, and where that stands."""
    for at in range(index - 1, max(-1, index - 16), -1):
        word = words[at]
        if word == ";":
            return "nobody", at
        if word in _YOU:
            return "person", at
        if word in _THEY or (word in _OBJECTS and at and words[at - 1] in _MAKES):
            return "other", at
        if word in _FIRST_PERSON and not _perceives(words, at):
            return "supporter", at
        if word in _ANYONE:
            return "person", at
        if word in _IMPERSONAL and at + 1 < index and words[at + 1] in _LINKS:
            return "nobody", at
    return "nobody", -1


def _perceives(words: Words, at: int) -> bool:
    """Whether "I" only looks on: "I hear resentment" is not about the supporter."""
    following = [word for word in words[at + 1 : at + 5] if word not in _ADVERBS]
    return bool(following) and any(word in _PERCEIVING for word in following[:2])


def is_persons_state(words: Words, first: int, last: int, *, is_idiom: bool = False) -> bool:
    """Whether a state, "ashamed" or "at your limit", is said to be the person's.

    Args:
        words: The sentence.
        first: Index of the state's first word.
        last: Index of its last word.
        is_idiom: Whether it is a phrase, which cannot be a plain fact.
    """
    if _is_attributive(words, first, last) or _is_courtesy(words, first, last):
        return False
    holder, at = _holder(words, first)
    if words[first - 1 : first] == ["how"] or words[first - 2 : first - 1] == ["how"]:
        holder, at = _holder_after(words, last), max(0, first - 2)
    if holder in ("supporter", "other") or _is_of_somebody_else(words, first):
        return False
    if words[first] in ONLY_AFTER_FEEL and not (is_idiom or _is_felt(words, first)):
        return False
    return not _is_undone(words, at, first)


def _holder_after(words: Words, last: int) -> Holder:
    for word in words[last + 1 : last + 4]:
        if word in _YOU:
            return "person"
        if word in _OTHERS or word in PEOPLE:
            return "other"
        if word in _FIRST_PERSON:
            return "supporter"
    return "nobody"


def _is_of_somebody_else(words: Words, index: int) -> bool:
    """Whether the predicate's own subject is another person: "your mum may be ..."."""
    at = index - 1
    verbs = 0
    while at >= 0 and words[at] in _LINKS and words[at] != "to":
        verbs += words[at] in _LINKING_VERBS
        at -= 1
    if at < 0 or words[at] in (",", ";", "to"):
        return False
    if words[at].endswith("'s") and words[at][:-2] in PEOPLE:
        return True
    if not verbs:
        return False
    if words[at] in PEOPLE:
        return words[at] not in _ANYONE
    return (
        words[at] not in STOP
        and words[at] not in _PARTS_OF_PERSON
        and not {"feel", "feels", "felt", "feeling"} & set(words[at:index])
        and not words[at].endswith("ing")
    )


def _is_attributive(words: Words, first: int, last: int) -> bool:
    """Whether it describes a noun, as in "a sad film", that is not the person."""
    following = words[last + 1] if last + 1 < len(words) else ","
    before = words[first - 1] if first else ","
    if following in ("one", "ones") or (following == "you" and before != "how"):
        return True  # "a loved one", "your mother loved you"
    if before not in _DETERMINERS and not (first == 0 and following not in STOP):
        return False
    if following in STOP or following in ",;" or following in _AFTER_PREDICATE:
        return False
    return following not in _PARTS_OF_PERSON


def _is_courtesy(words: Words, first: int, last: int) -> bool:
    """Whether the supporter means themself without saying I: "happy to help"."""
    if words[first] not in _SAID_BY_SUPPORTER or not _YOU.isdisjoint(
        words[max(0, first - REACH) : first]
    ):
        return False
    if first and words[first - 1] in ("must", "be", "being", "feeling", "sound", "sounds"):
        return False
    return bool({"you", "your", "to", "for", "that", "this"} & set(words[last + 1 : last + 4]))


def _is_felt(words: Words, index: int) -> bool:
    """Whether a word of feeling governs it: "you felt tired and alone"."""
    if words[index] in ("mad", "cross") and {"at", "with", "about"} & set(
        words[index + 1 : index + 9]
    ):
        return True
    if _EXPECTED.matches(" ".join(words[max(0, index - REACH) : index])):
        return True
    for word in reversed(words[max(0, index - 8) : index]):
        if word in _FEEL:
            return True
        if word not in _LINKS and word not in STATE_WORDS and word not in ("and", "or", ",", "you"):
            return False
    return False


def _is_undone(words: Words, at: int, index: int) -> bool:
    """Whether it is denied, wished for, advised or only supposed."""
    if _is_told_to_feel(words, index):
        return True
    between = words[max(at, 0) : index]
    for mark in (",", ";", "but"):
        if mark in between:
            between = between[len(between) - between[::-1].index(mark) :]
    phrase = " ".join(between)
    if _RHETORICAL.matches(" ".join(_around(words, index))):
        return False
    if _UNDOING.matches(_without_exceptions(phrase)):
        return True
    before = " ".join(words[max(0, at - 2) : max(at, 0)])
    return _SUPPOSING.matches(before) and not _NOT_SUPPOSING.matches(before)


def _is_told_to_feel(words: Words, index: int) -> bool:
    """Whether it stands in an order or a wish: "be happy for him", "let her be upset"."""
    before = words[max(0, index - 4) : index]
    while before and before[-1] in _ADVERBS:
        before.pop()
    if {"let", "try", "focus", "stay", "avoid"} & set(before):
        return True
    if before[-2:] == ["not", "be"]:
        return before[-3:-2] == ["do"]  # "don't be scared", not "who wouldn't be scared"
    return before[-1:] == ["be"] and (len(before) < 2 or before[-2] in _BEFORE_AN_ORDER)


def _around(words: Words, index: int) -> Words:
    return words[max(0, index - REACH) : index + REACH]


def _without_exceptions(phrase: str) -> str:
    for start, end in reversed(list(_NOT_REALLY_UNDOING.spans(phrase))):
        phrase = phrase[:start] + phrase[end:]
    return phrase


def strikes_person_as(words: Words, index: int) -> bool:
    """Whether a situation is called "humiliating" or "lonely" as it is for the person."""
    after = words[index + 1 : index + 3]
    if after[:1] == ["for"] and after[1:] and after[1] not in ("you", "anyone", "anybody"):
        return False
    at = index - 1
    while at >= 0 and words[at] in _LINKS:
        at -= 1
    subject = words[at] if at >= 0 else ","
    linked = at < index - 1 and words[index - 1] not in ("a", "an")
    if subject in _OTHERS or subject in _FIRST_PERSON or subject in PEOPLE or subject in _YOU:
        return False
    if not linked and subject != "," and words[index - 1] != "how":
        return bool(after) and after[0] in _OCCASIONS and words[index - 1] in _DETERMINERS
    if "not" in words[max(at, 0) : index]:
        return False
    impersonal = subject in _IMPERSONAL or subject in ",;" or subject in ("how", "and", "so", "but")
    gerund = subject.endswith("ing") or words[0].endswith("ing")
    return impersonal or gerund or not _YOU.isdisjoint(_around(words, index))


def is_persons_noun(words: Words, index: int) -> bool:
    """Whether a feeling is named as something in the person: "so much shame"."""
    after = words[index + 1 : index + 4]
    before = words[max(0, index - 3) : index]
    if after and (after[0] in _COMPOUNDS or _belongs_to_other(after)):
        return False
    if set(before) & {"his", "her", "their", "my", "our"} or (
        before and before[-1].endswith("'s") and before[-1] not in ("body's", "heart's")
    ):
        return False
    if before[-1:] in (["pain"], ["no"]) or after[:2] == ["to", "inform"]:
        return False
    holder, at = _holder(words, index)
    if holder in ("supporter", "other"):
        return False
    if holder == "nobody" and _is_generic(words, index):
        return False
    if words[index] in _NEED_OWNER and not set(before) & _OWNED:
        return False
    return not _is_undone(words, at, index)


def _belongs_to_other(after: Words) -> bool:
    """Whether it goes on "... he feels" or "... of his mother"."""
    rest = after[1:] if after[0] in ("that", "of", "in") else after
    return bool(rest) and rest[0] in (_OTHERS if after[0] in ("of", "in") else _SUBJECTS)


def _is_generic(words: Words, index: int) -> bool:
    """Whether it is a lesson about the feeling: "grief is a journey"."""
    before = words[max(0, index - REACH) : index]
    if {"that", "this", "such"} & set(before) or not _YOU.isdisjoint(_around(words, index)):
        return False
    return index + 1 < len(words) and words[index + 1] in _LESSON_VERBS


def is_done_by_person(words: Words, index: int) -> bool:
    """Whether the person is the one who feels it: "you miss him"."""
    after = words[index + 1] if index + 1 < len(words) else ","
    if words[index] in ("hurt", "hurting") and (
        after in _OBJECTS or after in _SELVES or after in ("your", "someone", "people")
    ):
        return False
    if words[index] in ("long", "ache", "pine", "yearn") and after not in ("for", "to"):
        return False
    at = index - 1
    while at >= 0 and words[at] in _LINKS:
        at -= 1
    subject = words[at] if at >= 0 else ""
    if subject != "you" and not (subject in _PARTS_OF_PERSON and "you" in words[at:index]):
        return False
    if {"would", "will", "can", "could"} & set(words[at:index]):
        return False
    return not _is_undone(words, at, index)


def is_done_to_person(words: Words, index: int) -> bool:
    """Whether it is what strikes the person: "what stings most is ..."."""
    after = words[index + 1] if index + 1 < len(words) else ","
    before = words[max(0, index - 3) : index]
    if {"not", "never"} & set(before) or before[-1:] == ["who"] or after in _SELVES:
        return False
    if after in ("you", "anyone", "anybody"):
        return not (_WHOSE_DOING & set(before))
    if words[index] not in _INTRANSITIVE or after in _OBJECTS or set(before) & _BODY:
        return False
    subject = next((w for w in reversed(before) if w not in _LINKS), "it")
    return subject not in _OTHERS and subject not in _FIRST_PERSON and subject != "you"


_YOU = word_set("you your yours yourself")
_FIRST_PERSON = word_set("i me my myself we us our")
_OTHERS = word_set("he she they his their himself herself themselves")
_THEY = word_set("he she they")
_SUBJECTS = word_set("he she they i we people")
_OBJECTS = word_set("him her them me us")
_MAKES = word_set("make makes made making leave leaves left leaving get gets got")
_ANYONE = word_set("anyone anybody who")
_IMPERSONAL = word_set("it that this there what which here these those")
_ADVERBS = word_set(
    "so very really quite pretty rather too just still even also already always often all such "
    "absolutely completely totally utterly truly deeply terribly incredibly awfully bloody "
    "clearly obviously understandably naturally probably maybe perhaps kind of sort a bit "
    "little lot more most less as how now then both simply only almost nearly honestly "
    "genuinely extremely particularly especially right suddenly constantly never not somehow "
    "desperately sorely actually sometimes half beyond pure proper dead super well no longer"
)
_LINKING_VERBS = word_set(
    "is are was were be been being am feel feels felt feeling seem seems seemed sound sounds "
    "sounded look looks looked get gets got getting become becomes became remain may might "
    "must would could can will should has have had do does did go goes went gone going"
)
_LINKS = _ADVERBS | _LINKING_VERBS | {"to", "like", "left", "have"}
_FEEL = word_set(
    "feel feels felt feeling seem seems sound sounds look leave leaves left leaving make makes "
    "made making end ended ending"
)
_PERCEIVING = word_set(
    "hear hearing sense sensing see seeing notice noticing wonder wondering imagine imagining "
    "think guess guessing suspect bet gather understand get feel expect pick picking read know "
    "say take suppose reckon"
) - {"feel", "read"}
_PARTS_OF_PERSON = word_set(
    "part parts side bit heart mind body voice gut stomach chest soul head something words "
    "message tears child kid self place silence feeling feelings person thoughts face"
)
_DETERMINERS = word_set("a an the such this that these those some any every another")
_AFTER_PREDICATE = word_set("without within toward towards beside tonight today these")
_SAID_BY_SUPPORTER = word_set(
    "happy glad delighted pleased proud thrilled excited sad grateful thankful relieved gutted "
    "heartbroken devastated afraid saddened touched moved honoured"
)
_BEFORE_AN_ORDER = word_set(", ; but and so not please just can could always")
_OCCASIONS = word_set(
    "thing experience way place position moment day night feeling time spot situation to"
)
_COMPOUNDS = word_set(
    "attack attacks disorder disorders clinic killers killer relief medication meds tablets "
    "management levels level counsellor counselling counselor counseling group support therapy "
    "response responses symptoms scale hormones triggers trigger injury wound"
)
_LESSON_VERBS = word_set(
    "is are can has have takes does often usually tends comes affects makes may might will "
    "never always and or works varies lessens fades"
)
_NEED_OWNER = word_set("pain ache sting hate hurt nerves tension joy pride isolation worry")
_OWNED = word_set("your that the this much deep such of real some a")
_INTRANSITIVE = word_set("hurts hurt hurting stings stung sting smarts smart aches")
_SELVES = word_set("yourself himself herself themselves myself")
_WHOSE_DOING = _OTHERS | word_set("should will anyone anybody someone i")
_BODY = word_set("leg arm head back knee stomach tooth foot neck shoulder ankle throat")

_EXPECTED = any_of(
    r"of course|no (?:wonder|surprise)|makes? (?:\w+ )?sense|(?:right|reason) to|it figures|"
    r"understandable|understandably|naturally|any(?:one|body)|can see (?:why|how)|get why"
)
_RHETORICAL = any_of(
    r"(?:made of|have a heart of) (?:\w+)",
    r"(?:who|how|what) (?:would|could|can) (?:\w+ ){0,3}?not",
    r"no (?:wonder|surprise|doubt|question)",
    r"(?:surpris(?:ed|ing)|strange|odd|weird|unusual|unnatural|inhuman|amazed) (?:if|not|to)",
    r"not (?:\w+ )?(?:surpris(?:ed|ing)|strange|odd|a surprise|hard to see|unreasonable)",
    r"can not help (?:but|feeling|being)?",
    r"could not (?:be|feel|have been) more",
)
_NOT_REALLY_UNDOING = any_of(
    r"not (?:just|only|simply|merely)", r"(?:right|reason|reasons|allowed|okay|ok|fine|normal) to"
)
_UNDOING = any_of(
    r"not|never|no|hardly|without|stop|stopped|less|neither|nor|anything but|far from",
    r"should|ought|will|deserve|deserves|try|trying|want(?:ed)? to|need to|learn to|able to",
    r"rather than|instead of|no longer|supposed to|meant to|going to|would like to|help you",
)
_SUPPOSING = any_of(r"if|whenever|unless|until|once|in case|next time|let|so that|than|when")
_NOT_SUPPOSING = any_of(
    r"(?:as|wonder|wondering|even|like|surprised|strange|odd|see|weird) (?:if|when)|no less than"
)
