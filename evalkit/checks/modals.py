"""Advice by a modal verb: "you should ...", "you could ...", "could you ...?".

The same words tell what life demands of the person ("you have to smile all day"), what
they may feel or do anyway ("you can hear it"), what must be so ("you must be worn out"),
and whose view it is ("he thinks you should ..."): none of these advises.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from evalkit.checks import advice_words as words_of
from evalkit.checks.advice_words import Kind
from evalkit.checks.english import Reading
from evalkit.checks.imperative_words import COURTESY, INVITED
from evalkit.checks.wordlists import MAX_TRIED


def advised_by_modal(reading: Reading) -> Iterator[tuple[int, Kind]]:
    """Index of the word where each piece of advice begins, and how it is put."""
    words = [word.text for word in reading.words]
    if "you" not in words:
        return iter(())
    return _in_question(words) if reading.is_question else _in_statement(reading, words)


def _in_statement(reading: Reading, words: Sequence[str]) -> Iterator[tuple[int, Kind]]:
    starts = [i for i, word in enumerate(words[:-2]) if word == "you"]
    for index in starts[:MAX_TRIED]:
        found = None if _depends(words, index) else _modal_at(words, index + 1)
        if found is not None and not reading.is_reported(reading.starts[index]):
            yield index, found


def _in_question(words: Sequence[str]) -> Iterator[tuple[int, Kind]]:
    """Advice as a question: "could you ask for an extension?"."""
    for index in range(len(words) - 2):
        if words[index] in ("could", "can", "might") and words[index + 1] == "you":
            rest = _without_adverbs(words, index + 2)
            asked = words[max(0, index - 1)] in words_of.WH or words_of.RECALLS.matches(
                " ".join(rest)
            )
            if (
                rest
                and not asked
                and rest[0] not in words_of.ASKABLE
                and _is_advised((), rest, "tentative")
            ):
                yield index, "tentative"
                return


def _modal_at(words: Sequence[str], start: int) -> Kind | None:
    """What the words behind a "you" advise with a modal verb, if they do."""
    never_got = words[start : start + 2] == ["never", "got"]
    plain = _without_adverbs(words, start)
    for modal, kind in words_of.MODALS:
        if tuple(plain[: len(modal)]) == modal and not never_got:
            return kind if _is_advised(modal, plain[len(modal) :], kind) else None
    return None


def _without_adverbs(words: Sequence[str], start: int) -> list[str]:
    """The next words, adverbs left out: few enough for a modal and what it is about."""
    return [word for word in words[start : start + 14] if word not in words_of.ADVERBS]


def _is_advised(modal: tuple[str, ...], rest: Sequence[str], kind: Kind) -> bool:
    if not rest or _is_about_talking(rest):
        return False
    if modal[-1:] in (("consider",), ("about",), ("watch",)):
        return True
    if modal == ("want", "to", "be"):
        return rest[0].endswith("ing") or rest[0] == "careful"
    if rest[0] not in words_of.ACTIONS:
        return False
    if kind == "tentative":
        return rest[0] not in words_of.STATES or " ".join(rest[:2]) in words_of.STILL_SUGGESTED
    return _is_duty(modal, rest[0], rest[1:2], " ".join(rest[:2]))


def _is_about_talking(rest: Sequence[str]) -> bool:
    """Whether it opens the floor: "you can tell me", "you can set it down here"."""
    form = " ".join(rest)
    return bool(INVITED.matches(form) or COURTESY.matches(form) or words_of.AT_HOME.matches(form))


def _is_duty(modal: tuple[str, ...], verb: str, following: Sequence[str], form: str) -> bool:
    """Whether a verb behind "should", "must" or "have to" is what one tells people to do."""
    demanded = modal[-1] == "to" and modal[0] in ("have", "do", "will", "are")
    if form in words_of.NO_DUTY:
        return False
    if verb == "be":
        return bool(following) and following[0] in (
            words_of.BE_BRAVE if demanded else words_of.BE_DUTIES
        )
    if demanded:
        return verb in words_of.ASKED_OF or form in words_of.STILL_ORDERED
    if modal == ("must",) and verb in words_of.EPISTEMIC_MUST:
        return form in words_of.STILL_ORDERED
    if modal == ("need", "to"):
        return (
            verb not in words_of.STATES
            or form in words_of.STILL_ORDERED
            or form in words_of.STILL_SUGGESTED
        )
    if verb == "have":
        return bool(following) and following[0] in (
            "a",
            "some",
            "faith",
            "lunch",
            "patience",
            "more",
        )
    return verb not in words_of.STATES or verb in words_of.DUTIES


def _depends(words: Sequence[str], index: int) -> bool:
    """Whether the clause that "you" begins hangs on another: "the way you could ..."."""
    if not index:
        return False
    before = words[max(0, index - 3) : index]
    if before[-1] == "like" and words[index + 1 : index + 2] in (["should"], ["need"], ["ought"]):
        return words[index + 1] == "need"
    if before[-1] in (
        "think",
        "feel",
        "believe",
        "reckon",
        "say",
        "suggest",
        "recommend",
        "that",
        "like",
    ):
        return "i" not in before and before[-2:] not in (["important", "that"], ["suggest", "that"])
    if before[-1] in words_of.OFFERED:
        return False
    if before[-1] in ("if", "whether"):
        return {"wonder", "wondering"}.isdisjoint(words[max(0, index - 5) : index])
    if "if" in before or "whether" in before:
        return True
    return before[-1] in words_of.DEPENDENT
