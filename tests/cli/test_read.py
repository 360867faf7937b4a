"""`claimbook read` as a shell sees it, with a tiny engine in the place of the learned one."""

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

REPOSITORY = Path(__file__).parents[2]
REPORT = "The Saltmarsh Front raided Orrin, killing 12 on Monday, police said. The Reed Brigade may have raided Kest."


def command(*args):
    return [sys.executable, "-m", "tests.cli.tiny", "read", "--engine", "tiny", "--no-identities", *map(str, args)]


def run(*args, **options):
    return subprocess.run(command(*args), cwd=REPOSITORY, capture_output=True, check=False, timeout=60, **options)


@pytest.fixture
def report(tmp_path):
    path = tmp_path / "report.txt"
    path.write_text(f"date 2024-03-05 {REPORT}", encoding="utf-8")
    return path


@pytest.fixture
def many(tmp_path):
    path = tmp_path / "many.jsonl"
    texts = [f"Report {number}. {REPORT} Bahâr 🌊 fell." for number in range(60)]
    path.write_text("".join(json.dumps({"id": f"r{n}", "text": one}) + "\n" for n, one in enumerate(texts)), "utf-8")
    return path


def test_on_a_pipe_each_claim_is_a_line_of_json(report):
    done = run(report)
    claims = [json.loads(line) for line in done.stdout.splitlines()]
    assert (done.returncode, done.stderr) == (0, b"")
    assert [one["roles"]["place"][0]["text"] for one in claims] == ["Orrin", "Kest"]
    assert claims[0]["when"]["start_date"] == "2024-03-04"
    assert claims[0]["id"] != claims[1]["id"]


def test_offsets_count_characters_of_the_text(many):
    texts = [json.loads(line)["text"] for line in many.read_text("utf-8").splitlines()]
    for line in run(many).stdout.splitlines():
        claim = json.loads(line)
        text = texts[int(claim["doc"][1:])]
        spans = [one for given in claim["roles"].values() for one in given] + claim["evidence"]
        assert all(text[one["start"] : one["end"]] == one["text"] for one in spans)


def test_standard_input_is_an_input():
    done = run("-", input=REPORT.encode())
    assert len(done.stdout.splitlines()) == 2


def test_published_places_relative_times(report):
    first = json.loads(run(report, "--published", "2020-01-08").stdout.splitlines()[0])
    assert first["when"]["start_date"] == "2020-01-06"


def test_min_confidence_leaves_out_what_is_less_sure(report):
    assert len(run(report, "--min-confidence", "0.5").stdout.splitlines()) == 1


def test_an_output_file_is_csv_by_its_name_and_json_lines_else(report, tmp_path):
    assert run(report, "--output", tmp_path / "claims.csv").stdout == b""
    run(report, "--output", tmp_path / "claims.jsonl")
    assert (tmp_path / "claims.csv").read_text("utf-8").startswith("doc,id,type,subtype,perpetrator")
    assert len((tmp_path / "claims.jsonl").read_text("utf-8").splitlines()) == 2


def test_an_output_that_cannot_be_written_is_said_so(report, tmp_path):
    done = run(report, "--output", tmp_path / "no" / "claims.csv")
    assert done.returncode == 1
    assert b"can't be written" in done.stderr
    assert b"Traceback" not in done.stderr


def test_an_output_never_stands_among_the_inputs(report):
    before = report.read_bytes()
    for given in (report, report.parent):
        assert run(given, "--output", report).returncode == 2
    assert report.read_bytes() == before


def test_the_terminal_format_is_plain_on_a_pipe(report):
    shown = run(report, "--format", "terminal").stdout.decode()
    assert "incident/raid" in shown
    assert "\x1b" not in shown


def test_the_same_input_gives_the_same_bytes_for_any_number_of_processes(many):
    once = run(many)
    assert once.stdout.count(b"\n") == 120
    assert run(many).stdout == once.stdout
    assert run(many, "--jobs", 2).stdout == once.stdout
    assert run(many, "--jobs", 3).stdout == once.stdout


@pytest.mark.parametrize("jobs", [1, 2])
def test_what_cannot_be_read_is_named_and_the_rest_goes_on(report, tmp_path, jobs):
    empty = tmp_path / "empty\x1b[2J.txt"
    empty.write_bytes(b"")
    done = run(empty, tmp_path / "missing.txt", report, "--jobs", jobs)
    assert done.returncode == 1
    assert len(done.stdout.splitlines()) == 2
    errors = done.stderr.decode().splitlines()
    assert len(errors) == 2
    assert "empty␛[2J.txt" in errors[0]
    assert "missing.txt" in errors[1]


@pytest.mark.parametrize("wrong", [[], ["--jobs", "0"], ["--published", "yesterday"], ["--format", "xml"], ["--bad"]])
def test_a_misspelt_command_is_a_usage_error(report, wrong):
    done = run(*([report] if wrong else []), *wrong)
    assert done.returncode == 2
    assert done.stderr.startswith(b"Usage: ")
    assert done.stdout == b""


def test_an_unknown_engine_is_a_usage_error_that_names_the_known(report):
    done = run(report, "--engine", "grand")
    assert done.returncode == 2
    assert b"Known: local, llm, cascade, tiny" in done.stderr


@pytest.mark.skipif(os.name == "nt", reason="signals of POSIX")
@pytest.mark.parametrize("jobs", [1, 2])
def test_a_reader_that_has_enough_is_no_error(many, jobs):
    with _started(many, "--jobs", jobs) as process:  # 84 kB: more than a pipe holds
        json.loads(process.stdout.readline())
        process.stdout.close()
        assert process.stderr.read() == b""
        assert process.wait(30) == 0


@pytest.mark.skipif(os.name == "nt", reason="signals of POSIX")
@pytest.mark.parametrize("jobs", [1, 2])
def test_ctrl_c_ends_cleanly_and_every_line_is_whole(jobs):
    """The text never ends: the reader waits on an open pipe of JSON lines."""
    with _started("-", "--jobs", jobs, stdin=subprocess.PIPE) as process:
        lines = "".join(json.dumps({"id": f"r{number}", "text": REPORT}) + "\n" for number in range(40))
        process.stdin.write(lines.encode())
        process.stdin.flush()
        first = process.stdout.readline()
        os.killpg(process.pid, signal.SIGINT)  # as a terminal does: to every process at once
        rest = process.stdout.read()
        assert process.wait(30) == 130
        assert process.stderr.read().strip() == b""
    for line in (first + rest).splitlines():
        assert json.loads(line)["type"] == "incident"


def _started(*args, **options):
    return subprocess.Popen(
        command(*args),
        cwd=REPOSITORY,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
        **options,
    )
