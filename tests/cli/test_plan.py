from __future__ import annotations

import json
import random
from pathlib import Path

from run_folders import scored_run
from terminal import command


def test_plan_from_a_spread_gives_scenarios_and_money(workplace: Path):
    ended = command("plan", "--margin", "0.05", "--sd", "0.2", "--cost-per-response", "0.02",
                    "--format", "json")  # fmt: skip

    (row,) = json.loads(ended.out)["rows"]
    assert row["scenarios"] == 101
    assert row["cost_usd"] == 101 * 0.02
    assert command("plan", "--margin", "0.05").code == 2


def test_repeats_in_a_run_show_what_repeats_would_save(workplace: Path):
    draws = random.Random(1)
    centres = [draws.uniform(0.3, 0.7) for _ in range(60)]
    values = [centre + draws.uniform(-0.2, 0.2) for centre in centres for _ in range(3)]
    scored_run(workplace / "run", values, repeats=3, usage={"cost_usd": 1.8, "cached": 0})

    ended = command("plan", "--margin", "0.05", "--report", "run", "--rubric", "plain",
                    "--format", "json")  # fmt: skip

    rows = {row["repeats"]: row for row in json.loads(ended.out)["rows"]}
    assert rows[1]["scenarios"] > rows[3]["scenarios"] > rows[5]["scenarios"]
    assert rows[3]["cost_usd"] == rows[3]["responses"] * 0.01


def test_one_response_a_case_says_nothing_of_the_spread(workplace: Path):
    scored_run(workplace / "run", [0.5, 0.6] * 10)
    scored_run(workplace / "other", [0.6, 0.55] * 10)
    words = ("plan", "--margin", "0.05", "--report", "run", "--rubric", "plain")

    alone, paired = command(*words), command(*words, "--baseline", "other")

    assert alone.code == 2
    assert "--baseline" in alone.err
    assert paired.code == 0
    assert "unknown" in paired.out
