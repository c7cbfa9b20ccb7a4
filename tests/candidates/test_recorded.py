import asyncio

import pytest
from values import case, response

from evalkit.candidates import RecordedCandidate
from evalkit.inputs import Spool


@pytest.fixture
def spool():
    opened = Spool()
    opened.add_case(case(), "cases:1")
    yield opened
    opened.close()


def respond(spool, name="fern", repeat=0):
    recorded = RecordedCandidate(name, 2, spool, "digest")
    return asyncio.run(recorded.respond(case(), repeat))


def test_recorded_reply_is_the_response(spool):
    said = response("Oh.", repeat=1)
    spool.add_reply(said, "replies:1")

    assert respond(spool, repeat=1) == said


def test_failure_that_was_recorded_stays_one(spool):
    refused = response(state="refused", detail="no")
    spool.add_reply(refused, "replies:1")

    assert respond(spool) == refused


@pytest.mark.parametrize(("name", "repeat"), [("fern", 1), ("ivy", 0)])
def test_missing_reply_is_an_empty_response(spool, name, repeat):
    spool.add_reply(response("Oh."), "replies:1")

    found = respond(spool, name, repeat)

    assert (found.state, found.messages) == ("empty", ())
    assert (found.candidate, found.repeat) == (name, repeat)
    assert found.detail == "no reply to this case is recorded"


def test_identity_holds_the_digest_of_the_replies(spool):
    assert RecordedCandidate("fern", 1, spool, "abc").identity()["replies"] == "abc"
