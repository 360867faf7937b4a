"""`read --engine llm` and `batch` as a shell sees them, with a server of the tests' own."""

import json
import os
import subprocess
import sys
from pathlib import Path
from threading import Barrier

import pytest

from tests.extract.llm.server import chat, serve, status

REPOSITORY = Path(__file__).parents[2]
ANSWER = "s1\n- incident/raid | id=I1 | perpetrator=Saltmarsh Front | place=Orrin"


@pytest.fixture
def reports(tmp_path):
    path = tmp_path / "reports.jsonl"
    texts = ["The Saltmarsh Front raided Orrin.", "The Saltmarsh Front raided Orrin and Kest."]
    path.write_text("".join(json.dumps({"id": f"r{n}", "text": text}) + "\n" for n, text in enumerate(texts)), "utf-8")
    return path


def run(tmp_path, *args, **variables):
    named = {f"CLAIMBOOK_LLM_{name.upper()}": str(value) for name, value in variables.items()}
    cache = {"CLAIMBOOK_LLM_CACHE": str(tmp_path / "answers.sqlite"), "CLAIMBOOK_LLM_BACKOFF_S": "0"}
    command = [sys.executable, "-m", "claimbook", *map(str, args)]
    environment = os.environ | cache | named | {"CLAIMBOOK_CONFIG": os.devnull}
    return subprocess.run(command, cwd=REPOSITORY, capture_output=True, check=False, timeout=120, env=environment)


def docs(done):
    return [json.loads(line)["doc"] for line in done.stdout.splitlines()]


def test_a_model_reads_in_the_order_of_the_documents(reports, tmp_path):
    with serve(lambda _body: chat(ANSWER)) as (url, _server):
        done = run(tmp_path, "read", "--engine", "llm", "--no-identities", reports, url=url)  # no word of a gazetteer
    assert (done.returncode, done.stderr) == (0, b"")
    assert docs(done) == ["r0", "r1"]
    claim = json.loads(done.stdout.splitlines()[0])
    assert 0 < claim["confidence"] < 1
    assert claim["engine"].startswith("llm/1.0-")


def test_a_dry_run_asks_nobody_and_tells_the_cost(reports, tmp_path):
    args = ("read", "--engine", "llm", "--dry-run", reports)
    done = run(tmp_path, *args, url="http://127.0.0.1:9/v1", price_in=1000, price_out=0)
    shown = dict(line.rsplit(maxsplit=1) for line in done.stdout.decode().splitlines())
    assert done.returncode == 0
    assert (shown["documents"], shown["requests"]) == ("2", "2")
    assert 4 < float(shown["cost"]) < 10


def test_a_spent_budget_stops_cleanly(reports, tmp_path):
    done = run(tmp_path, "read", "--engine", "llm", "--max-tokens", "10", reports, url="http://127.0.0.1:9/v1")
    assert done.returncode == 1
    assert done.stdout == b""
    assert done.stderr.count(b"beyond 10 tokens") == 2


def test_a_server_that_refuses_the_key_ends_the_run_with_a_remedy(reports, tmp_path):
    with serve(lambda _body: status(401)) as (url, _server):
        done = run(tmp_path, "read", "--engine", "llm", reports, url=url)
    assert done.returncode == 1
    assert b"CLAIMBOOK_LLM_KEY" in done.stderr
    assert b"Traceback" not in done.stderr


@pytest.mark.parametrize("wrong", [["--votes", "3"], ["--max-tokens", "9"], ["--dry-run"]])
def test_what_is_for_models_alone_is_refused_elsewhere(reports, tmp_path, wrong):
    assert run(tmp_path, "read", *wrong, reports).returncode == 2


def test_the_cascade_asks_only_about_documents_with_a_candidate(tmp_path):
    report = tmp_path / "r.jsonl"
    texts = ["Gunmen of the Saltmarsh Front killed ten soldiers in Orrin on Monday.", "Bake the cake for an hour."]
    report.write_text(
        "".join(json.dumps({"id": f"r{n}", "text": text}) + "\n" for n, text in enumerate(texts)), "utf-8"
    )
    with serve(lambda _body: chat("s1\n- incident/attack | id=I1 | place=Orrin")) as (url, server):
        done = run(tmp_path, "read", "--engine", "cascade", report, url=url)
    assert docs(done) == ["r0"]
    assert len(server.bodies) == 1


def test_a_batch_gives_the_claims_of_a_live_run(reports, tmp_path):
    exported = run(tmp_path, "batch", "export", reports, model="tiny")
    requests = [json.loads(line) for line in exported.stdout.splitlines()]
    assert (exported.returncode, len(requests)) == (0, 2)
    body = json.loads(chat(ANSWER)[2])
    answered = [{"custom_id": one["custom_id"], "response": {"status_code": 200, "body": body}} for one in requests]
    results = tmp_path / "results.jsonl"
    results.write_text(json.dumps(answered[0]), "utf-8")
    part = run(tmp_path, "batch", "import", results, model="tiny")
    assert (part.returncode, docs(part)) == (1, ["r0"])
    assert b"r1, sentences s1 to s1: not read to the end: no answer yet" in part.stderr
    results.write_text("\n".join(map(json.dumps, answered)), "utf-8")
    whole = run(tmp_path, "batch", "import", results, model="tiny")
    assert whole.returncode == 0
    with serve(lambda _body: chat(ANSWER)) as (url, _server):
        live = run(tmp_path, "read", "--engine", "llm", reports, url=url, model="tiny", cache=tmp_path / "live")
    assert whole.stdout == live.stdout
    assert run(tmp_path, "batch", "export", reports, model="tiny").stdout == b""


def test_rounds_imported_together_print_each_document_once(reports, tmp_path):
    rounds = []
    for text in ("s1\n- incident/raid | id=I1 | perpetrator=Marsh Council", ANSWER):
        exported = run(tmp_path, "batch", "export", reports, model="tiny")
        body = json.loads(chat(text)[2])
        requests = map(json.loads, exported.stdout.splitlines())
        answered = [{"custom_id": one["custom_id"], "response": {"status_code": 200, "body": body}} for one in requests]
        rounds.append(tmp_path / f"results{len(rounds)}.jsonl")
        rounds[-1].write_text("\n".join(map(json.dumps, answered)), "utf-8")
        whole = run(tmp_path, "batch", "import", "--no-identities", *rounds, model="tiny")
    assert (whole.returncode, whole.stderr) == (0, b"")
    assert docs(whole) == ["r0", "r1"]


def test_an_evaluation_asks_about_several_documents_at_once(tmp_path):
    for name in ("a", "b"):
        gold = f"# id: {name}\n\ns1\tThe Saltmarsh Front raided Orrin, {name}.\n{ANSWER.partition(chr(10))[2]}\n"
        (tmp_path / f"{name}.gold").write_text(gold, "utf-8")
    both = Barrier(2, timeout=60)

    def script(_body):
        both.wait()
        return chat(ANSWER)

    with serve(script) as (url, server):
        args = ("evaluate", "--engine", "llm", "--format", "json", tmp_path)
        done = run(tmp_path, *args, url=url, concurrency=2, attempts=1)
    assert json.loads(done.stdout)["overall"]["core"]["f1"] == 100.0
    assert len(server.bodies) == 2
