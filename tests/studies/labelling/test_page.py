"""A sheet is one file: blind, inert, and at work in a real browser."""

from __future__ import annotations

import base64
import hashlib
import html
import json
import re

import pytest
from browser import complaints, needs_browser, page_after
from rating_material import CANDIDATES, rated_run

from evalkit.schemas import problems_in
from evalkit.studies.labelling import SheetOptions, make_sheets
from evalkit.studies.labelling import page as page_module
from evalkit.studies.labelling.page import inert_json, render_page

HOSTILE = (
    "</script><script>document.title='owned'</script><img src=x onerror=\"document.title='owned'\">"
    "<!-- {{script}} {{data}} ]]> &lt; \u202egnorw\u2066 \u2028 \x1b[31m \x7f \u200b 名前 🙂"
)


def sheets_of(folder, *, raters=("ann",), **options):
    run = rated_run(folder / "run", **options)
    return make_sheets(SheetOptions(run, raters))


def data_of(page: str):
    found = re.search(r'<script type="application/json" id="data">(.*?)</script>', page, re.DOTALL)
    assert found is not None
    return json.loads(found.group(1))


def test_page_tells_neither_who_replied_nor_what_a_grader_said(tmp_path):
    (sheet,) = sheets_of(tmp_path, reply=lambda name, n: "Oh.", values=lambda name, n: 1.875)

    page = render_page(sheet)

    known = json.dumps(data_of(page))
    cases = [f"c{n:03d}" for n in range(12)]
    for secret in (*CANDIDATES, *cases, "judy", "1.875", "probability", "case_id"):
        assert secret not in known


def test_page_holds_the_anchors_of_graded_criteria_alone(tmp_path):
    (sheet,) = sheets_of(tmp_path)

    questions = data_of(render_page(sheet))["questions"]

    assert [one["criterion"] for one in questions] == ["warmth", "acknowledgment", "minimising"]
    for one in questions:
        assert one["question"]
        assert [level["value"] for level in one["levels"]] == [0, 1, 2]
        assert all(level["label"] and level["description"] for level in one["levels"])
        assert all(level["reply"] for level in one["levels"])


def test_policy_allows_the_page_its_own_style_and_script_and_nothing_else(tmp_path):
    (sheet,) = sheets_of(tmp_path)

    page = render_page(sheet)

    (policy,) = re.findall(r'Content-Security-Policy" content="([^"]*)"', page)
    assert policy.startswith("default-src 'none'; ")
    for tag in ("style", "script"):
        (text,) = re.findall(rf"<{tag}>(.*?)</{tag}>", page, re.DOTALL)
        digest = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
        assert f"{tag}-src 'sha256-{digest}'" in policy
    assert "unsafe" not in policy
    assert not re.search(r"https?:|//[a-z]+\.|\bon[a-z]+=|\bstyle=", page.split("<main>")[0])
    assert "innerHTML" not in page


def test_hostile_text_stays_in_its_block_and_comes_out_as_it_was(tmp_path):
    (sheet,) = sheets_of(tmp_path, reply=lambda name, n: HOSTILE, said=HOSTILE)

    page = render_page(sheet)

    item = data_of(page)["items"][0]
    assert item["reply"] == [{"role": "assistant", "content": HOSTILE}]
    assert item["history"][0]["content"].startswith(HOSTILE)
    assert not set(page) & set("\u202e\u2066\u2028\x1b\x7f\u200b")
    assert len(re.findall(r"<script", page)) == 2
    assert "<img" not in page


@pytest.mark.parametrize(
    "text", ["</script>", "<!--", "&amp;", "\u2028\u2029", "\x7f", "🙂", "\x00"]
)
def test_inert_json_is_the_same_value_in_harmless_characters(text):
    dumped = inert_json({text: [text]})

    assert json.loads(dumped) == {text: [text]}
    assert dumped.isascii()
    assert dumped.isprintable()
    assert not set(dumped) & set("<>&")


DRIVER = """
(async () => {
  const urls = [];
  URL.createObjectURL = (blob) => { urls.push(blob); return "blob:caught"; };
  HTMLAnchorElement.prototype.click = function () {
    document.documentElement.dataset.name = this.download;
  };
  const press = (box, key) => box.querySelector("input").dispatchEvent(
    new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true }));
  const boxes = () => [...document.querySelectorAll("fieldset")];
  press(boxes()[0], "2");
  press(boxes()[1], "c");
  boxes()[2].querySelector("input[value='0']").click();
  // By marking, across what looks like markup.
  const text = document.querySelector("#reply .rated .text").firstChild;
  getSelection().setBaseAndExtent(text, 2, text, 30);
  document.dispatchEvent(new Event("selectionchange"));
  press(boxes()[0], "q");
  // By typing, once right and once wrong.
  const field = boxes()[2].querySelector(".quote input");
  for (const typed of ["<" + "/script>", "nowhere in it"]) {
    field.value = typed;
    field.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", bubbles: true }));
  }
  document.documentElement.dataset.refused = boxes()[2].querySelector(".refused").textContent;
  document.getElementById("next").click();
  press(boxes()[0], "1");
  document.getElementById("save").click();
  document.documentElement.dataset.saved = await urls[0].text();
  document.documentElement.dataset.kept = localStorage.getItem(STORE);
  document.documentElement.dataset.title = document.title;
  document.documentElement.dataset.status = document.getElementById("status").textContent;
  document.documentElement.dataset.count = document.getElementById("count").textContent;
})();
"""
"""A rater, as a script; it belongs to the page's own, since the policy lets no other run."""


def dataset_of(document: str, name: str) -> str:
    found = re.search(rf'data-{name}="([^"]*)"', document)
    assert found is not None
    return html.unescape(found.group(1))


@pytest.fixture
def driven(tmp_path, monkeypatch):
    """A sheet of hostile text, rated in part by a browser: (sheet, document)."""
    own = page_module._own
    (sheet,) = sheets_of(tmp_path, reply=lambda name, n: f"A {HOSTILE}", said=HOSTILE, n_cases=2)
    monkeypatch.setattr(
        page_module, "_own", lambda name: own(name) + (DRIVER if name == "sheet.js" else "")
    )
    path = tmp_path / "sheet-ann.html"
    path.write_text(render_page(sheet), encoding="utf-8")
    return sheet, path


@needs_browser
def test_page_in_a_browser_saves_what_the_rater_said(driven, tmp_path):
    sheet, path = driven

    document = page_after(path, tmp_path / "profile")

    saved = [json.loads(line) for line in dataset_of(document, "saved").splitlines()]
    assert [problems_in(line, "rating") for line in saved] == [[]] * 4
    assert [(s["item"], s["criterion"], s["value"], s.get("unrated")) for s in saved] == [
        (1, "warmth", 2, None),
        (1, "acknowledgment", None, "cannot_tell"),
        (1, "minimising", 0, None),
        (2, "warmth", 1, None),
    ]
    assert {(s["sheet"], s["rater"]) for s in saved} == {(sheet.id, "ann")}
    assert saved[0]["evidence"] == [f"A {HOSTILE}"[2:30]]
    assert saved[2]["evidence"] == ["</script>"]
    assert "do not stand in the reply" in dataset_of(document, "refused")
    assert dataset_of(document, "name") == "ratings-ann.jsonl"
    assert "14 questions still open" in dataset_of(document, "status")
    assert dataset_of(document, "count") == "1 of 6 replies done, 4 of 18 questions"


@needs_browser
def test_hostile_text_in_a_browser_is_only_shown(driven, tmp_path):
    _, path = driven

    document = page_after(path, tmp_path / "profile")

    assert dataset_of(document, "title") == "Rating sheet"
    assert "<img" not in document
    assert "&lt;/script&gt;&lt;script&gt;document.title" in document


@needs_browser
def test_page_comes_back_with_its_answers(driven, tmp_path, monkeypatch):
    sheet, path = driven
    page_after(path, tmp_path / "profile")
    monkeypatch.undo()
    path.write_text(render_page(sheet), encoding="utf-8")

    document = page_after(path, tmp_path / "profile")

    assert "1 of 6 replies done, 4 of 18 questions" in document
    assert "Reply 2 of 6" in document


@needs_browser
def test_console_has_nothing_to_complain_of(tmp_path):
    (sheet,) = sheets_of(tmp_path, reply=lambda name, n: HOSTILE)
    path = tmp_path / "sheet.html"
    path.write_text(render_page(sheet), encoding="utf-8")

    assert complaints(path, tmp_path / "profile") == []


@needs_browser
def test_script_that_is_not_the_pages_own_does_not_run(tmp_path):
    (sheet,) = sheets_of(tmp_path)
    path = tmp_path / "sheet.html"
    stranger = "<script>document.title='owned'</script></body>"
    path.write_text(render_page(sheet).replace("</body>", stranger), encoding="utf-8")

    document = page_after(path, tmp_path / "profile")

    assert "<title>Rating sheet</title>" in document
    assert any("Content Security Policy" in line for line in complaints(path, tmp_path / "profile"))
