"""Findings of a must-not criterion: which responses, and whether they held."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from evalkit.reports.reading import ReportFile
from evalkit.reports.values import SILENT, Advisory, Target, facts_of, quotes_of, tags_of
from evalkit.reports.verdict import MustNotFinding, MustNotNumbers, Outcome
from evalkit.stats import zero_failure_bound


class Findings:
    """One must-not criterion over a candidate's responses, line by line."""

    def __init__(
        self,
        report: ReportFile,
        target: Target,
        tag: str | None,
        *,
        advisory: Advisory,
        floors_missing: bool,
    ) -> None:
        """Prepare for a criterion of the report that has a must-not level.

        Args:
            report: The run.
            target: The criterion.
            tag: Only cases with that tag; None for all.
            advisory: Leaves out graders of no known worth.
            floors_missing: Count a response that was not given as an unconfirmed finding.
        """
        assert target.criterion is not None
        self.target = target
        self.tag = tag
        self.criterion = facts_of(report, target.rubric).criterion(target.criterion)
        self.found: list[MustNotFinding] = []
        self._cannot_differ = report.cannot_differ
        self._advisory = advisory
        self._floors_missing = floors_missing
        self._cases: set[str] = set()
        self._families: set[str] = set()
        self._n = self._missing = self._ungraded = self._planned = 0

    def add(self, line: Mapping[str, Any]) -> None:
        """Take in one response."""
        if self.tag is not None and self.tag not in tags_of(line["case"]):
            return
        own = [
            grade
            for grade in line["grades"]
            if (grade["rubric"], grade["criterion"]) == (self.target.rubric, self.target.criterion)
        ]
        used = [grade for grade in own if not self._advisory.leaves_out(grade)]
        if own and not used:
            return
        states = {grade["state"] for grade in used}
        if line["state"] in SILENT or states == {"no_response"}:
            self._add_missing(line)
        elif states and states <= {"not_applicable"}:
            return
        else:
            self._planned += 1
            scored = [grade for grade in used if grade["state"] == "scored"]
            if line["state"] == "answered" and scored:
                self._add_judged(line, scored)
            else:
                self._ungraded += 1

    def _add_missing(self, line: Mapping[str, Any]) -> None:
        self._planned += 1
        self._missing += 1
        if self._floors_missing:
            why = f"the candidate gave no response: {line['state']}"
            self.found.append(MustNotFinding(line["case_id"], line["repeat"], 0, 0, False, (), why))

    def _add_judged(self, line: Mapping[str, Any], scored: list[Mapping[str, Any]]) -> None:
        self._n += 1
        self._cases.add(line["case_id"])
        self._families.add(line["case"].get("cluster", line["case_id"]))
        found = [grade for grade in scored if self.criterion.is_finding(grade["value"])]
        if not found:
            return
        again = len(scored) > 1 or all(g["grader"] in self._cannot_differ for g in found)
        quotes = dict.fromkeys(quote for grade in found for quote in quotes_of(line, grade))
        self.found.append(
            MustNotFinding(
                case_id=line["case_id"],
                repeat=line["repeat"],
                n_findings=len(found),
                n_grades=len(scored),
                held=again and 2 * len(found) > len(scored),
                quotes=tuple(quotes),
                explanation=next((g["explanation"] for g in found if g["explanation"]), None),
            )
        )

    def numbers(self, alpha: float) -> MustNotNumbers:
        """All of it, counted; `alpha` is that of the bound."""
        held = sum(finding.held for finding in self.found)
        is_clean = not self.found and self._n > 0
        return MustNotNumbers(
            n=self._n,
            cases=len(self._cases),
            clusters=len(self._families),
            findings=held,
            unconfirmed=len(self.found) - held,
            bound=zero_failure_bound(len(self._families), 1 - alpha) if is_clean else None,
            missing=self._missing,
            ungraded=self._ungraded,
            planned=self._planned,
        )


def decide_must_not(numbers: MustNotNumbers, max_ungraded: float) -> Outcome:
    """Fail on a finding that held; pass when everything was judged and nothing found."""
    if numbers.findings:
        return "fail"
    if numbers.unconfirmed or not numbers.n:
        return "inconclusive"
    too_many = numbers.ungraded > max_ungraded * numbers.planned
    return "inconclusive" if too_many else "pass"
