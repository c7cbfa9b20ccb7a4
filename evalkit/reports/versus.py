"""What a run says of candidates held against each other by twos: its `versus` block."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import asdict

from evalkit.files import dump_json
from evalkit.stats import ClusteredMean
from evalkit.stats.ranking import bradley_terry
from evalkit.types import Case, Json, Preference

PREFERENCES_NAME = "preferences.jsonl"
SCHEMA_VERSION = 1


def preference_line(preference: Preference, *, redact: bool = False) -> str:
    """One line of `preferences.jsonl`, without its line break."""
    line: dict[str, Json] = {"schema_version": SCHEMA_VERSION, **asdict(preference)}
    if redact:
        line |= {"explanation": None, "detail": None}
    return dump_json(line)


class Versus:
    """Wins, losses and ties of every two candidates, grown preference by preference."""

    def __init__(self) -> None:
        """Begin with nothing."""
        self._duels: dict[tuple[str, str, str, str], _Duel] = {}
        self._families: dict[tuple[str, str], dict[str, dict[tuple[str, str], float]]] = {}

    def add(self, preference: Preference, case: Case) -> None:
        """Count one. All preferences of a case must come in a row."""
        key = (preference.rubric, preference.grader)
        duel = self._duels.setdefault(
            (*key, preference.first, preference.second), _Duel(preference.first, preference.second)
        )
        duel.add(preference, case)
        if preference.state != "scored":
            return
        wins = self._families.setdefault(key, {}).setdefault(case.family, defaultdict(float))
        pair = (preference.first, preference.second)
        is_tie = preference.preferred is None
        for winner, loser in (pair, pair[::-1]):
            wins[winner, loser] += 0.5 if is_tie else winner == preference.preferred

    def as_json(self) -> list[Json]:
        """One entry for each rubric and grader; ranks from three candidates on."""
        return [
            {
                "rubric": rubric,
                "grader": grader,
                "pairs": [
                    duel.as_json()
                    for key, duel in self._duels.items()
                    if key[:2] == (rubric, grader)
                ],
                "ranks": self._ranks(rubric, grader),
            }
            for rubric, grader in dict.fromkeys(key[:2] for key in self._duels)
        ]

    def _ranks(self, rubric: str, grader: str) -> list[Json]:
        families = self._families.get((rubric, grader), {})
        duels = [key for key in self._duels if key[:2] == (rubric, grader)]
        names = list(dict.fromkeys(name for key in duels for name in key[2:]))
        if len(names) < 3:
            return []
        index = {name: number for number, name in enumerate(names)}
        counted = {
            family: {(index[winner], index[loser]): n for (winner, loser), n in wins.items()}
            for family, wins in families.items()
        }
        return [asdict(strength) for strength in bradley_terry(names, counted)]


class _Duel:
    """Two candidates."""

    def __init__(self, first: str, second: str) -> None:
        self.first = first
        self.second = second
        self.share = ClusteredMean()
        self.wins = self.losses = self.ties = self.ungraded = 0
        self.asked_twice = self.consistent = 0

    def add(self, preference: Preference, case: Case) -> None:
        if preference.state == "not_applicable":
            return
        if preference.is_consistent is not None:
            self.asked_twice += 1
            self.consistent += preference.is_consistent
        won: float | None = None
        if preference.state != "scored":
            self.ungraded += 1
        elif preference.preferred is None:
            self.ties += 1
            won = 0.5
        else:
            won = float(preference.preferred == self.first)
            self.wins += won == 1
            self.losses += won == 0
        self.share.add(won, case.cluster, case.id)

    def as_json(self) -> Json:
        consistency = self.consistent / self.asked_twice if self.asked_twice else None
        return {
            "first": self.first,
            "second": self.second,
            "wins": self.wins,
            "losses": self.losses,
            "ties": self.ties,
            "ungraded": self.ungraded,
            "share": asdict(self.share.score(0.0, 1.0)),
            "position_consistency": consistency,
        }
