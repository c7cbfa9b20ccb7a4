"""The labelled corpus is what its data card says."""

import json
from collections import Counter, defaultdict
from functools import cache
from pathlib import Path

import pytest

from evalkit.graders.evidence import find_quotation
from evalkit.inputs.rubrics import resolve_rubric, shipped_rubric_names
from evalkit.inputs.shipped import validate_source
from evalkit.schemas import problems_in
from evalkit.stats import spearman

DATASETS = Path(__file__).parents[2] / "datasets"
CORPUS = DATASETS / "corpus"
CORE = ("validation", "reflection", "non_judgment")
WITH_ALL = (*CORE, "active_listening")
MAX_JACCARD = 0.5


@cache
def lines(name):
    text = (CORPUS / name).read_text(encoding="utf-8")
    return [json.loads(line) for line in text.splitlines()]


@cache
def levels():
    """Criterion to reply id to level."""
    found = defaultdict(dict)
    for label in lines("labels.jsonl"):
        found[label["rubric"], label["criterion"]][label["case_id"]] = label["value"]
    return found


@cache
def rubric_of(name):
    return resolve_rubric(name)


def criterion_of(label):
    return rubric_of(label["rubric"]).criterion(label["criterion"])


def reply_criteria():
    return [
        (name, c.id)
        for name in shipped_rubric_names()
        for c in rubric_of(name).criteria
        if c.kind == "graded" and "reply" in c.units and name in MEASURED
    ]


MEASURED = {label["rubric"] for label in lines("labels.jsonl")}


def test_replies_are_a_valid_replies_file_of_at_least_3000():
    counts = validate_source(str(CORPUS / "replies.jsonl"), "replies", None, {})

    assert counts["replies"] >= 3000


@pytest.mark.parametrize("name", ["labels.jsonl", "second.jsonl"])
def test_every_label_follows_the_schema_and_names_a_reply(name):
    known = {row["id"] for row in lines("replies.jsonl")}

    for label in lines(name):
        assert problems_in(label, "label") == []
        assert label["case_id"] in known
        criterion = criterion_of(label)
        low, high = criterion.scale
        assert low <= label["value"] <= high


@pytest.mark.parametrize("name", ["labels.jsonl", "second.jsonl"])
def test_evidence_stands_in_the_reply_and_is_given_where_it_is_required(name):
    replies = {row["id"]: row["response"] for row in lines("replies.jsonl")}

    for label in lines(name):
        quotations = label.get("evidence", [])
        for quotation in quotations:
            reply = replies[label["case_id"]]
            assert quotation in reply or find_quotation(quotation, reply) is not None, label
        criterion = criterion_of(label)
        needs = criterion.evidence_from is not None and label["value"] >= criterion.evidence_from
        assert quotations or not needs, label


def test_corrections_and_resolutions_are_what_the_labels_say():
    values = {(row["case_id"], row["criterion"]): row["value"] for row in lines("labels.jsonl")}
    corrected = {(row["case_id"], row["criterion"]): row for row in lines("corrections.jsonl")}

    for place, row in corrected.items():
        assert values[place] == row["value"] != row["was"], row
        assert row["reason"]
    for row in lines("resolutions.jsonl"):
        place = row["case_id"], row["criterion"]
        assert row["first"] != row["second"]
        assert row["value"] == corrected.get(place, {"was": values[place]})["was"], row


def test_every_reply_is_labelled_on_every_criterion_of_the_core_rubrics():
    ids = {row["id"] for row in lines("replies.jsonl")}

    for rubric, criterion in reply_criteria():
        if rubric in WITH_ALL:
            assert set(levels()[rubric, criterion]) == ids


def test_at_least_1200_replies_are_labelled_on_each_other_reply_rubric():
    for rubric, criterion in reply_criteria():
        assert len(levels()[rubric, criterion]) >= 1200, (rubric, criterion)


def test_families_do_not_cross_splits():
    splits = defaultdict(set)
    for row in lines("replies.jsonl"):
        splits[row["cluster"]].add(row["tags"]["split"])

    assert all(len(found) == 1 for found in splits.values())
    counts = Counter(row["tags"]["split"] for row in lines("replies.jsonl"))
    assert set(counts) == {"train", "dev", "test"}


def test_no_reply_is_nearly_another():
    shingles = {}
    for row in lines("replies.jsonl"):
        words = row["response"].lower().split()
        shingles[row["id"]] = {tuple(words[n : n + 5]) for n in range(len(words) - 4)}
    places = defaultdict(list)
    for reply, own in shingles.items():
        for shingle in own:
            places[shingle].append(reply)
    shared = Counter()
    for found in places.values():
        for n, first in enumerate(found):
            for second in found[n + 1 :]:
                shared[first, second] += 1

    for (first, second), n in shared.items():
        union = len(shingles[first] | shingles[second])
        assert n / union <= MAX_JACCARD, (first, second)


def test_no_reply_stands_twice():
    texts = Counter(
        (row["messages"][-1]["content"], row["response"]) for row in lines("replies.jsonl")
    )

    assert max(texts.values()) == 1


def test_length_says_little_about_any_level():
    words = {row["id"]: len(row["response"].split()) for row in lines("replies.jsonl")}

    for rubric, criterion in reply_criteria():
        of = levels()[rubric, criterion]
        rho = spearman(list(of.values()), [words[reply] for reply in of]).value
        assert abs(rho) < 0.15, (criterion, rho)


def test_rarest_level_has_150_replies_of_each_core_criterion_and_60_of_each_other():
    for rubric, criterion in reply_criteria():
        counts = Counter(levels()[rubric, criterion].values())
        least = 150 if rubric in CORE else 60
        assert min(counts[level] for level in (0, 1, 2)) >= least, (criterion, counts)


def test_no_minimal_pair_shares_a_family_with_corpus_or_cases():
    used = {row["cluster"] for row in lines("replies.jsonl")}
    used |= {
        json.loads(line)["cluster"]
        for line in (DATASETS / "core" / "cases.jsonl").read_text(encoding="utf-8").splitlines()
    }

    for path in sorted((DATASETS.parent / "rubrics").glob("*s/*.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            assert json.loads(line)["cluster"] not in used
