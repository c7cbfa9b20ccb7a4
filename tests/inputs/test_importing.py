"""Importers, on small made-up files of the shapes that the public data have."""

import json

import pytest

from evalkit.errors import InputError, UnknownName
from evalkit.inputs.cases import CASE_FIELDS
from evalkit.inputs.importing import FORMATS, import_file
from evalkit.schemas import problems_in

ED = """conv_id,utterance_idx,context,prompt,speaker_idx,utterance,selfeval,tags
c1,1,lonely,I moved to the coast,7,I moved to the coast_comma_ and nobody knows me.,,
c1,2,lonely,I moved to the coast,8,That must be a quiet house.,,
c1,3,lonely,I moved to the coast,7,It is.,,
c1,4,lonely,I moved to the coast,8,What do you miss most?,,
c2,1,proud,She can read,3,My gran read her first page.,,
"""
ANNOMI = """transcript_id,mi_quality,topic,utterance_id,interlocutor,utterance_text,\
annotator_id,reflection_exists,reflection_subtype,question_exists,question_subtype
3,high,smoking,0,therapist,Good morning.,1,False,,False,
3,high,smoking,1,client,I smoke on the balcony.,1,,,,
3,high,smoking,2,therapist,Out there you get a minute.,1,True,complex,False,
3,high,smoking,2,therapist,Out there you get a minute.,2,True,simple,False,
3,high,smoking,3,therapist,What is that minute like?,1,False,,True,open
"""


def write(folder, name, text):
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def follows_the_formats(imported):
    for case in imported.cases:
        assert problems_in(case, "case") == []
        assert set(case) <= set(CASE_FIELDS)
        assert case["messages"][-1]["role"] == "user"
    for reply in imported.replies:
        assert problems_in(reply, "reply") == []
    for label in imported.labels:
        assert problems_in(label, "label") == []
    ids = [case["id"] for case in imported.cases]
    assert len(ids) == len(set(ids))
    assert {reply["case_id"] for reply in imported.replies} <= set(ids)


def test_listener_turns_of_empathetic_dialogues_are_replies(tmp_path):
    imported = import_file("empathetic-dialogues", write(tmp_path, "valid.csv", ED))

    follows_the_formats(imported)
    first, second = imported.cases
    assert first["messages"] == [
        {"role": "user", "content": "I moved to the coast, and nobody knows me."}
    ]
    assert [m["role"] for m in second["messages"]] == ["user", "assistant", "user"]
    assert first["cluster"] == second["cluster"] == "c1"
    assert first["tags"] == {"emotion": "lonely"}
    assert [r["text"] for r in imported.replies] == [
        "That must be a quiet house.",
        "What do you miss most?",
    ]


@pytest.mark.parametrize(("seeker", "supporter"), [("seeker", "supporter"), ("usr", "sys")])
def test_supporter_turns_of_esconv_are_replies(tmp_path, seeker, supporter):
    dialog = [
        {"speaker": supporter, "content": "Hello!"},
        {"speaker": seeker, "content": "My shop closes."},
        {"speaker": seeker, "content": "On Friday."},
        {"speaker": supporter, "annotation": {"strategy": "Question"}, "content": "How long ..."},
    ]
    item = {"problem_type": "job crisis", "emotion_type": "fear", "dialog": dialog}

    imported = import_file("esconv", write(tmp_path, "e.json", json.dumps([item])))

    follows_the_formats(imported)
    (case,) = imported.cases
    assert [m["content"] for m in case["messages"]] == ["Hello!", "My shop closes. On Friday."]
    assert case["tags"] == {"problem_type": "job crisis", "emotion_type": "fear"}


def test_levels_of_epitome_become_labels_of_their_mechanism(tmp_path):
    text = (
        "sp_id,rp_id,seeker_post,response_post,level,rationales\n"
        "p1,r1,I failed again.,I'm so sorry.,2,I'm so sorry|\n"
        "p1,r2,I failed again.,Study more.,0,|\n"
    )

    imported = import_file("epitome", write(tmp_path, "emotional-reactions-reddit.csv", text))

    follows_the_formats(imported)
    assert [label["value"] for label in imported.labels] == [2, 0]
    assert {label["criterion"] for label in imported.labels} == {"emotional_reactions"}
    assert {case["cluster"] for case in imported.cases} == {"p1"}


def test_turns_of_annomi_keep_the_labels_of_each_annotator(tmp_path):
    imported = import_file("annomi", write(tmp_path, "AnnoMI-full.csv", ANNOMI))

    follows_the_formats(imported)
    (reply,) = imported.replies
    assert reply["text"] == "Out there you get a minute. What is that minute like?"
    found = {(x["criterion"], x["rater"]): x["value"] for x in imported.labels}
    assert found == {
        ("reflection", "annotator-1"): 2,
        ("reflection", "annotator-2"): 1,
        ("question", "annotator-1"): 2,
        ("question", "annotator-2"): 0,
    }


def test_answers_of_counsel_chat_are_candidates_of_one_question(tmp_path):
    text = (
        "questionID,questionTitle,questionText,topic,answerText,upvotes\n"
        '5,Stuck,"I cannot decide, at all",choices,Let us look.,1\n'
        '5,Stuck,"I cannot decide, at all",choices,You will.,0\n'
    )

    imported = import_file("counsel-chat", write(tmp_path, "chat.csv", text))

    follows_the_formats(imported)
    assert len(imported.cases) == 1
    assert [r["candidate"] for r in imported.replies] == ["therapist-1", "therapist-2"]


def test_prompts_of_healthbench_keep_their_rubric_items(tmp_path):
    item = {
        "prompt_id": "h1",
        "prompt": [{"role": "user", "content": "My chest hurts."}],
        "rubrics": [{"criterion": "Asks how long.", "points": 5, "tags": []}],
        "example_tags": ["theme:emergency"],
        "ideal_completions_data": {"ideal_completion": "Call now."},
    }

    imported = import_file("healthbench", write(tmp_path, "h.jsonl", json.dumps(item)))

    follows_the_formats(imported)
    (case,) = imported.cases
    assert case["metadata"]["rubrics"][0]["points"] == 5
    assert case["reference"] == "Call now."


@pytest.mark.parametrize("name", ["empathetic-dialogues", "annomi", "counsel-chat"])
def test_table_of_another_format_is_refused_with_what_was_found(tmp_path, name):
    path = write(tmp_path, "x.csv", "a,b\n1,2\n")

    with pytest.raises(InputError, match=r"x\.csv:1: found no column .*found 'a', 'b'"):
        import_file(name, path)


def test_broken_row_is_refused_with_its_line(tmp_path):
    text = "sp_id,rp_id,seeker_post,response_post,level,rationales\np,r,a,b,7,\n"

    with pytest.raises(InputError, match=r":2: level: found '7', expected 0, 1 or 2"):
        import_file("epitome", write(tmp_path, "explorations.csv", text))


def test_epitome_file_must_say_its_mechanism(tmp_path):
    with pytest.raises(InputError, match="cannot tell the mechanism"):
        import_file("epitome", write(tmp_path, "reddit.csv", "level\n1\n"))


@pytest.mark.parametrize(
    ("name", "text", "message"),
    [
        ("esconv", "{}", "expected a list"),
        ("esconv", '[{"dialog": 3}]', r"\$\.dialog: found int"),
        ("esconv", "[]", "found no conversation"),
        ("healthbench", '{"prompt_id": "a"}', r"\$\.prompt: found nothing"),
    ],
)
def test_json_of_another_shape_is_refused(tmp_path, name, text, message):
    with pytest.raises(InputError, match=message):
        import_file(name, write(tmp_path, "x.json", text))


def test_unknown_format_offers_the_nearest(tmp_path):
    with pytest.raises(UnknownName, match="did you mean 'esconv'"):
        import_file("esconf", tmp_path / "x")


def test_every_format_says_what_it_reads():
    assert all(known.summary for known in FORMATS.values())
