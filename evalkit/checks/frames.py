"""Frames: wordings written as tables, and the contexts in which they do not count.

A frame is a wording with slots: "it is {very}your own fault". Frames are matched on
the folded sentences of `english.py`, so that one line covers every spelling, and
each match knows what stands around it: a wording that is denied ("this is not your
fault"), or given as what somebody says or fears, is no finding.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache

from evalkit.checks.english import REACH, Reading, readings
from evalkit.checks.patterns import Pattern, any_of
from evalkit.checks.registry import Mark
from evalkit.checks.text import Text

VERY = (
    r"(?:(?:just|so|really|very|too|quite|rather|pretty|clearly|obviously|plainly|simply|frankly|"
    r"honestly|absolutely|totally|completely|entirely|utterly|downright|bloody|fucking|damn|truly|"
    r"extremely|incredibly|awfully|terribly|way|far|overly|all|still|always|already|probably|"
    r"actually|basically|literally|only|merely|kind of|sort of|such|a bit|a little|a lot|bit|"
    r"more than|nothing but|partly|mostly|also|now|again|indeed|perhaps|maybe|definitely|"
    r"certainly|surely|tbh|lowkey|low key|straight up|here|being|quietly|secretly|,) )*"
)
"""Any number of words of degree; none of them denies."""


def words(table: str) -> str:
    """One slot out of a table of words parted by spaces; `_` joins a phrase."""
    return "(?:" + "|".join(word.replace("_", " ") for word in table.split()) + ")"


class Frames(Pattern):
    """A table of frames; those that must open a clause are matched apart."""

    def __init__(self, table: str, slots: dict[str, str]) -> None:
        """Keep the table; it is read when it is first needed."""
        self._table = table
        self._slots = slots

    def spans(self, text: str) -> Iterator[tuple[int, int]]:
        """Start and end of each match, left to right; those of different frames may overlap."""
        found = [span for pattern in self._anywhere for span in pattern.spans(text)]
        for pattern in self._opening:
            found += [span for span in pattern.spans(text) if _opens_clause(text, span[0])]
        yield from sorted(found)

    def matches(self, text: str) -> bool:
        """Whether any frame occurs in the text."""
        return self.first(text) is not None

    def first(self, text: str) -> tuple[int, int] | None:
        """The match that begins first, or None."""
        return next(self.spans(text), None)

    @cached_property
    def _anywhere(self) -> list[Pattern]:
        rows = [row for row in _rows(self._table) if row[0] != "~"]
        return self._patterns(rows)

    @cached_property
    def _opening(self) -> list[Pattern]:
        rows = [row[1:] for row in _rows(self._table) if row[0] == "~"]
        return self._patterns(rows)

    def _patterns(self, rows: list[str]) -> list[Pattern]:
        """In parts small enough for RE2 to stay fast."""
        expressions = [_expression(row, self._slots) for row in rows]
        return [any_of(*part) for part in _parts(expressions)]


_PART = 9_000
"""Characters of one compiled part: much larger ones outgrow RE2's cache and crawl."""


def _parts(rows: list[str]) -> Iterator[list[str]]:
    part: list[str] = []
    for row in rows:
        if part and sum(map(len, part)) + len(row) > _PART:
            yield part
            part = []
        part.append(row)
    if part:
        yield part


def _opens_clause(text: str, start: int) -> bool:
    return _OPENED.search(text, max(0, start - 60), start) is not None


_OPENED = re.compile(
    r"(?:\A|\n|[,;])(?: ?(?:and|but|so|still|yet|well|then|or|oh|now|ok|okay|honestly|seriously|"
    r"look|no|yes|because|just|please|mate|love))* ?\Z"
)


def frames(table: str, **slots: str) -> Pattern:
    """One pattern out of a table with a frame a line.

    `(a|b)` are choices, `(a )?` is optional, `{word}` stands for one word and `...`
    for one to five, `{name}` for a slot, `^` and `$` for the ends of a sentence; `~` at
    the front for the start of a clause. A frame goes on in the next line while a bracket
    is open; a line that begins with `#` says why those below it stand there.
    """
    return Frames(table, {"very": VERY, "word": r"[\w'-]+", **slots})


def _rows(table: str) -> Iterator[str]:
    row = ""
    for line in filter(None, map(str.strip, table.splitlines())):
        if line[0] == "#":
            continue
        row += line if not row or row[-1] in "|(" else f" {line}"
        if row.count("(") == row.count(")"):
            yield row
            row = ""
    if row:
        raise ValueError(f"a bracket is never closed: {row[:60]}")


def _expression(line: str, slots: dict[str, str]) -> str:
    line = re.sub(r"\((?!\?)", "(?:", line).replace("... ", r"(?:[\w'-]+ ){1,5}?")
    # A frame ends at a word's edge; behind a mark that is where the next word begins.
    line = re.sub(r"(?<=[ (|])([,;])(?=[|)]|$)", r"\1 ", _with_ends(line))
    line = line.replace("^", "(?m:^)").replace("$", "(?m:$)")
    return re.sub(r"\{(\w+)\} ?", lambda slot: _filled(slot, slots), line)


def _with_ends(line: str) -> str:
    """Where "so (much|$)" may end the sentence, the space before the choice goes with it."""
    for found in re.finditer(r" \(\?:", line):
        choices = _choices(line, found.end())
        if "$" in choices:
            others = "|".join(choice for choice in choices if choice != "$")
            after = line[found.end() + len("|".join(choices)) + 1 :]
            return _with_ends(f"{line[: found.start()]}(?: (?:{others})|$){after}")
    return line


def _choices(line: str, start: int) -> list[str]:
    choices, depth = [""], 0
    for character in line[start:]:
        depth += {"(": 1, ")": -1}.get(character, 0)
        if depth < 0:
            break
        if character == "|" and not depth:
            choices.append("")
        else:
            choices[-1] += character
    return choices


def _filled(slot: re.Match[str], slots: dict[str, str]) -> str:
    value = slots[slot[1]]
    # A slot of degree words brings its own spaces along.
    return value if value.endswith(" )*") else value + slot[0][len(slot[1]) + 2 :]


@dataclass(frozen=True, slots=True)
class Match:
    """A frame found in a sentence."""

    reading: Reading
    start: int
    """Offset in the reading's form."""
    end: int
    previous: str = ""
    """The folded sentence before; empty in the first one."""

    @property
    def text(self) -> str:
        """The words found, folded."""
        return self.reading.form[self.start : self.end]

    @property
    def before(self) -> str:
        """The sentence up to it; of an endless one only what is near."""
        return self.reading.form[max(0, self.start - REACH) : self.start]

    @property
    def after(self) -> str:
        """The rest of the sentence, without a leading space; only what is near, too."""
        return self.reading.form[self.end : self.end + REACH].lstrip()

    @property
    def sentence(self) -> str:
        """The sentence it stands in, as far as it is near."""
        return self.reading.form[max(0, self.start - REACH) : self.end + REACH]

    @property
    def clause_before(self) -> str:
        """What stands before it since the last comma, dash or stronger mark."""
        return re.split("[,;]", self.before)[-1].strip()

    @property
    def opens_clause(self) -> bool:
        """Whether only openers such as "well" or "please" stand before it in its clause."""
        return all(word in _OPENERS for word in self.clause_before.split())

    def mark(self, kind: str) -> Mark:
        """The finding, at its place in the plain text."""
        return Mark(*self.reading.span(self.start, self.end), kind)


@dataclass(frozen=True, slots=True)
class Passage:
    """A text as the frames read it: its folded sentences, one a line."""

    readings: tuple[Reading, ...]
    form: str
    starts: tuple[int, ...]
    """Offset of each sentence in `form`."""

    def matches(self, pattern: Pattern) -> Iterator[Match]:
        """Where a pattern occurs, in the order of the text."""
        for start, end in pattern.spans(self.form):
            index = bisect_right(self.starts, start) - 1
            first = self.starts[index]
            previous = self.readings[index - 1].form[-REACH:] if index else ""
            yield Match(self.readings[index], start - first, end - first, previous)


@lru_cache(maxsize=16)
def passage(text: Text) -> Passage:
    """A text as one passage; kept for the checks that come after."""
    found = readings(text)
    starts: list[int] = []
    position = 0
    for reading in found:
        starts.append(position)
        position += len(reading.form) + 1
    return Passage(found, "\n".join(r.form for r in found), tuple(starts))


Excuse = Callable[[Match], bool]


@dataclass(frozen=True, slots=True)
class Rule:
    """A table of frames, what a hit is called, and when it does not count."""

    kind: str
    pattern: Pattern
    excuses: tuple[Excuse, ...] = ()


def marks_by(rules: Iterable[Rule], text: Text) -> Iterator[Mark]:
    """The findings of all rules in a text; of two that overlap the longer one stays."""
    found = passage(text)
    marks = [
        match.mark(rule.kind)
        for rule in rules
        for match in found.matches(rule.pattern)
        if not any(excuse(match) for excuse in rule.excuses)
    ]
    yield from without_overlaps(marks)


def without_overlaps(marks: Iterable[Mark]) -> Iterator[Mark]:
    """The marks in order of the text, the longer one where two overlap."""
    end = -1
    kept: list[Mark] = []
    for mark in sorted(marks, key=lambda m: (m.start, -m.end, m.kind)):
        if mark.start >= end:
            kept.append(mark)
        elif mark.end - mark.start > kept[-1].end - kept[-1].start:
            kept[-1] = mark
        end = kept[-1].end
    return iter(kept)


_OPENERS = frozenset(
    (
        "well so and but then now please just ok okay oh ah aw hey look listen right come on no "
        "yes yeah nah lol omg honestly seriously frankly really actually also maybe perhaps or "
        "girl man mate bro dude sis love hun dear darling my friend child brother sister beta yaar "
        "son kid buddy pal for god's sake heaven's goodness christ jesus god wow pls you need to "
        "should must have got time it is better to try and always never again first still"
    ).split()
)

_DENIAL = any_of(
    r"not|never|no|nothing|nobody|none|neither|nor|without|hardly|far from|anything but|nowhere|"
    r"opposite of|last thing|rather than|instead of|free of"
)


def denied(match: Match) -> bool:
    """Whether a word of denial stands close before it in the same clause."""
    return _DENIAL.matches(" ".join(_own_clause(match, match.clause_before).split()[-5:]))


def _own_clause(match: Match, before: str) -> str:
    # Where the match brings its own subject, an "and" before it begins a new clause.
    if match.text.split()[0] in _SUBJECTS:
        return _JOINED.split(before)[-1]
    return before


_SUBJECTS = frozenset("you your u i we it that this he she they there all".split())
_JOINED = re.compile(
    r"\b(?:and|but|so|because|then|plus|also)(?: (?:frankly|honestly|now|then|also|still|yet|really|"
    r"maybe|that|well|if you ask me))?(?= ?$)"
)


_OTHERS = words(
    "he she they it people everyone everybody somebody someone anyone others folk folks world "
    "society him her them who mum mom mummy mama dad daddy papa mother father parents wife husband "
    "sister brother sibling friend friends boss manager therapist counsellor teacher doctor family "
    "partner ex aunt aunty auntie aunties uncle relatives colleagues colleague in-laws neighbours "
    "pastor priest church son daughter kids boyfriend girlfriend card letter chart report voice "
    "thought mind brain head anxiety depression shame guilt fear grief illness critic part it"
)
_SAY = words(
    "say says said saying tell tells told telling call calls called calling claim claims claimed "
    "insist insists insisted keep keeps kept think thinks thought believe believes believed write "
    "writes wrote text texted decide decides decided swear swears swore hint hints hinted imply "
    "implies implied announce announced declare declared treat treats treated suggest suggests "
    "suggested whisper whispers whispered repeat repeats repeated shout shouts shouted accuse "
    "accuses accused blame blames blamed act acts acted assume assumes assumed want wants wanted "
    "expect expects expected judge judges judged see sees saw feel feels felt make makes made "
    "hand hands handed laugh laughs laughed teach teaches taught warn warns warned threaten threatens threatened"
)
_FILL = r"(?:[\w'-]+ ){0,2}?"

_REPORTED = any_of(
    rf"{_OTHERS} {_FILL}{_SAY}",
    r"you (?:(?:just|keep|kept|also|once|always|have|had|do|even) ){0,2}(?:say|said|saying|mention|"
    r"mentioned|call|called|calling|wrote|write|describe|described|heard|hear)",
    r"(?:you (?:are|were|have been|had been|get|got|grew up) |being |been |getting |to be |be |"
    r"having been )told",
    r"(?:hearing|heard|hear) (?:that|people|them|him|her|everyone|how|you|it)",
    r"told (?:that|you|me|us)",
    r"(?:phrases?|lines?|words?|cliches?|platitudes?|message|messages|advice|quotes?|sayings?|"
    r"sentences?|posters?|accusations?|insults?|labels?|names?) (?:like|such as|that|about|of|say)",
    r"(?:voice|part of you|something in you|some part|side of you)",
    r"(?:who|whoever|whose) (?:\w+ ){0,2}(?:said|says|told|tells|decided|thinks|taught)",
)
_THOUGHT_BY_THE_PERSON = any_of(
    r"you (?:(?:just|keep|kept|still|often|always|may|might|must|also|already|do|seem to|have|had|"
    r"can|are|were|been|even|start|started|sometimes|almost|half|secretly|probably|to) ){0,3}"
    r"(?:feel|felt|feeling|hope|hoped|hoping|would like|want to|wanted to|want|think|thought|thinking|believe|believed|believing|worry|worried|"
    r"worrying|fear|feared|fearing|wonder|wondered|wondering|afraid|scared|terrified|frightened|"
    r"ashamed|convinced|sure|certain|decided|tell|telling|told|ask|asked|asking|blame|blamed|"
    r"blaming|imagine|imagined|see|saw|say|saying|dread|dreading|guess|sense|expect|learned|"
    r"learnt|taught|made to feel|left feeling)",
    r"(?:do|did|does|are|were|is) (?:you|it|that|part of you|some of you|any of you)",
    r"(?:idea|thought|thoughts|fear|belief|feeling|sense|notion|worry|story|rule|suspicion|verdict|"
    r"guilt|shame|impression|conviction) (?:that|of|about|is|was|says|tells)",
    r"(?:as if|as though|feels? like|felt like|feeling like|whether|wonder if|wondering if)",
    r"(?:telling|calling|asking|blaming|saying to|beating|punishing|judging) (?:yourself|myself)",
    r"convince(?:d|s)? (?:you|yourself)",
)
_DISCLAIMED = any_of(
    r"(?:i|we) (?:\w+ ){0,2}?(?:not|never) (?:\w+ ){0,3}?(?:say|saying|tell|telling|think|believe|"
    r"claim|pretend|call|calling|suggest|suggesting|see|mean|hear|want|expect|ask|asking|going to|"
    r"here|judge|judging|find|need|hurry|push|rush)(?: [^,;]*)?$",
    r"(?:no one|nobody|no body|none of us) (?:\w+ ){0,2}?(?:gets to|should|can|has to|has the|expects?|"
    r"needs|asked|is asking|is saying|is telling|said|says)(?: [^,;]*)?$",
    r"(?:without|instead of|rather than|never mind|not because|not that|not as if|in place of|sick of|"
    r"tired of|enough of|fed up with)(?: [^,;]*)?$",
    r"(?:you (?:do|did|need|must|should|can|could|would|will) not (?:ever )?(?:have|need|owe)|"
    r"you never have|no need|you need not|you are (?:allowed|free|welcome)|it is (?:ok|okay|fine|"
    r"alright))(?: [^,;]*)?$",
    r"there is no (?:rule|law|need|reason|hurry|rush|pressure|order|deadline)(?: [^,;]*)?$",
)
_SAID_AFTER = Pattern(
    r"^(?:[\w'-]+ ){0,6}?(?:, )?(?:you say|you said|you tell yourself|you told|you call|he says|"
    r"he said|she says|she said|they say|they said|people say|they call|they called|he called|"
    r"she called|said (?:your|the|a)|says (?:your|the|a)|is what (?:he|she|they|people|you|your)|"
    r"is (?:\w+ ){0,2}(?:a|such a|an|quite a) (?:\w+ )?(?:thing|sentence|word|phrase|verdict|line))"
)


def reported(match: Match) -> bool:
    """Whether it is given as what somebody else says, or the person has said."""
    return told_before(match) or _SAID_AFTER.matches(match.after)


def told_before(match: Match) -> bool:
    """Whether somebody is said to say it: "he says that ..."."""
    return _REPORTED.matches(_near(match))


def believed(match: Match) -> bool:
    """Whether it is given as what the person feels, fears or asks themselves."""
    return _THOUGHT_BY_THE_PERSON.matches(_near(match))


def disclaimed(match: Match) -> bool:
    """Whether the speaker says that they do not say it."""
    return _DISCLAIMED.matches(_near(match))


def supposed(match: Match) -> bool:
    """Whether an "if" or "whether" right before it leaves open that it is so."""
    return bool({"if", "whether", "unless", "suppose"} & set(match.before.split()[-2:]))


NOT_MEANT: tuple[Excuse, ...] = (denied, reported, believed, disclaimed, supposed)
"""The excuses of a statement: denied, another's, the person's own, disclaimed, left open."""


_AFRESH = re.compile(r"\b(?:but|yet|however|although|though)\b|, (?:so|because|and|then) ")


def _near(match: Match) -> str:
    # A contrast starts afresh: "you say you try, but you are lazy" is the speaker's. So
    # does a conclusion, and what follows a colon unless the words before it introduce it.
    before = _own_clause(match, _AFRESH.split(match.before)[-1])
    *introduced, said = before.split(";")
    introduction = introduced[-1].split()[-4:] if introduced else []
    return " ".join([*introduction, *said.split()[-12:]])
