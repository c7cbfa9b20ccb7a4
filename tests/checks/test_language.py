import os
import subprocess
import sys
from pathlib import Path

import pytest

import evalkit
from evalkit.checks import Exchange, Text, find_check
from evalkit.checks.language import language_of

ENGLISH = [
    "aw hun im so sorry x",
    "wtf not the cat tho u ok rn or nah",
    "mad ting bruv, court's bare long. what they sayin to you?",
    "Eish, after all those papers and queues.",
    "You made your abuela cry over the tamales, and now the whole cocina feels cold.",
    "So Siobhán, Søren and Joaquín all went to Kraków without you.",
    '"Log kya kahenge", the old fear, and it has decided your wardrobe.',
    "THAT SOUNDS SO HARD FOR YOU",
    "I am here. Ich bin da.",
]
OTHERS = {
    "de": "Das tut mir leid, du bist nicht allein.",
    "es": "Siento mucho que tu hermana guarde silencio.",
    "fr": "t'es pas nul, t'as juste galéré sur ce contrôle.",
    "pt": "Que silêncio pesado dentro de casa.",
    "nl": "Wat naar voor je. Je had net de verhuisdozen gekocht.",
    "tr": "Annem beni hiç dinlemiyor, çok yorucu.",
    "ja": "それは辛かったですね。",
    "zh": "我在这里陪你",
    "ko": "난 네 곁에 있어",
    "ru": "Мне очень жаль",
    "ar": "أنا آسف جدا",
    "hi": "यह बहुत कठिन लगता है",
}
UNSURE = ["", "oh no", "😢😢", "Oof. Brutal.", "https://example.com/das/ist/nicht/wahr", "hmm 123"]


@pytest.mark.parametrize("reply", ENGLISH)
def test_english_is_never_taken_for_another_language(reply):
    assert language_of(Text(reply)) in ("en", None)


@pytest.mark.parametrize(("code", "reply"), OTHERS.items())
def test_other_languages_are_named(code, reply):
    assert language_of(Text(reply)) == code


@pytest.mark.parametrize("reply", UNSURE)
def test_too_little_text_has_no_language(reply):
    assert language_of(Text(reply)) is None


def test_the_check_says_whether_and_which():
    check = find_check("language")
    found = check.function(Exchange(Text("  Das tut mir sehr leid.\n"), Text("")), check.params)

    assert found.value == 1
    assert found.detail == "de"
    assert [(mark.start, mark.end, mark.kind) for mark in found.marks] == [(2, 24, "de")]
    assert check.function(Exchange(Text("oh no"), Text("")), check.params).value == 0


def test_the_model_is_read_from_the_package_without_network_or_new_files(tmp_path):
    program = """
import sys

def watch(event, arguments):
    if event.startswith("socket.") and event != "socket.gethostname":
        raise RuntimeError(f"network: {event} {arguments}")
    if event == "open" and isinstance(arguments[1], str) and set(arguments[1]) & set("wax+"):
        if arguments[0] != "/dev/null":
            raise RuntimeError(f"write: {arguments}")
    if event in ("os.mkdir", "os.rename"):
        raise RuntimeError(f"{event}: {arguments}")

sys.dont_write_bytecode = True
sys.addaudithook(watch)
from evalkit.checks import Text
from evalkit.checks.language import language_of
assert language_of(Text("Das tut mir leid, du bist nicht allein.")) == "de"
"""

    done = subprocess.run(
        [sys.executable, "-c", program],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(Path(evalkit.__file__).parents[1])},
        capture_output=True,
        text=True,
        check=False,
    )

    assert (done.returncode, done.stderr) == (0, "")
    assert list(tmp_path.iterdir()) == []
