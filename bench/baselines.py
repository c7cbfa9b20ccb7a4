"""What less than the embedded grader reaches: n-grams of words, and the length alone.

    python bench/baselines.py [LABELS...] [--corpus datasets/corpus] [--format text|json]

Trains a logistic regression on n-grams of the reply (words, and characters inside words)
for every criterion of the corpus, on its train split alone, and prints on the test split

- quadratic kappa with the labels: of the n-grams, of the embedded grader, of their mean;
- how much of the variance of the embedded grader's grades the length of the reply explains
  (R² of a straight line on the logarithm of the words).

With LABELS, files that bench/agreement.py takes, it prints the agreement of the n-grams with
people as well. Nothing of them is learned from.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from math import log
from pathlib import Path
from typing import Any

from agreement import TABLE
from agreement_convert import read_labels
from agreement_figures import Bootstrap, Figure, agreement_rows, as_text
from agreement_grades import Grading, case_id_of, scale_of
from agreement_labels import gather

from evalkit.checks.text import exchange_of
from evalkit.errors import EvalkitError
from evalkit.files import dump_json
from evalkit.graders.local.grader import shipped_weights
from evalkit.graders.local.model import Key, LocalModel
from evalkit.inputs.rubrics import resolve_rubrics, shipped_rubric_names
from evalkit.stats import quadratic_kappa
from evalkit.studies.fitting.examples import Example, examples_of
from evalkit.studies.labelled import read_rated

STRENGTH = 4.0
"""Inverse strength of the ridge, the same for all; larger and smaller ones were not tried."""


@dataclass(frozen=True)
class Row:
    """One criterion on the test split."""

    criterion: str
    n: int
    ngrams: Figure
    """Quadratic kappa with the labels, as the next two."""
    local: Figure
    both: Figure
    length_r2: float
    """Share of the variance of the embedded grader's grades, 0-1."""


class NGrams:
    """One ordinal model a criterion: the chance of each level above the lowest."""

    def __init__(self, examples: Sequence[Example]) -> None:
        """Learn from the replies of some examples."""
        from sklearn.feature_extraction.text import TfidfVectorizer
        from sklearn.pipeline import make_union

        self._vectors = make_union(
            TfidfVectorizer(ngram_range=(1, 2), min_df=2, sublinear_tf=True),
            TfidfVectorizer(analyzer="char_wb", ngram_range=(2, 5), min_df=3, sublinear_tf=True),
        )
        texts = [exchange_of(example.turn).reply.original for example in examples]
        rows = self._vectors.fit_transform(texts)
        self.steps: dict[Key, list[Any]] = {}
        for key in sorted({key for example in examples for key in example.levels}):
            of = [n for n, example in enumerate(examples) if key in example.levels]
            levels = [round(examples[n].levels[key]) for n in of]
            self.steps[key] = [
                self._step(rows[of], [level >= at for level in levels])
                for at in range(1, max(levels) + 1)
            ]

    @staticmethod
    def _step(rows: Any, reached: Sequence[bool]) -> Any:
        from sklearn.linear_model import LogisticRegression

        return LogisticRegression(C=STRENGTH, max_iter=2000).fit(rows, reached)

    def expected(self, texts: Sequence[str]) -> Mapping[Key, Sequence[float]]:
        """The mean level of each text, for every criterion."""
        rows = self._vectors.transform(texts)
        return {
            key: sum(step.predict_proba(rows)[:, 1] for step in steps).tolist()
            for key, steps in self.steps.items()
        }


def main(arguments: list[str] | None = None) -> int:
    """Print the tables, and return the exit code."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("labels", nargs="*", metavar="LABELS", help="JSONL files of human labels")
    parser.add_argument("--corpus", type=Path, default=Path("datasets/corpus"))
    parser.add_argument("--format", choices=("text", "json"), default="text")
    parser.add_argument("--resamples", type=int, default=1000, metavar="N")
    options = parser.parse_args(arguments)
    bootstrap = Bootstrap(options.resamples, 0)
    try:
        examples = _corpus(options.corpus)
        ngrams = NGrams([e for e in examples if e.split == "train"])
        own = _own_rows(ngrams, [e for e in examples if e.split == "test"], bootstrap)
        human = _human_rows(ngrams, options.labels, bootstrap) if options.labels else []
    except EvalkitError as error:
        print(f"error: {error}", file=sys.stderr)
        return error.exit_code
    if options.format == "json":
        print(dump_json({"own": [asdict(r) for r in own], "human": [r.as_json() for r in human]}))
        return 0
    print(
        f"{'criterion':<36}{'n':>5}  n-grams             embedded            mean of both      R²"
    )
    for row in own:
        figures = "  ".join(_figure(f) for f in (row.ngrams, row.local, row.both))
        print(f"{row.criterion:<36}{row.n:>5}  {figures}  {row.length_r2:.3f}")
    if human:
        print(as_text(human))
    return 0


def _corpus(folder: Path) -> list[Example]:
    rubrics = resolve_rubrics(shipped_rubric_names())
    files = [folder / "labels.jsonl"], [folder / "replies.jsonl"]
    return examples_of(read_rated(*files, None, rubrics))


def _own_rows(ngrams: NGrams, examples: Sequence[Example], bootstrap: Bootstrap) -> list[Row]:
    texts = [exchange_of(example.turn).reply.original for example in examples]
    guessed = ngrams.expected(texts)
    model = LocalModel(shipped_weights())
    judged = [model.judge(example.turn) for example in examples]
    rows = []
    for key, head in model.heads.items():
        of = [n for n, example in enumerate(examples) if key in example.levels]
        human = [round(examples[n].levels[key]) for n in of]
        families = [examples[n].family for n in of]
        local = [judged[n][key].expected for n in of]
        counted = [guessed[key][n] for n in of]

        def kappa(
            values: Sequence[float],
            human: Sequence[int] = human,
            families: Sequence[str] = families,
            levels: Sequence[int] = head.levels,
        ) -> Figure:
            nearest = [min(max(round(value), levels[0]), levels[-1]) for value in values]
            return bootstrap.figure(quadratic_kappa(human, nearest, levels), families)

        both = [(a + b) / 2 for a, b in zip(local, counted, strict=True)]
        words = [log(1 + len(texts[n].split())) for n in of]
        row = Row(
            ".".join(key), len(of), kappa(counted), kappa(local), kappa(both), _r2(words, local)
        )
        rows.append(row)
    return rows


def _human_rows(ngrams: NGrams, paths: Sequence[str], bootstrap: Bootstrap) -> list[Any]:
    labels = read_labels(paths, TABLE, lambda name: scale_of(name) is not None)
    items = gather(labels, None)
    replies = {case_id_of(item, n): r[1] for item in items for n, r in item.replies.items()}
    expected = ngrams.expected(list(replies.values()))
    grading = Grading()
    for n, case_id in enumerate(replies):
        grading.values[case_id] = {".".join(key): expected[key][n] for key in expected}
    return agreement_rows(items, grading, TABLE, bootstrap)


def _r2(x: Sequence[float], y: Sequence[float]) -> float:
    from statistics import StatisticsError, correlation

    try:
        return correlation(x, y) ** 2
    except StatisticsError:  # grades that are all the same
        return 0.0


def _figure(figure: Figure) -> str:
    if figure.value is None:
        return f"{'-':<18}"
    return f"{figure.value:.2f} [{figure.low:.2f}, {figure.high:.2f}]"


if __name__ == "__main__":
    sys.exit(main())
