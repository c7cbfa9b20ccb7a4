"""The shell steps of the GitHub Actions example, run as they stand."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import yaml

HOME = Path(__file__).parents[2]
EXAMPLES = HOME / "docs" / "ci"


def test_steps_of_the_github_example_run(tmp_path):
    workflow = yaml.safe_load((EXAMPLES / "github-actions.yml").read_text())
    steps = [step for step in workflow["jobs"]["gate"]["steps"] if "run" in step]
    assert [step["name"] for step in steps] == ["install", "grade", "gate"]
    shutil.copyfile(EXAMPLES / "gate.yaml", tmp_path / "gate.yaml")
    said = [{"role": "user", "content": "I failed again and my parents stopped asking."}]
    lines = [
        {"messages": said, "id": f"c{n}", "response": "Pull yourself together, it's your fault."}
        for n in range(8)
    ]
    (tmp_path / "replies.jsonl").write_text("".join(json.dumps(line) + "\n" for line in lines))
    tools = tmp_path / "bin"
    tools.mkdir()
    (tools / "evalkit").write_text(f'#!/bin/sh\nexec "{sys.executable}" -m evalkit "$@"\n')
    (tools / "evalkit").chmod(0o755)
    summary = tmp_path / "summary.md"
    environment = {
        **os.environ,
        "PATH": f"{tools}:{os.environ['PATH']}",
        "PYTHONPATH": str(HOME),
        "GITHUB_STEP_SUMMARY": str(summary),
    }

    codes = [
        subprocess.run(
            ["bash", "-e", "-c", step["run"]], cwd=tmp_path, env=environment, check=False,
            capture_output=True, timeout=120,
        ).returncode
        for step in steps[1:]
    ]  # fmt: skip

    assert codes == [0, 3]
    assert summary.read_text().startswith("## evalkit gate: fail")
    assert (tmp_path / "junit.xml").exists()
    assert (tmp_path / "gate.sarif").exists()


def test_every_example_calls_the_same_two_commands():
    for name in ("github-actions.yml", "gitlab-ci.yml", "Jenkinsfile"):
        text = (EXAMPLES / name).read_text()
        assert "evalkit run --responses replies.jsonl --quiet --output results/candidate" in text
        assert "evalkit gate results/candidate --config gate.yaml" in text
