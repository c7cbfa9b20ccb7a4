"""Acknowledgment: this feeling treated as understandable, here, for this person."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from evalkit.checks.acknowledgment_words import (
    CONDUCT,
    GENERIC,
    LESSON_OPENERS,
    NO_FEELING,
    REACTIONS,
    STEPS,
    TO_FEEL,
    WAYS,
)
from evalkit.checks.english import (
    PEOPLE,
    REACH,
    Reading,
    content_stems,
    readings,
    speaks_of_person,
    stem,
    topic_stems,
    word_set,
)
from evalkit.checks.feelings import families_in, names_a_feeling
from evalkit.checks.frames import Match
from evalkit.checks.lines import clause_lines
from evalkit.checks.patterns import Pattern, any_of
from evalkit.checks.registry import Mark, Outcome, check, count
from evalkit.checks.text import Exchange
from evalkit.types import Json

TOPIC_WORDS = 2
"""So many words of a topic beside a bare formula tie it to a situation."""


@check(
    "acknowledgment",
    summary="A feeling treated as understandable in this situation",
    number="count of acknowledging wordings",
    source="Validation levels 4-5 (Linehan 1997): the response makes sense given history or "
    "circumstances; wordings our own",
)
def acknowledgment(exchange: Exchange, params: Mapping[str, Json]) -> Outcome:
    """Mark each as `specific` when tied to something of the situation, else `generic`."""
    marks: list[Mark] = []
    for way, match in sorted(_found(exchange), key=lambda found: _place(found[1])):
        if marks and _place(match) < marks[-1].end:
            continue
        kind = _kind(way, match, exchange)
        if kind == "generic" and way == "sense" and not families_in(exchange.client):
            continue  # "That makes sense": a plan, where nothing was felt.
        if _is_meant(way, match) and not _is_undercut(match, kind, exchange):
            marks.append(match.mark(kind))
    return count(marks)


def _found(exchange: Exchange) -> Iterator[tuple[str, Match]]:
    lines = clause_lines(exchange.reply)
    for way, pattern in WAYS.items():
        for match in lines.matches(pattern):
            yield way, match


def _place(match: Match) -> int:
    return match.reading.span(match.start, match.end)[0]


def _kind(way: str, match: Match, exchange: Exchange) -> str:
    if way == GENERIC or _THIS_WAY.matches(_from_here(match)):
        return "generic"
    if _NORMAL_TO_FEEL.matches(_from_here(match)):
        said = set(content_stems(match.reading.words))
        return "specific" if said & topic_stems(exchange.client) else "generic"
    if not _BARE.matches(_from_here(match)):
        return "specific"
    start, end = match.reading.span(match.start, match.end)
    beside = [word for word in match.reading.words if not start <= word.start < end]
    stems = set(content_stems(beside))
    is_tied = len(stems) >= TOPIC_WORDS or stems & topic_stems(exchange.client)
    return "specific" if is_tied else "generic"


def _is_meant(way: str, match: Match) -> bool:
    """Whether it is said, in earnest, of a feeling of the person."""
    if match.reading.is_question and not _RHETORICAL.matches(match.text):
        return False
    if _DENIED.matches(_clause_before(match)) or match.reading.is_reported(match.start):
        return False
    return not _is_of_others(match) and _GATES.get(way, _is_no_lesson)(match)


def _is_of_others(match: Match) -> bool:
    """Whether somebody else's side is what is understood: "no wonder he left"."""
    before, said, after = _clause_before(match).split(), match.text.split(), _after(match)
    clause = [*before, *said]
    if clause[0] in _THEY or _is_somebodys([*before[-2:], *said]):
        return True
    subject = [word for word in after if word not in ("that", "if", "why", "how")][:1]
    if speaks_of_person([*before, *said, *after]):
        return said[-1] in _THEY or bool(_THEY.union(_US) & set(subject) and "you" not in said)
    near = {*before[-2:], *clause[:2], said[-1], *subject}
    return bool(near & _THEY or set(subject) & _US) or any(
        word.removesuffix("'s") in _KNOWN_PEOPLE for word in [*before[-3:], *after[:2]]
    )


def _is_somebodys(words: Sequence[str]) -> bool:
    """Whether a feeling is "your dad's", not "any parent's"."""
    return any(
        word.endswith("'s") and word[:-2] in PEOPLE and words[index - 1 : index] != ["any"]
        for index, word in enumerate(words)
    )


def _is_undercut(match: Match, kind: str, exchange: Exchange) -> bool:
    """Whether a "but" takes it back: "I understand, but you need to move on"."""
    if _BUT.matches(_rest(match)) or _REBUKE.matches(_rest(match)):
        return True
    following = _sentence_after(match.reading, exchange)
    if following is None or not _BUT_THEN.matches(following.form):
        return False
    return kind == "generic" or _ORDER.matches(following.form)


def _sentence_after(reading: Reading, exchange: Exchange) -> Reading | None:
    sentences = readings(exchange.reply)
    index = sentences.index(reading) + 1
    return sentences[index] if index < len(sentences) else None


# --- what is called understandable ------------------------------------------------


def _is_sense_of_feeling(match: Match) -> bool:
    """Whether it is no step that makes sense: "emailing her makes sense"."""
    subject = [word for word in _clause_before(match).split() if word not in _AUXILIARIES]
    following = _after(match)
    if LESSON_OPENERS.matches(match.text):
        return False
    if following[:1] == ["to"]:
        return following[1:2] == [] or following[1] in TO_FEEL
    if not subject or subject[-1] in _PRONOUNS:
        return not following or following[0] in _REASONS
    return _feels(subject) or _is_doing(subject)


def _is_matter_of_course(match: Match) -> bool:
    following = [*match.text.split()[-1:], *_after(match)]
    if following[0] in ("you", "your"):
        return not (_offers(following[1:]) or _is_conduct(following[1:]))
    return _feels(following) or bool(
        {"you", "your"} & set(following) or _STRIKES & set(following[:3])
    )


def _is_no_wonder(match: Match) -> bool:
    following = [word for word in [*match.text.split()[2:], *_after(match)] if word != "that"]
    if not following:
        return True
    if following[0] in ("you", "your"):
        return not (_is_conduct(following[1:]) or _LABEL.matches(" ".join(following[1:])))
    return following[0] in _PRONOUNS or _feels(following) or "you" in following


def _is_shared(match: Match) -> bool:
    """Whether a feeling is what anyone would have: not "nobody would hire you"."""
    if _SO_THAT_NOBODY.matches(_clause_before(match)):
        return False
    following = [word for word in _after(match) if word not in _AUXILIARIES]
    if following[:1] == ["blame"]:
        return following[1:2] == ["you"]
    if set(following[: 2 if following[:1] == ["be"] else 1]) & NO_FEELING:
        return False
    return not _is_conduct(following) and following[-1:] != ["you"]


def _is_right_to_feel(match: Match) -> bool:
    following = [word for word in _after(match) if word not in ("not", "so", "very")]
    return bool(following) and (following[0] in TO_FEEL or _feels(following[:4]))


def _is_seen_why(match: Match) -> bool:
    following = [word for word in [match.text.split()[-1], *_after(match)] if word != "you"]
    return not (_is_conduct(following) or LESSON_OPENERS.matches(match.text))


def _is_sound_feeling(match: Match) -> bool:
    """Whether a feeling of this moment is called natural: no lesson, no fact."""
    clause = [*_clause_before(match).split(), *match.text.split(), *_after(match)]
    is_theirs = _feels(clause) or {"you", "your"} & set(clause) or _is_doing(clause)
    return bool(is_theirs) and _is_no_lesson(match)


def _is_no_lesson(match: Match) -> bool:
    """Whether it speaks of this case: "sadness is a normal human emotion" does not."""
    if LESSON_OPENERS.matches(match.text) or _INFORMS.matches(_rest(match)):
        return False
    first = match.reading.words[0].text
    is_bare = names_a_feeling(first) and match.start <= len(first) + 4
    if _PAST.matches(match.text):
        return True
    return not is_bare or bool(_HERE & {word.text for word in match.reading.words})


_GATES = {
    "sense": _is_sense_of_feeling,
    "of course": _is_matter_of_course,
    "no wonder": _is_no_wonder,
    "anyone": _is_shared,
    "right": _is_right_to_feel,
    "seen": _is_seen_why,
    "sound": _is_sound_feeling,
}


def _clause_before(match: Match) -> str:
    """What stands before it in its clause."""
    form, start = match.reading.form, match.start
    return form[max(0, start - REACH) : start].replace(";", ",").rpartition(",")[2].strip()


def _rest(match: Match) -> str:
    """What follows in its sentence."""
    return match.reading.form[match.end : match.end + REACH].lstrip()


def _from_here(match: Match) -> str:
    return match.reading.form[match.start : match.end + REACH]


def _after(match: Match) -> list[str]:
    """The words that follow in the same clause."""
    return _rest(match).replace(";", ",").partition(",")[0].split()


def _feels(words: Sequence[str]) -> bool:
    return any(word in REACTIONS or names_a_feeling(word) for word in words)


def _is_doing(words: Sequence[str]) -> bool:
    """Whether a clause begins with what the person does, and that is no step to take."""
    gerunds = [stem(word) for word in words[:3] if word.endswith("ing")]
    return bool(gerunds) and gerunds[0] not in STEPS


def _offers(words: Sequence[str]) -> bool:
    """Whether it goes on "can ..." or "don't have to": leave, not understanding."""
    if words[:1] and words[0] in _OFFERS:
        return words[1:2] != ["not"]
    return words[:3] in (["do", "not", "have"], ["do", "not", "need"])


def _is_conduct(words: Sequence[str]) -> bool:
    acts = [word for word in words if word not in _AUXILIARIES][:2]
    return bool(acts) and (acts[0] in CONDUCT or (acts[0] == "hit" and acts[-1] in _THEM))


_KNOWN_PEOPLE = PEOPLE - word_set(
    "everyone everybody others most few somebody someone person people man woman"
)
_THEY = word_set("he she they his their him them her")
_THEM = word_set("him her them back")
_US = word_set("i we my our everyone everybody people")
_PRONOUNS = word_set("it that this which and so yes yeah no but of also still")
_STRIKES = word_set(
    "felt feels went did does got came upset hit rattled scares shook threw broke comes"
)
_REASONS = word_set(
    "that why if how when you your given after with for because considering then now too though it "
    "your the not"
)
_HERE = word_set("you your after when with given that this here those like since then now")
_AUXILIARIES = word_set(
    "would have had has not also just probably still been are were is did do does really "
    "understandably"
)
_OFFERS = word_set("can may could should will must need")

_BARE = Pattern(
    r"^(?:no (?:wonder|surprise)|makes? (?:\w+ ){0,4}sense|i (?:\w+ )?(?:see|get|understand) why|"
    r"of course(?: it does| you do| you are| you would)?|"
    r"(?:is|are) (?:\w+ ){0,2}(?:understandable|natural|normal))(?: ,.*)?$"
)
"""An acknowledgment that nothing follows."""
_NORMAL_TO_FEEL = Pattern(
    r"^(?:is|are) (?:\w+ ){0,2}(?:normal|natural|human|okay|ok|fine) to (?:feel|be)\b"
)
_THIS_WAY = Pattern(
    r"^.{0,60}(?:to feel|feel|feeling) (?:this|that|the) way|"
    r"^i (?:\w+ )?(?:understand|know|get|see) how you (?:must )?(?:feel|are feeling)$"
)
_RHETORICAL = any_of(r"who (?:would|could|can)|how (?:could|else|is|are)|what else|blame you")
_DENIED = Pattern(
    r"\b(?:not|never|hardly|nothing|without|would not say)(?: \w+)?$|\bno$|"
    r"\b(?:not sure|whether|wonder if|do not know if|not convinced)\b"
)
_BUT = Pattern(r"(?:^|, |\w )(?:but|however|though|although|nevertheless)\b|, (?:still|yet)\b")
_BUT_THEN = Pattern(r"^(?:but|however|still|that said|even so|then again|having said that|yet)\b")
_ORDER = any_of(
    r"need to|have to|should|must|will not|can not|enough|get over|move on|let (?:it|this) go|stop|"
    r"too long|no excuse|time to|keep that"
)
_REBUKE = any_of(
    r"unprofessional|no excuse|grow up|too far|your fault|what did you expect|serves you right|"
    r"(?:never|did not|do not) (?:even )?(?:listen|study|try|learn|ask|plan|prepare|save|think)\w*|"
    r"(?:turning up|spending|talking|acting) (?:\w+ ){0,3}(?:like that|late)"
)
_PAST = any_of("was|were|had")
_LABEL = Pattern(r"^(?:are |have been )?(?:alone|single|broke|failing|fired|late|fat|friendless)\b")
_SO_THAT_NOBODY = Pattern(r"\b(?:so|so that|before|where|hop\w+|afraid|whether|if)$")
_INFORMS = Pattern(
    r"^(?:(?:\w+ )?(?:process|part|stage|result|emotion|response to danger)\b|be said|"
    r"thing to (?:say|do|think)|for (?:an?|the|him|her|them|my)\b)"
)
