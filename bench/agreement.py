"""How far a grader agrees with people: one row for each source and dimension.

    python bench/agreement.py LABELS... [--grader NAME] [--format text|json]

LABELS are JSONL files of evalkit's label format (`evalkit schema label`), or of
benchmark rows that hold the labels of many sources; those are first turned into
the label format by the table below. `--convert FILE` writes them down and stops.

Each row holds n, the number of conversations, and four figures with a 95 %
bootstrap interval by conversation: quadratic kappa (values rounded to levels),
kappa of level > 0, Spearman's rank correlation, and mean bias in levels. Where
several people rated, the grader is held against their mean. A session is graded
turn by turn, each supporter turn after the client's words right before it, and
averaged. A dimension that several criteria measure together is held against the
highest of them.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from agreement_convert import Comparison, index, read_labels, write_labels
from agreement_figures import Bootstrap, agreement_rows, as_text
from agreement_grades import grade_items, scale_of
from agreement_labels import gather

from evalkit.errors import EvalkitError, InputError
from evalkit.files import dump_json

LEVELS = (0, 1, 2)
YES_NO = (0, 1)
GOOD_OR_NOT = (-1, 1)
LIKERT = (1, 2, 3, 4, 5)
MI_CODED = "mi_dataset automisc_miv automisc_hlqc"
ESCONV = "esconv esconv_failed"
EPITOME = "epitome kumar_epitome"
STRATEGY = "the writer's chosen strategy, not a code of the text"
ONE_CLASS = "positives alone: kappa and rank are undefined"
SKILL = "+1 done well, -1 wanting, unmarked turns left out"

WARMTH = "validation.warmth"
ACKNOWLEDGMENT = "validation.acknowledgment"
MINIMISING = "validation.minimising"
DEPTH = "reflection.depth"
UNDERSTANDING = "reflection.understanding"
JUDGMENT = "non_judgment.judgment"
CONFRONTATION = "non_judgment.confrontation"
ADVICE = "non_judgment.unasked_advice"
EXPLORATION = "active_listening.exploration"
SELF_FOCUS = "self_disclosure.self_focus"
AFFIRMATION = "empowerment.affirmation"
AUTONOMY = "empowerment.autonomy"
CRISIS_MISSED = "safety.crisis_missed"
HARM_ENDORSED = "safety.harm_endorsed"

# The same dimension name means another construct in another source, so every row says
# what the people were asked, and why that is (or is not) what the criterion asks.
COMPARISONS = (
    # --- validation ---
    # EPITOME "emotional reactions": warmth, concern, compassion expressed. Whether the
    # feeling is treated as understandable was not asked.
    Comparison(EPITOME, "validation", LEVELS, (WARMTH,), note="emotional reactions"),
    # Lend an Ear "validating emotions": the feeling treated as real and understandable.
    Comparison("kumar_lend_an_ear", "validation", LIKERT, (ACKNOWLEDGMENT,)),
    # MITI-derived codes Affirm (praise of a strength or effort) or Support (sympathy,
    # "I'm here for you"): two constructs under one label, so either one counts.
    Comparison(
        MI_CODED,
        "validation",
        YES_NO,
        (AFFIRMATION, WARMTH),
        until=(WARMTH,),
        note="codes Affirm or Support",
    ),
    # ESConv "affirmation and reassurance": strengths affirmed, or encouragement given.
    Comparison(ESCONV, "validation", YES_NO, (AFFIRMATION, WARMTH), until=(WARMTH,), note=STRATEGY),
    # BOLT "normalizing": the reaction called understandable or common.
    Comparison("bolt", "validation", YES_NO, (ACKNOWLEDGMENT,), note=ONE_CLASS),
    # Feedback "Validation": the feeling named as justified, or its lack criticised.
    Comparison("feedback_qesconv", "validation", GOOD_OR_NOT, (ACKNOWLEDGMENT,), note=SKILL),
    # --- reflection ---
    # none / simple / complex reflection is the very scale of the criterion. In the MI
    # dataset turns were chosen because they hold a reflection.
    Comparison("annomi", "reflection", LEVELS, (DEPTH,)),
    Comparison("automisc_miv automisc_hlqc", "reflection", LEVELS, (DEPTH,)),
    Comparison("mi_dataset", "reflection", LEVELS, (DEPTH,), note="chosen for reflections: few 0"),
    # PAIR replies were written to be no, a simple or a complex reflection.
    Comparison("pair", "reflection", LEVELS, (DEPTH,), note="levels by design, not rated"),
    # ESConv restatement = 1, reflection of feelings = 2; 0 only says that the writer
    # chose another strategy, with or without a reflection in it.
    Comparison(ESCONV, "reflection", LEVELS, (DEPTH,), note=STRATEGY),
    # BOLT "reflections on ..." are all complex.
    Comparison("bolt", "reflection", LEVELS, (DEPTH,), note=ONE_CLASS),
    # Feedback "Reflections": done well or wanting.
    Comparison("feedback_qesconv", "reflection", GOOD_OR_NOT, (DEPTH,), note=SKILL),
    # EPITOME "interpretations" are no reflections: their highest level is a story of
    # one's own ("I went through the same"). The same labels stand under understanding.
    Comparison(
        "epitome",
        "reflection",
        LEVELS,
        note="the labels of understanding (interpretations) again, which are no reflections",
    ),
    # --- understanding ---
    # EPITOME "interpretations" credit understanding that is claimed or shown by a
    # similar story; the criterion wants it shown by the person's own situation.
    Comparison(
        EPITOME,
        "understanding",
        LEVELS,
        (UNDERSTANDING,),
        note="interpretations: also credits similar stories of one's own",
    ),
    # Lend an Ear "demonstrating understanding": the same question.
    Comparison("kumar_lend_an_ear", "understanding", LIKERT, (UNDERSTANDING,)),
    # --- non-judgment ---
    # MI-non-adherent codes: 1 directs or advises unasked, 2 confronts or warns. Kinds
    # of fault rather than degrees of one, and blame is coded as confrontation.
    Comparison(
        MI_CODED,
        "non_judgment_violation",
        LEVELS,
        (ADVICE, JUDGMENT, CONFRONTATION),
        note="levels are kinds (advice, confrontation): read kappa_gt0",
    ),
    # Lend an Ear "dismissing emotions": the feeling belittled or the person put down.
    Comparison("kumar_lend_an_ear", "non_judgment_violation", LIKERT, (JUDGMENT, MINIMISING)),
    # AnnoMI: any input in a session that was staged to be bad. A label of the session.
    Comparison(
        "annomi",
        "non_judgment_violation",
        YES_NO,
        (ADVICE, JUDGMENT, CONFRONTATION),
        note="weak: quality of the session, not of the turn",
    ),
    # Newspaper-forum comments: contempt and condescension in the wording, but no
    # person in distress whose feeling could be minimised.
    Comparison(
        "unhealthy_comments",
        "non_judgment_violation",
        YES_NO,
        (JUDGMENT,),
        note="weak: forum comments, any unhealthy attribute",
    ),
    Comparison("unhealthy_comments", "condescending", YES_NO, (JUDGMENT,), note="weak"),
    Comparison("unhealthy_comments", "dismissive", YES_NO, (JUDGMENT,), note="weak"),
    Comparison("unhealthy_comments", "hostile", YES_NO, (JUDGMENT,), note="weak"),
    # --- advice ---
    # MITI / MISC "advise without permission" is the criterion's question.
    Comparison(MI_CODED, "unsolicited_advice", YES_NO, (ADVICE,)),
    # Lend an Ear "advice giving", 1-5, more is worse; in peer support nobody asked.
    Comparison("kumar_lend_an_ear", "unsolicited_advice", LIKERT, (ADVICE,)),
    # Advice whether asked for or not: what was asked for counts against the grader.
    Comparison("annomi", "advice_given", YES_NO, (ADVICE,), note="asked-for advice counts, too"),
    Comparison(ESCONV, "advice_given", YES_NO, (ADVICE,), note="asked-for advice counts, too"),
    Comparison("bolt", "advice_given", YES_NO, (ADVICE,), note=ONE_CLASS),
    # Feedback "Suggestions" says whether advice was good, not whether it was given.
    Comparison(
        "feedback_qesconv",
        "advice_given",
        GOOD_OR_NOT,
        note="says whether advice was good, not whether there was any",
    ),
    # Advice with permission is no fault, and no criterion looks for it.
    Comparison(
        MI_CODED, "advice_with_permission", YES_NO, note="no criterion measures asked-for advice"
    ),
    # --- exploration ---
    # AnnoMI, MITI, MISC: 1 closed, 2 open question. The criterion: 1 generic or closed,
    # 2 specific and open. A generic open question is a 2 there and a 1 here.
    Comparison("annomi", "exploration", LEVELS, (EXPLORATION,), note="1 closed, 2 open"),
    Comparison(MI_CODED, "exploration", LEVELS, (EXPLORATION,), note="1 closed, 2 open"),
    # EPITOME "explorations": 1 generic, 2 specific. A specific closed question is a 2
    # there and a 1 here.
    Comparison(EPITOME, "exploration", LEVELS, (EXPLORATION,), note="1 generic, 2 specific"),
    # Lend an Ear "encouraging elaboration".
    Comparison("kumar_lend_an_ear", "exploration", LIKERT, (EXPLORATION,)),
    # ESConv "question".
    Comparison(ESCONV, "exploration", YES_NO, (EXPLORATION,), note=STRATEGY),
    Comparison("bolt", "exploration", YES_NO, (EXPLORATION,), note=ONE_CLASS),
    Comparison("feedback_qesconv", "exploration", GOOD_OR_NOT, (EXPLORATION,), note=SKILL),
    # --- self-disclosure ---
    # The supporter speaks of themselves. People may; the criterion looks at how far the
    # focus shifts, and any disclosure is above its level 0.
    Comparison("mi_dataset", "self_disclosure", YES_NO, (SELF_FOCUS,)),
    Comparison(ESCONV, "self_disclosure", YES_NO, (SELF_FOCUS,), note=STRATEGY),
    # Lend an Ear "self-oriented", 1-5, more is worse.
    Comparison("kumar_lend_an_ear", "self_disclosure", LIKERT, (SELF_FOCUS,)),
    # Feedback: whether disclosure was good; both values are given to turns that have it.
    Comparison(
        "feedback_qesconv",
        "self_disclosure",
        GOOD_OR_NOT,
        note="says whether disclosure was good, not whether there was any",
    ),
    # --- empowerment ---
    # MITI / MISC Affirm or Emphasize Autonomy: either one counts.
    Comparison(MI_CODED, "empowerment", YES_NO, (AFFIRMATION, AUTONOMY)),
    # BOLT "reflections on strengths".
    Comparison("bolt", "empowerment", YES_NO, (AFFIRMATION,), note=ONE_CLASS),
    # --- overall ---
    # One overall impression of empathy in short chats, which follows expressed care and
    # acknowledgment; what else went into it nobody knows.
    Comparison(
        "kumar_empatheticdialogues",
        "overall_empathy",
        LIKERT,
        (WARMTH, ACKNOWLEDGMENT),
        note="a global impression, near to the criteria at best",
    ),
    Comparison(
        "feedback_qesconv", "overall_empathy", GOOD_OR_NOT, (WARMTH, ACKNOWLEDGMENT), note=SKILL
    ),
    # Ten criteria of which the release names only some; clinicians hardly agree on them.
    Comparison("mindeval", "overall_quality", (1, 2, 3, 4, 5, 6), note="no criterion of one reply"),
    Comparison("feedback_qesconv", "structure", GOOD_OR_NOT, note="no criterion measures it"),
    Comparison("feedback_qesconv", "professionalism", GOOD_OR_NOT, note="no criterion measures it"),
    # --- safety ---
    # Vignettes: a delusion endorsed, a compulsion or an escape helped, a crisis missed.
    Comparison("moore_safety", "safety_violation", YES_NO, (HARM_ENDORSED, CRISIS_MISSED)),
    # Laypeople to an interviewer about a third person: nobody is replied to.
    Comparison("stigma_interview", "stigma", YES_NO, note="not a reply to the person spoken of"),
)
TABLE = index(COMPARISONS)


def main(arguments: list[str] | None = None) -> int:
    """Print the table for the files named, and return the exit code."""
    options = _parser().parse_args(arguments)
    try:
        _run(options)
    except EvalkitError as error:
        print(f"error: {error}", file=sys.stderr)
        return error.exit_code
    return 0


def _run(options: argparse.Namespace) -> None:
    labels = read_labels(options.labels, TABLE, lambda name: scale_of(name) is not None)
    if options.convert is not None:
        written = write_labels(labels, options.convert)
        print(f"wrote {written:,} labels to {options.convert}", file=sys.stderr)
        return
    items = gather(labels, options.limit)
    if not items:
        raise InputError("no labels in the files named")
    grading = grade_items(items, options.grader, options.max_connections)
    print(f"grades: {dict(grading.states.most_common())}", file=sys.stderr)
    bootstrap = Bootstrap(options.resamples, options.seed)
    rows = agreement_rows(items, grading, TABLE, bootstrap)
    if options.format == "json":
        print(dump_json([row.as_json() for row in rows], indent=2))
    else:
        print(as_text(rows))


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        description="Agreement of a grader with human raters, by source and dimension."
    )
    parser.add_argument("labels", nargs="+", metavar="LABELS", help="JSONL files of human labels")
    parser.add_argument("--grader", default="local", metavar="NAME", help="default: local")
    parser.add_argument("--format", choices=("text", "json"), default="text")
    parser.add_argument(
        "--limit", type=_positive, metavar="N", help="take the first N items of each source"
    )
    parser.add_argument(
        "--max-connections", type=_positive, default=64, metavar="N", help="to an endpoint (64)"
    )
    parser.add_argument("--seed", type=int, default=0, metavar="N", help="of the bootstrap (0)")
    parser.add_argument(
        "--resamples", type=_positive, default=2000, metavar="N", help="of the bootstrap (2000)"
    )
    parser.add_argument(
        "--convert", type=Path, metavar="FILE", help="write the labels in evalkit's format and stop"
    )
    return parser


def _positive(text: str) -> int:
    number = int(text)
    if number < 1:
        raise argparse.ArgumentTypeError(f"found {text}, expected 1 or more")
    return number


if __name__ == "__main__":
    sys.exit(main())
