"""`claimbook serve`: a server of its own process, from the command line to Ctrl-C."""

import signal
import subprocess
import sys
import urllib.request

import pytest

from claimbook.cli.serve import serve
from claimbook.errors import InputError

PROGRAM = "from claimbook.cli.serve import serve; serve()"


def test_it_prints_its_address_answers_and_ends_by_ctrl_c(filled):
    command = [sys.executable, "-u", "-c", PROGRAM, "--book", str(filled), "--port", "0"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as server:
        try:
            line = server.stdout.readline()
            assert line.startswith(f"claimbook: {filled} at http://127.0.0.1:")
            address = line.split(" at ")[1].split()[0]
            with urllib.request.urlopen(f"{address}login") as answer:
                assert answer.status == 200
            server.send_signal(signal.SIGINT)
            assert server.wait(60) == 0
        finally:
            server.kill()
        assert server.stderr.read() == ""


def test_others_are_not_let_in_without_a_password(tmp_path):
    with pytest.raises(InputError, match="--password-env"):
        serve.main(["--host", "0.0.0.0", "--book", str(tmp_path / "x.db")], standalone_mode=False)
    assert not (tmp_path / "x.db").exists()


def test_a_password_that_is_not_set_is_told(tmp_path, capsys):
    with pytest.raises(SystemExit):
        serve.main(["--password-env", "CLAIMBOOK_NOT_SET", "--book", str(tmp_path / "x.db")])
    assert "CLAIMBOOK_NOT_SET is not set" in capsys.readouterr().err
