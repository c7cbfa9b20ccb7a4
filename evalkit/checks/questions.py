"""Questions: how many a reply puts to the person, and which of them open the talk.

Open and closed as in MITI 4.2.1 and MISC 2.5. Stacked questions are what clinicians
fault first in language models' replies ("5 questions in one turn", MindEval 2025).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from evalkit.checks import question_words as words_of
from evalkit.checks.clauses import Clause, clauses
from evalkit.checks.english import QUOTE, Reading, readings
from evalkit.checks.imperatives import imperatives
from evalkit.checks.registry import Mark, Outcome, check, count
from evalkit.checks.text import Exchange, Text
from evalkit.types import Json

Kind = Literal["open", "invitation", "closed"]


@dataclass(frozen=True, slots=True)
class Question:
    """One question put to the person."""

    start: int
    """Offset in the plain text."""
    end: int
    kind: Kind


@check(
    "question_load",
    summary="Questions put to the person: stacking and interrogation",
    number="count of questions",
    source="MindEval (2025), clinicians' notes: several questions in one turn",
)
def question_load(exchange: Exchange, params: Mapping[str, Json]) -> Outcome:
    """Each question to the person; tags, quoted and reported questions are none."""
    return count(Mark(q.start, q.end, "question") for q in questions_in(exchange.reply))


@check(
    "open_questions",
    summary="Open questions, and open invitations to tell more",
    number="count of open questions and invitations",
    source="MITI 4.2.1 and MISC 2.5: open question",
)
def open_questions(exchange: Exchange, params: Mapping[str, Json]) -> Outcome:
    """Questions and invitations that a yes, a no or a fact does not answer."""
    asked = [q for q in questions_in(exchange.reply) if q.kind != "closed"]
    return count(Mark(q.start, q.end, q.kind) for q in [*asked, *_invitations(exchange.reply)])


@check(
    "closed_questions",
    summary="Questions that a yes, a no or a fact answers, or that ask for nothing",
    number="count of questions that are not open",
    source="MITI 4.2.1 and MISC 2.5: closed question",
)
def closed_questions(exchange: Exchange, params: Mapping[str, Json]) -> Outcome:
    """All questions that are not open, greetings and rhetorical ones included."""
    return count(
        Mark(q.start, q.end, "closed") for q in questions_in(exchange.reply) if q.kind == "closed"
    )


@lru_cache(maxsize=16)
def questions_in(reply: Text) -> tuple[Question, ...]:
    """The questions a reply puts to the person, in order."""
    # Some exports put the whole reply into quotation marks: that is no quotation.
    own = reply.is_quoted(0, len(reply.plain.rstrip()))
    return tuple(
        question
        for reading in readings(reply)
        for question in _of_sentence(reading, is_asked=_is_asked(reply, reading, own=own))
    )


def _is_asked(reply: Text, reading: Reading, *, own: bool) -> bool:
    """Whether a question mark of the writer's own ends the sentence."""
    if not reading.is_question:
        return False
    mark = reading.sentence.start + reading.sentence.text.rindex("?")
    return own or not reply.is_quoted(mark, mark + 1)


def _of_sentence(reading: Reading, *, is_asked: bool) -> Iterator[Question]:
    parts = [part for part in clauses(reading) if part.words != (QUOTE,)]
    if not parts or (reading.is_question and not is_asked):
        return
    starts = [index for index in range(len(parts)) if _asks(parts, index, is_asked=is_asked)]
    if is_asked and not starts:
        if _is_tagged(parts) or _is_reported(parts, len(parts) - 1):
            return
        starts = [_main(parts)]
    for number, index in enumerate(starts):
        last = starts[number + 1] - 1 if number + 1 < len(starts) else len(parts) - 1
        yield from _one_or_two(parts[index : last + 1], is_last=last == len(parts) - 1)


def _asks(parts: Sequence[Clause], index: int, *, is_asked: bool) -> bool:
    """Whether a clause begins a question of its own."""
    part = parts[index]
    form = _form(part.body)
    if not form or part.words[0] == "or" or _is_reported(parts, index):
        return False
    if not is_asked:
        return _is_unmarked_question(part, form)
    if index and words_of.TAG.matches(" ".join(part.words)):
        return False
    follows = index + 1 < len(parts)
    if words_of.NOT_INVERTED.matches(form):
        return not index and not follows and not form.startswith(("had", "which"))
    if words_of.INVERTED.matches(form):
        return True
    pattern = words_of.WH_SUBJECT if index else words_of.WH_SUBJECT_FIRST
    # "When you think of him, what comes up?" asks but once.
    is_scene = form.split(" ", 1)[0] in ("when", "where", "which", "who") and follows
    return pattern.matches(form) and not is_scene and not _is_statement(form, parts, index)


def _is_statement(form: str, parts: Sequence[Clause], index: int) -> bool:
    """Whether "what", "how" or "why" begins no question: "what he did, is that ...?"."""
    return index + 1 < len(parts) and any(
        words_of.INVERTED.matches(" ".join(part.body)) and part.words[0] != "or"
        for part in parts[index + 1 : index + 6]
        if not words_of.TAG.matches(" ".join(part.words))
    )


def _is_unmarked_question(part: Clause, form: str) -> bool:
    if form.split(" ", 1)[0] not in words_of.HEADS:
        return False
    if words_of.ELIDED.matches(form):
        return True
    ending = part.reading.sentence.text[-1]
    if ending == "!" or words_of.UNMARKED_NOT.matches(form) or words_of.NOT_INVERTED.matches(form):
        return False
    if words_of.UNMARKED.matches(form):
        return True
    unstopped = ending.isalnum() and words_of.UNSTOPPED.matches(form)
    return unstopped and not words_of.UNSTOPPED_NOT.matches(form)


def _form(words: Sequence[str]) -> str:
    return " ".join(words_of.SPELLINGS.get(word, word) for word in words)


def _is_reported(parts: Sequence[Clause], index: int) -> bool:
    """Whether a clause before gives the question as somebody else's."""
    if not index:
        return False
    before = " ".join(parts[index - 1].words)
    if words_of.ASKED_BY_ME.matches(before):
        return False
    if words_of.INVERTED.matches(" ".join(parts[index - 1].body)):
        return False
    return words_of.ASKED_BY_OTHERS.matches(before)


def _is_tagged(parts: Sequence[Clause]) -> bool:
    """Whether nothing but a tag asks: "it hurts, doesn't it?", "you know?"."""
    return words_of.TAG.matches(" ".join(parts[-1].words))


def _main(parts: Sequence[Clause]) -> int:
    """Index of the clause that a question without a question word begins with."""
    for index in range(len(parts) - 1):
        if not parts[index].is_adverbial and parts[index].body:
            return index
    return len(parts) - 1


def _one_or_two(parts: Sequence[Clause], *, is_last: bool) -> Iterator[Question]:
    """The question that some clauses make up, or the two that "and" ties together."""
    form = " ".join(" ".join(part.words) for part in parts)
    body = _form([*parts[0].body, *(word for part in parts[1:] for word in part.words)])
    start = parts[0].start(min(parts[0].opened, len(parts[0].words) - 1))
    end = parts[0].reading.sentence.end if is_last else parts[-1].end()
    second = words_of.SECOND.first(form)
    if second is None or " or " in form[: second[0]]:
        yield Question(start, end, _kind(body))
        return
    if not words_of.OPEN.matches(body) and not words_of.INVERTED.matches(body):
        yield Question(start, end, _kind(form[second[0] + 5 :]))
        return
    middle = _word_start(parts, len(form[: second[0] + 1].split()))
    yield Question(start, middle, _kind(form[: second[0]]))
    yield Question(middle, end, _kind(form[second[0] + 5 :]))


def _word_start(parts: Sequence[Clause], number: int) -> int:
    for part in parts:
        if number < len(part.words):
            return part.start(number)
        number -= len(part.words)
    return parts[-1].end()


def _kind(form: str) -> Kind:
    if any(
        pattern.matches(form)
        for pattern in (words_of.GREETING, words_of.ADVISING, words_of.RHETORICAL, words_of.BARE)
    ):
        return "closed"
    if words_of.INVITING.matches(form):
        return "closed" if words_of.CLOSED_CONTENT.matches(form) else "invitation"
    if words_of.NOT_INVERTED.matches(form) and words_of.INNER_WH.matches(form):
        return "open"  # "when she says that how do you feel?"
    if words_of.FACTUAL.matches(form) and not words_of.FACTUAL_NOT.matches(form):
        return "closed"
    if words_of.OPEN.matches(form) or words_of.OPEN_FRAGMENT.matches(form):
        return "open"
    if words_of.OFFERING.matches(form):
        return "invitation"
    opens_later = words_of.INNER_WH.matches(form) and not words_of.INVERTED.matches(form)
    return "open" if opens_later else "closed"


def _invitations(reply: Text) -> Iterator[Question]:
    """Statements and requests that invite the person to tell: "I'd like to hear ..."."""
    for reading, found in zip(readings(reply), imperatives(reply), strict=True):
        if reading.is_question:
            continue
        invited = next((one.start for one in found if one.sort == "invited"), None)
        if invited is not None and _invites_to_tell(reading, invited):
            yield Question(invited, reading.sentence.end, "invitation")
        elif (offer := _offer(reading)) is not None:
            yield Question(offer, reading.sentence.end, "invitation")


def _invites_to_tell(reading: Reading, start: int) -> bool:
    words = [word.text for word in reading.words if word.start >= start]
    form = " ".join(words)
    return words_of.INVITED_TO_TELL.matches(form) and not words_of.TOLD_IN_IDIOM.matches(form)


def _offer(reading: Reading) -> int | None:
    found = words_of.OFFERING.first(reading.form)
    if found is None or words_of.OFFERING_NOT.matches(reading.form):
        return None
    if reading.is_reported(found[0]):
        return None
    return reading.span(*found)[0]
