"""One row of figures for each source and dimension, and how a terminal shows them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from statistics import fmean

from agreement_convert import Table
from agreement_grades import Grading, Values, scale_of
from agreement_labels import Item, Rating, criterion_name

from evalkit.stats import (
    Statistic,
    bootstrap_interval,
    cohen_kappa,
    mean_bias,
    quadratic_kappa,
    spearman,
)
from evalkit.types import Json

Scale = tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Figure:
    """A statistic with its 95 % interval; all None where it is undefined."""

    value: float | None = None
    low: float | None = None
    high: float | None = None


@dataclass(frozen=True, slots=True)
class AgreementRow:
    """How far the grader and the human raters agree on one dimension of one source."""

    source: str
    dimension: str
    criterion: str | None
    """What it was held against; None where no criterion measures it."""
    n: int
    """Rated things that the grader scored, too."""
    conversations: int
    """Independent conversations among them."""
    quadratic_kappa: Figure = Figure()
    """On values rounded to levels; undefined where the scales share no levels."""
    kappa_gt0: Figure = Figure()
    """Cohen's kappa of level > 0, or above the lowest level of a scale without 0."""
    spearman: Figure = Figure()
    mean_bias: Figure = Figure()
    """Grader minus human in levels; undefined where the scales share no levels."""
    missing: int = 0
    """Rated things without a grade."""
    note: str = ""
    """What limits the row, or why there is none."""

    def as_json(self) -> dict[str, Json]:
        """The row with its fields in the order above."""
        return asdict(self)


@dataclass(frozen=True, slots=True)
class Bootstrap:
    """How intervals are drawn."""

    resamples: int
    seed: int

    def figure(self, statistic: Statistic, clusters: Sequence[str]) -> Figure:
        """A statistic with its interval over conversations."""
        value = statistic.value
        if value is None:
            return Figure()
        interval = bootstrap_interval(statistic, clusters, resamples=self.resamples, seed=self.seed)
        if interval is None:
            return Figure(round(value, 6))
        return Figure(round(value, 6), round(interval.low, 6), round(interval.high, 6))


def agreement_rows(
    items: Sequence[Item], grading: Grading, table: Table, bootstrap: Bootstrap
) -> list[AgreementRow]:
    """A row for each source and dimension, sorted by both.

    Args:
        items: What was rated.
        grading: What the grader made of it.
        table: Where the notes of benchmark dimensions stand.
        bootstrap: How intervals are drawn.
    """
    groups: dict[tuple[str, str], list[tuple[Rating, Values, str]]] = {}
    for item in items:
        values = grading.of(item)
        for dimension, rating in item.ratings.items():
            groups.setdefault((item.source, dimension), []).append((rating, values, item.cluster))
    rows = []
    for (source, dimension), group in sorted(groups.items()):
        known = table.get((source, dimension))
        parts = [] if known is None else [known.note]
        if known is not None and group[0][0].criteria == known.until != ():
            parts.append(f"stands in for {criterion_name(known.criteria)}")
        note = "; ".join(filter(None, parts))
        reason = _why_not(group[0][0].criteria, note, grading.refused)
        if reason is None:
            rows.append(_row(source, dimension, group, note, bootstrap))
        else:
            name = criterion_name(group[0][0].criteria)
            rows.append(_empty_row(source, dimension, name, len(group), reason))
    return rows


def _why_not(criteria: Sequence[str], note: str, refused: Mapping[str, str]) -> str | None:
    if not criteria:
        return note or "no row in the table of this script"
    absent = [criterion for criterion in criteria if scale_of(criterion) is None]
    if absent:
        return f"no such criterion yet: {', '.join(absent)}"
    rubrics = (criterion.rpartition(".")[0] for criterion in criteria)
    return next((refused[rubric] for rubric in rubrics if rubric in refused), None)


def _empty_row(
    source: str, dimension: str, name: str | None, missing: int, reason: str
) -> AgreementRow:
    return AgreementRow(source, dimension, name, 0, 0, missing=missing, note=reason)


def _row(
    source: str,
    dimension: str,
    group: Sequence[tuple[Rating, Values, str]],
    note: str,
    bootstrap: Bootstrap,
) -> AgreementRow:
    criteria = group[0][0].criteria
    name = criterion_name(criteria)
    pairs = [
        (rating.mean, value, cluster)
        for rating, graded, cluster in group
        if (value := composed(graded, criteria)) is not None
    ]
    if not pairs:
        return _empty_row(source, dimension, name, len(group), "all ungraded")
    human, graded_values = [pair[0] for pair in pairs], [pair[1] for pair in pairs]
    clusters = [pair[2] for pair in pairs]
    scales = _human_scale(group, criteria), _levels(criteria)
    figures = {
        key: bootstrap.figure(statistic, clusters)
        for key, statistic in _statistics(human, graded_values, *scales).items()
    }
    return AgreementRow(
        source,
        dimension,
        name,
        n=len(pairs),
        conversations=len(set(clusters)),
        missing=len(group) - len(pairs),
        note=note,
        **figures,
    )


def _statistics(
    human: Sequence[float], graded: Sequence[float], human_scale: Scale, scale: Scale
) -> Mapping[str, Statistic]:
    human_levels = [nearest_level(value, human_scale) for value in human]
    levels = [nearest_level(value, scale) for value in graded]
    found = {"spearman": spearman(human, graded)}
    if human_scale == scale:
        found["mean_bias"] = mean_bias(human, graded)
    # Kappa against raters who only ever say one thing is 0 whatever the grader says.
    if len(set(human_levels)) > 1:
        if human_scale == scale:
            found["quadratic_kappa"] = quadratic_kappa(human_levels, levels, scale)
        above = [is_above(level, human_scale) for level in human_levels]
        if len(set(above)) > 1:
            found["kappa_gt0"] = cohen_kappa(above, [is_above(level, scale) for level in levels])
    return found


def composed(values: Values, criteria: Sequence[str]) -> float | None:
    """The highest of the criteria in each turn, averaged over the turns.

    A turn in which one of them could not be scored leaves the mean, since what is
    missing might have been the highest; None when no turn is left.
    """
    turns = [
        max(turn[criterion] for criterion in criteria)
        for turn in values
        if all(criterion in turn for criterion in criteria)
    ]
    return fmean(turns) if turns else None


def nearest_level(value: float, scale: Scale) -> float:
    """The level nearest to a value; half-way values go up."""
    return min(scale, key=lambda level: (abs(level - value), -level))


def is_above(level: float, scale: Scale) -> bool:
    """Whether a level is above 0, or above the lowest of a scale without 0."""
    return level > (0 if 0 in scale else min(scale))


def _levels(criteria: Sequence[str]) -> Scale:
    scales = [scale for criterion in criteria if (scale := scale_of(criterion)) is not None]
    return tuple(range(min(low for low, _ in scales), max(high for _, high in scales) + 1))


def _human_scale(group: Iterable[tuple[Rating, Values, str]], criteria: Sequence[str]) -> Scale:
    """The raters' levels: as the labels say, else the criterion's where all values fit."""
    ratings = [rating for rating, _, _ in group]
    if ratings[0].scale:
        return ratings[0].scale
    used = {v for r in ratings for by_turn in r.by_rater.values() for v in by_turn.values()}
    levels = _levels(criteria)
    return levels if used <= set(levels) else tuple(sorted(used))


# --- text -------------------------------------------------------------------

_FIGURES = ("quadratic_kappa", "kappa_gt0", "spearman", "mean_bias")


def as_text(rows: Sequence[AgreementRow]) -> str:
    """An aligned table, and below it what was not measured and why."""
    measured = [row for row in rows if row.n]
    header = ("source", "dimension", "criterion", "n", "conversations", *_FIGURES, "note")
    table = [header, *(_cells(row) for row in measured)]
    widths = [max(len(line[column]) for line in table) for column in range(len(header))]
    lines = [
        "  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip()
        for line in table
    ]
    skipped = [row for row in rows if not row.n]
    if skipped:
        lines += ["", "not measured:"]
        lines += [
            f"  {row.source} {row.dimension} ({row.missing:,}): {row.note}" for row in skipped
        ]
    return "\n".join(lines)


def _cells(row: AgreementRow) -> tuple[str, ...]:
    figures = (_shown(getattr(row, name)) for name in _FIGURES)
    ungraded = f"{row.missing:,} ungraded" if row.missing else ""
    note = "; ".join(part for part in (ungraded, row.note) if part)
    name = row.criterion or ""
    return (row.source, row.dimension, name, str(row.n), str(row.conversations), *figures, note)


def _shown(figure: Figure) -> str:
    if figure.value is None:
        return "-"
    if figure.low is None or figure.high is None:
        return f"{figure.value:.2f}"
    return f"{figure.value:.2f} [{figure.low:.2f}, {figure.high:.2f}]"
