"""The embedded grader's card: what it agrees on with people, and what follows from it.

    python bench/agreement.py LABELS... --format json > agreement.json
    python bench/model_card.py agreement.json --weights evalkit/graders/local/weights

Writes the block `human` into the card of the weights, which every report then carries,
and docs/model-card.md. The status of a criterion follows the floors of
evalkit/studies/floors.yaml: validated by a direct human label of its construct,
provisional by its minimal pairs where such labels are few, else advisory. No label is
learned from: this only measures.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from evalkit.files import dump_json, write_atomically
from evalkit.graders.local.model import CARD_NAME
from evalkit.inputs.rubrics import resolve_rubrics, shipped_rubric_names
from evalkit.options import grader_option
from evalkit.stats import wilson
from evalkit.studies.rubric_test import is_tested, run_rubric_tests
from evalkit.studies.status import floors

# A label that asks what the criterion asks, of the text and not of a session or a plan.
# Of several criteria together the label validates none of them alone.
DIRECT: Mapping[str, Sequence[tuple[str, str]]] = {
    "validation.warmth": [("epitome", "validation"), ("kumar_epitome", "validation")],
    "validation.acknowledgment": [("kumar_lend_an_ear", "validation")],
    "reflection.depth": [("annomi", "reflection"), ("automisc_hlqc", "reflection")],
    "reflection.understanding": [("kumar_lend_an_ear", "understanding")],
    "active_listening.exploration": [("annomi", "exploration"), ("epitome", "exploration")],
    "non_judgment.unasked_advice": [
        ("mi_dataset", "unsolicited_advice"),
        ("kumar_lend_an_ear", "unsolicited_advice"),
    ],
    "self_disclosure.self_focus": [
        ("mi_dataset", "self_disclosure"),
        ("kumar_lend_an_ear", "self_disclosure"),
    ],
}
FIGURES = ("quadratic_kappa", "kappa_gt0", "spearman")
_TAUGHT = {
    "fine-tuned": "fine-tuned whole",
    "adapted": "fine-tuned whole on an earlier state of the data, and adapted to the present one "
    "(shifts, norms, scales and heads, `grader fit --adapt`)",
    "frozen": "heads alone",
}


def main(arguments: list[str] | None = None) -> int:
    """Write the card and its page."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("agreement", type=Path, help="output of agreement.py --format json")
    parser.add_argument("--weights", type=Path, required=True)
    parser.add_argument("--docs", type=Path, default=Path("docs/model-card.md"))
    options = parser.parse_args(arguments)
    rows = json.loads(options.agreement.read_text(encoding="utf-8"))
    path = options.weights / CARD_NAME
    card = json.loads(path.read_text(encoding="utf-8"))
    pairs = _pairs(f"path:{options.weights}")
    card["human"] = {
        f"{head['rubric']}.{head['criterion']}": _entry(head, rows, pairs) for head in card["heads"]
    }
    write_atomically(path, dump_json(card, indent=1) + "\n")
    path.chmod(0o644)
    write_atomically(options.docs, _page(card, rows, pairs))
    options.docs.chmod(0o644)
    print(f"wrote {path} and {options.docs}", file=sys.stderr)
    return 0


def _pairs(grader: str) -> dict[str, tuple[int, int]]:
    """`rubric.criterion` to pairs in order, and how many there are."""
    rubrics = [r for r in resolve_rubrics(shipped_rubric_names()) if is_tested(r)]
    found: dict[str, tuple[int, int]] = {}
    for test in run_rubric_tests(rubrics, grader_option(grader)):
        for outcome in test.pairs:
            name = f"{test.rubric}.{outcome.criterion}"
            right, n = found.get(name, (0, 0))
            found[name] = right + outcome.is_right, n + 1
    return found


def _entry(
    head: Mapping[str, Any],
    rows: Sequence[Mapping[str, Any]],
    pairs: Mapping[str, tuple[int, int]],
) -> dict[str, Any]:
    name = f"{head['rubric']}.{head['criterion']}"
    own = [row for row in rows if row["n"] and row["criterion"] == name]
    direct = [row for row in own if (row["source"], row["dimension"]) in DIRECT.get(name, ())]
    right, n_pairs = pairs.get(name, (0, 0))
    return {
        "status": _status(head, direct, right, n_pairs),
        "n": max((row["n"] for row in direct), default=0),
        "pairs": {"right": right, "n": n_pairs},
        "sources": [
            {
                "source": row["source"],
                "dimension": row["dimension"],
                "n": row["n"],
                "conversations": row["conversations"],
                "direct": row in direct,
                **{figure: row[figure] for figure in FIGURES},
            }
            for row in own
        ],
    }


def _status(
    head: Mapping[str, Any], direct: Sequence[Mapping[str, Any]], right: int, n_pairs: int
) -> str:
    floor = floors()["status"]
    must_not = {"crisis_missed", "harm_endorsed", "false_human_claim"}
    if head["criterion"] in must_not:
        return "advisory"  # gates on precision and recall, which no label here can show
    for row in direct:
        lows = [row[figure]["low"] for figure in ("quadratic_kappa", "kappa_gt0")]
        agrees = any(low is not None and low >= floor["kappa"] for low in lows)
        if row["n"] >= floor["min_labels"] and agrees:
            return "validated"
    # Labels on another scale than the criterion's allow no kappa and settle nothing.
    settled = [row["n"] for row in direct if row["quadratic_kappa"]["value"] is not None]
    few = max(settled, default=0) < floor["provisional_below"]
    enough = n_pairs >= floor["provisional_pairs"]
    if few and enough and wilson(right, n_pairs).low >= floor["provisional_order"]:
        return "provisional"
    return "advisory"


def _page(
    card: Mapping[str, Any], rows: Sequence[Mapping[str, Any]], pairs: Mapping[str, tuple[int, int]]
) -> str:
    training = card["training"]
    own = {f"{a['rubric']}.{a['criterion']}": a for a in card["agreement"]}
    lines = [
        "# Model card: the embedded grader",
        "",
        f"Name `{card['name']}`, version {card['version']}. MiniLM-L6 (all-MiniLM-L6-v2, "
        f"Apache-2.0), {_TAUGHT[training['encoder']]}, one ordinal head a criterion, 8-bit ONNX. "
        "Licence of the weights: Apache-2.0.",
        "",
        "## Data",
        "",
        "`datasets/corpus/` (CC BY 4.0), written and labelled with a language model after the "
        f"rubrics' anchors: {training['replies']['train']:,} replies to learn from, "
        f"{training['replies']['dev']:,} to calibrate on, {training['replies']['test']:,} to test "
        "on, split by scenario family. No human-labelled text was trained or calibrated on. The "
        "development half of the human labels was looked at more than once: with early weights, "
        "which prompted giving the wording rules a share (its size comes from own text), between "
        "one state of the weights and the next, and to see which manners of speech the corpus "
        "lacked (sessions as they are spoken, reflections of one sentence), of which own text was "
        "then written. So figures on it are optimistic; the other half is untouched.",
        "",
        "## What each criterion is worth",
        "",
        "Kappa on own text is quadratic-weighted against the corpus' test split; pairs are the "
        "minimal pairs of the rubric in the right order. A status other than advisory is needed "
        "to gate.",
        "",
        "| criterion | status | kappa, own text [95 %] | pairs |",
        "|---|---|---|---|",
    ]
    for name, entry in card["human"].items():
        figure = own.get(name, {})
        kappa = _shown(
            {
                "value": figure.get("quadratic_kappa"),
                "low": figure.get("low"),
                "high": figure.get("high"),
            }
        )
        right, n = pairs.get(name, (0, 0))
        lines.append(f"| {name} | {entry['status']} | {kappa} | {right} of {n} |")
    lines += [
        "",
        "## Agreement with people, by source",
        "",
        "Intervals are bootstrapped over conversations. A dash: the scales share no levels, or "
        "one side never varies.",
        "",
        "| source | what people were asked | criterion | n | conversations | quadratic kappa | "
        "kappa of level > 0 | Spearman |",
        "|---|---|---|---|---|---|---|---|",
    ]
    lines += [
        f"| {row['source']} | {row['dimension']} | {row['criterion']} | {row['n']:,} | "
        f"{row['conversations']:,} | {' | '.join(_shown(row[figure]) for figure in FIGURES)} |"
        for row in rows
        if row["n"]
    ]
    lines += [
        "",
        "## What it must not be used for",
        "",
        "- Deciding whether an assistant is safe to treat anyone, or grading people.",
        "- Gating on an advisory criterion, or on text that is not English.",
        "- Crises: `crisis_missed` and `harm_endorsed` are advisory; a reply it passes may have",
        "  missed everything.",
        "- Replies made to please it: see `evalkit grader check` for what buys a level.",
        "",
        "## Known failures",
        "",
        "- A skilled reply to somebody else often keeps a good grade for understanding: the",
        "  encoder reads the reply better than whether it fits.",
        "- Stock comfort added to a cold reply raises warmth and acknowledgment to level 1, as the",
        "  anchors say it should, and `stock_phrases` takes only part of it back.",
        "- A reply that condemns a person in detail can be graded as understanding them.",
        "- Levels that are rare in the corpus (see its card) are seldom given.",
        "",
    ]
    return "\n".join(lines)


def _shown(figure: Mapping[str, float | None]) -> str:
    if figure["value"] is None:
        return "-"
    if figure["low"] is None or figure["high"] is None:
        return f"{figure['value']:.2f}"
    return f"{figure['value']:.2f} [{figure['low']:.2f}, {figure['high']:.2f}]"


if __name__ == "__main__":
    sys.exit(main())
