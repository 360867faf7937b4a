import json
import os
import signal
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from claimbook.errors import ResourceError
from claimbook.extract.llm.cache import Cache
from claimbook.extract.llm.request import Reply
from tests.extract.llm.server import chat, serve

REPOSITORY = Path(__file__).parents[3]
REPLY = Reply("none", True, 3, 1)


def test_an_answer_is_kept_in_the_file(tmp_path):
    first = Cache(tmp_path / "deep" / "answers.sqlite")
    first.keep("k", REPLY)
    first.close()
    again = Cache(tmp_path / "deep" / "answers.sqlite")
    assert (again.reply("k"), again.reply("other")) == (REPLY, None)
    again.close()


def test_a_file_that_is_no_cache_is_a_resource_error(tmp_path):
    (tmp_path / "a").write_text("no database at all, but long enough to be looked at" * 40)
    with pytest.raises(ResourceError, match="cache"):
        Cache(tmp_path / "a")


def test_a_cache_that_is_damaged_while_in_use_is_a_resource_error(tmp_path):
    opened = Cache(tmp_path / "a")
    other = sqlite3.connect(tmp_path / "a")
    other.execute("DROP TABLE answers")
    other.close()
    with pytest.raises(ResourceError, match="can't be read"):
        opened.reply("k")
    opened.close()


@pytest.mark.skipif(os.name == "nt", reason="signals of POSIX")
def test_a_killed_run_goes_on_without_paying_twice(tmp_path):
    reports = tmp_path / "reports.jsonl"
    reports.write_text("".join(json.dumps({"id": f"r{n}", "text": f"Kest {n} is quiet."}) + "\n" for n in range(12)))
    command = [sys.executable, "-m", "claimbook", "read", "--engine", "llm", str(reports)]
    running = []

    def script(_body):
        if len(server.bodies) == 6:
            running[0].send_signal(signal.SIGKILL)
        return chat("s1\n- presence/control | subject=Kest | place=Kest")

    with serve(script) as (url, server):
        environment = os.environ | {
            "CLAIMBOOK_LLM_URL": url,
            "CLAIMBOOK_LLM_CACHE": str(tmp_path / "answers.sqlite"),
            "CLAIMBOOK_LLM_CONCURRENCY": "1",
            "CLAIMBOOK_CONFIG": os.devnull,
        }
        running.append(subprocess.Popen(command, cwd=REPOSITORY, env=environment, stdout=subprocess.DEVNULL))
        assert running[0].wait(120) == -signal.SIGKILL
        done = subprocess.run(command, cwd=REPOSITORY, env=environment, capture_output=True, check=True, timeout=120)
    assert [json.loads(line)["doc"] for line in done.stdout.splitlines()] == [f"r{n}" for n in range(12)]
    questions = [body["messages"][1]["content"] for body in server.bodies]
    assert len(set(questions)) == 12
    assert len(questions) <= 13  # the one in flight when the run was killed
