"""Bare verbs: what marks an imperative in English, where there is no other mark."""

from __future__ import annotations

from evalkit.checks import verb_words as words_of
from evalkit.checks.english import QUOTE
from evalkit.checks.wordlists import word_set

Words = tuple[str, ...]

NOUNS_TOO = words_of.NOUN_TOO | words_of.NOUN_TOO_MOSTLY_VERBS | words_of.ADJECTIVE_TOO
"""Verbs that are nouns or adjectives as well."""
ALL_VERBS = words_of.VERBS | NOUNS_TOO


def is_bare_verb(words: Words) -> bool:
    """Whether the words of a clause begin with a bare verb, or its "do not" or "never"."""
    first, second = words[0], words[1] if len(words) > 1 else ""
    if first in ("do", "never"):
        return _is_bare_verb_after(first, words[1:])
    if words_of.SAME_IN_PAST.matches(" ".join(words)) or words[2:3] == (first,):
        return False  # "put on the spot", "call after call"
    if words[1:2] == ("or",) and len(words) == 3:
        return False  # "stay or go, ..."
    if first in words_of.VERBS:
        return not _is_subject(words)
    if first in NOUNS_TOO:
        return _takes_object(first, second, words) and not _is_subject(words)
    return second in ("yourself", "him", "them", "your") and _looks_like_verb(first)


def _takes_object(first: str, second: str, words: Words) -> bool:
    """Whether a word that may be a noun or an adjective is followed as a verb is."""
    if not second:
        return first in words_of.NOUN_TOO_MOSTLY_VERBS or first in ("calm", "slow")
    if second == "and":
        return len(words) > 2 and words[2] in words_of.VERBS
    if second in words_of.FINITE or second in words_of.NOUN_COMPOUNDS:
        return False
    if second.endswith("ed") and len(second) > 4:
        return False  # "hope faded"
    if second.endswith("s") and words[2:3] != () and words[2] in _DETERMINERS:
        return False  # "exercise lifts the mood"
    if second in words_of.OBJECT_STARTS or second.endswith("ly") or second.isdigit():
        return True
    if second in words_of.PREPOSITIONS:
        return second in words_of.TAKES_PREPOSITION.get(first, ())
    return first in words_of.NOUN_TOO_MOSTLY_VERBS


def _is_subject(words: Words) -> bool:
    """Whether the first word turns out to be the subject of a verb further on."""
    is_noun = words[0] in words_of.NOUN_TOO
    for index, word in enumerate(words[1:], 1):
        if word in words_of.SUBORDINATORS or word == QUOTE:
            return False
        if word in words_of.AUXILIARIES:
            return True
        if is_noun and index > 2 and word in _PAST and words[index - 1] not in ("to", "not"):
            return True  # "trust in him ran out"
    return False


_DETERMINERS = word_set("the a an your you him her them it us me his their my our")
_PAST = word_set(
    "came went got gave kept made meant took became brought ate sat lay built broke ran wore told "
    "began grew fell rose felt left ended started seemed"
)


def _looks_like_verb(word: str) -> bool:
    # A verb nobody listed shows itself by its object: "unpin him", "zip your mouth".
    return (
        len(word) > 3
        and word.isalpha()
        and not word.endswith(("ing", "ed", "ly", "s"))
        and word not in _UNLIKE_VERBS
    )


_UNLIKE_VERBS = (
    words_of.FINITE | words_of.PREPOSITIONS | words_of.SUBORDINATORS | words_of.OBJECT_STARTS
) | word_set(
    """
    from held knew found lost thought sold caught bought taught sent even just only love miss hope
    wish behind towards toward among upon under near such part most half none both poor dear like
    between seen given shown
"""
)


def _is_bare_verb_after(first: str, rest: Words) -> bool:
    """Whether "do", "do not" or "never" begins an imperative here."""
    if first == "do" and rest[:1] != ("not",):
        return not rest or rest[0] not in ("you", "i", "we", "they", "he", "she")
    rest = rest[1:] if rest[:1] == ("not",) else rest
    if first == "do" and rest[:1] == ("you",) and rest[1:2] in (("worry",), ("dare",), ("go",)):
        rest = rest[1:]
    while rest and rest[0] in ("ever", "just", "always", "even"):
        rest = rest[1:]
    if not rest:
        return first == "do"  # "do not, whatever he says, ..."
    if rest[0] in words_of.NOT_AFTER_NOT or rest[0] in words_of.AUXILIARIES:
        return False
    if rest[0] == QUOTE:
        return False
    if first == "never":
        return rest[0] in ALL_VERBS and not _is_subject(rest)
    return not rest[0].endswith(("ing", "ed")) or rest[0] in ("bring", "need", "feed", "sing")
