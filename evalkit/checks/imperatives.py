"""Imperatives: what a sentence tells the person to do, invitations and courtesies apart.

English marks an imperative by nothing but a bare verb where a subject would stand.
So this goes by a broad list of verbs, by what may follow those that are nouns or
adjectives as well ("rest now", but "rest does not come"), and by what is an
imperative in form alone: "tell me more", "take care", "imagine that".
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from evalkit.checks import imperative_words as words_of
from evalkit.checks import verb_words
from evalkit.checks.bare_verbs import ALL_VERBS, NOUNS_TOO, Words, is_bare_verb
from evalkit.checks.clauses import Clause, clauses
from evalkit.checks.english import Reading, readings
from evalkit.checks.patterns import Pattern
from evalkit.checks.text import Text
from evalkit.checks.wordlists import word_set

Sort = Literal["told", "invited", "courtesy"]
"""What an imperative does: tells what to do, invites to talk, or neither."""

_SUBJECTS = word_set("i you he she it we they that this there who what")
_CONDOLING = word_set(
    "sorry thanks thank congrats congratulations welcome poor hugs sending love wishing"
)
_ANNOUNCED = word_set("thought idea advice suggestion tip plan move answer thing trick key")
# A clause with one of these may start afresh behind a comma: "it's only a job, don't ...".
_FRESH = word_set("please just so pls do never go try stop get")
_NO_SO_AFTER = word_set(
    "is are was were am not do does did think hope feel feels felt say said ever or and be been "
    "even quite just you"
)
_CLEAR = verb_words.VERBS - {"do", "be", "have", "let", "mind"}
_BEHIND_CONDITION = word_set(
    "tell call text go put get take try block write ask stop let leave please just ring phone "
    "email speak talk don't do"
)
_NOT_BEFORE_VERB = word_set(
    "to you i we they and or not will can could would should might may must do does did help let "
    "make makes made me us the a an your my his her their just never always please people who "
    "that kids parents"
)
ENOUGH = 12
"""Words from a verb on that show whether it is a bare one."""
_COPULA = Pattern(
    r"^(?:\w+ )?(?:is|are|was|were|am|sounds?|looks?|seems?|feels?|sucks?|hurts?|burns?|stinks?|"
    r"means?)\b"
)


@dataclass(frozen=True, slots=True)
class Imperative:
    """One imperative of a sentence."""

    start: int
    """Offset in the plain text; the end is that of its sentence."""
    end: int
    sort: Sort
    is_hedged: bool
    """Whether a "maybe" opens it."""


@lru_cache(maxsize=16)
def imperatives(text: Text) -> tuple[tuple[Imperative, ...], ...]:
    """The imperatives of each sentence, parallel to `readings(text)`."""
    sentences = readings(text)
    if not sentences:  # "Mm-hmm." holds no word
        return ()
    following = [*sentences[1:], None]
    return tuple(
        tuple(_in_sentence(sentence, after))
        for sentence, after in zip(sentences, following, strict=True)
    )


def _in_sentence(reading: Reading, following: Reading | None) -> Iterator[Imperative]:
    parts = list(clauses(reading))
    if not parts or (reading.is_question and not _asks_in_form_only(parts)):
        return
    found = list(_in_clauses(reading, parts, following))
    if found and not _is_not_meant(reading, parts, following):
        yield from found


def _in_clauses(
    reading: Reading, parts: Sequence[Clause], following: Reading | None
) -> Iterator[Imperative]:
    may_begin, found = True, False
    for index, part in enumerate(parts):
        before = parts[index - 1] if index else None
        after = parts[index + 1] if index + 1 < len(parts) else None
        if before is not None and not found and _announces_words(before):
            return
        may_begin = may_begin or part.after == ";" or _may_start_afresh(before, part)
        start = _start_of(part, after) if may_begin else None
        start = _inside(part) if start is None else start
        if start is not None:
            found = True
            sort = _sort(part, start, _behind(part, start, after, following))
            yield Imperative(part.start(start), reading.sentence.end, sort, part.is_hedged)
        else:
            may_begin = may_begin and (_sets_scene(parts, index) or _is_address(part))


def _is_not_meant(reading: Reading, parts: Sequence[Clause], following: Reading | None) -> bool:
    """Whether a sentence gives somebody's words or a daily round."""
    if words_of.ROUTINE.matches(reading.form):
        return True
    if following is not None and words_of.SAID_NEXT.matches(following.form):
        return True
    forms = [" ".join(part.words) for part in parts]
    return any(words_of.SAID_AFTER.matches(form) for form in forms[1:])


def _announces_words(part: Clause) -> bool:
    form = " ".join(part.words)
    if part.words[0] == "my":
        return False  # "my advice: ..."
    if words_of.RULE_BEFORE.matches(form):
        return True
    return not part.is_adverbial and words_of.SAID_BEFORE.matches(form)


def _sets_scene(parts: Sequence[Clause], index: int) -> bool:
    """Whether a clause waits for the main one: "when you get home, ...", "to sleep, ..."."""
    if parts[index].body[:1] == ("to",):
        # "To lose a child, bury her, and go back to work" tells nobody anything.
        return not any(part.words[0] == "and" for part in parts[index + 1 :])
    return parts[index].is_adverbial


def _asks_in_form_only(parts: Sequence[Clause]) -> bool:
    """Whether it is an order with a tag ("call her, ok?") or a rude one ("don't shout??")."""
    if len(parts) > 1 and " ".join(parts[-1].words) in words_of.TAGS:
        return True
    return parts[0].is_hedged or (len(parts) == 1 and parts[0].body[:2] == ("do", "not"))


def _start_of(part: Clause, after: Clause | None) -> int | None:
    """Index in a clause of the bare verb, or its "do not", that begins it."""
    body = part.body
    if not body or not is_bare_verb(body) or (body == ("do", "not") and after is None):
        return None
    return None if len(body) == 1 and _is_listed(body[0], after) else part.opened


def _is_listed(word: str, after: Clause | None) -> bool:
    """Whether a lone word begins a list of nouns: "work, kids, bills", not "rest, drink ..."."""
    if word not in NOUNS_TOO or after is None or after.after != ",":
        return False
    return len(after.body) < 2 or not is_bare_verb(after.body)


def _inside(part: Clause) -> int | None:
    """Index of an imperative inside a clause: "you're worn out so go to bed"."""
    words = part.words
    for index in range(len(words) - 1):
        verb = index + 1
        while verb < len(words) - 1 and words[verb] in ("please", "just", "now", "maybe"):
            verb += 1
        if words[index] == "so" and (index or part.after) and _may_lead(words, index):
            told = words[verb : verb + ENOUGH]
            if _is_clearly_told(told):
                return verb if is_bare_verb(told) else None
        elif words[index : index + 2] in (("and", "please"), ("but", "please")):
            return verb if is_bare_verb(words[verb : verb + ENOUGH]) else None
    return _behind_condition(part)


def _is_clearly_told(words: Words) -> bool:
    if words[0] in verb_words.NOUN_TOO_MOSTLY_VERBS:
        return words[1:2] != () and words[1] in verb_words.OBJECT_STARTS
    return words[0] in _CLEAR or words[:2] == ("do", "not")


def _may_lead(words: Words, index: int) -> bool:
    return not index or words[index - 1] not in _NO_SO_AFTER


def _behind_condition(part: Clause) -> int | None:
    """Index of an imperative behind a condition without its comma: "when he texts block him"."""
    words = part.words
    if words[0] not in ("if", "when", "whenever", "once", "next") or "i" in words[:3]:
        return None
    for index in range(3, len(words) - 1):
        if words[index] in _BEHIND_CONDITION and words[index - 1] not in _NOT_BEFORE_VERB:
            return index if is_bare_verb(words[index : index + ENOUGH]) else None
    return None


def _may_start_afresh(before: Clause | None, part: Clause) -> bool:
    """Whether a clause may be a new sentence behind a comma: "that is awful, go and ..."."""
    if before is None or "to" in before.words or not _COPULA.matches(" ".join(before.words)):
        return False
    words = part.words[1:] if part.words[0] in ("but", "still", "yet") else part.words
    if not words:
        return False
    takes_object = words[1:2] != () and words[1] in verb_words.OBJECT_STARTS | {"at"}
    return words[0] in _FRESH or (words[0] in verb_words.VERBS and takes_object)


def _is_address(part: Clause) -> bool:
    """Whether a clause only calls, thanks or exclaims: "oh Meera", "sorry to hear that"."""
    if part.words[-1] == "is" and not _ANNOUNCED.isdisjoint(part.words):
        return True
    if not _CONDOLING.isdisjoint((part.words[0], *part.body[:1])):
        return True
    return len(part.body) <= 3 and not any(
        word in _SUBJECTS
        or word in verb_words.FINITE
        or word in verb_words.AUXILIARIES
        or word.endswith("ing")
        for word in part.body
    )


_TOPICS = word_set(
    "it this that your what how him her them the things feelings boundaries money everything "
    "anything something plans sex"
)


def _behind(part: Clause, start: int, after: Clause | None, following: Reading | None) -> str:
    """The words behind an imperative: of the next clause, or of the next sentence."""
    if after is not None:
        return " ".join(after.words[:6])
    is_brief = len(part.words) - start <= 2
    return following.form if following is not None and is_brief else ""


def _sort(part: Clause, start: int, following: str) -> Sort:
    words = part.words[start:]
    if len(words) <= 4 and words_of.HERE_TO_LISTEN.matches(following):
        return "invited"
    if words[:2] == ("talk", "about") and words[2:3] and words[2] not in _TOPICS:
        return "courtesy"  # "talk about rotten timing"
    if words[0] == "promise" or (words[0] == "never" and words[-1] == "again"):
        return "told"
    if words[0] == "never" or words[:2] == ("do", "not"):
        return _sort_of_forbidding(words)
    form = " ".join(
        words[1:] if words[0] == "do" and words[1:2] and words[1] in ALL_VERBS else words
    )
    if words_of.COURTESY.matches(form):
        if _tells_then(words):
            return "told"
        return (
            "invited"
            if words_of.INVITED.matches(form) and form.startswith("let it")
            else "courtesy"
        )
    return "invited" if words_of.INVITED.matches(form) else "told"


def _tells_then(words: Words) -> bool:
    """Whether an order is tacked on: "enjoy it and stop overthinking"."""
    if "and" not in words[:-2]:
        return False
    rest = words[words.index("and") + 1 :]
    form = " ".join(rest)
    return (
        rest[0] in _CLEAR
        and is_bare_verb(rest)
        and not words_of.COURTESY.matches(form)
        and not words_of.INVITED.matches(form)
    )


def _sort_of_forbidding(words: Words) -> Sort:
    rest = list(words[1:])
    while rest and rest[0] in ("not", "you", "ever", "just", "always"):
        rest.pop(0)
    return "courtesy" if words_of.NOT_TOLD_AFTER_NOT.matches(" ".join(rest)) else "told"
