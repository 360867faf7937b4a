"""A real HTTP server on this machine that speaks the chat protocol and answers from a script."""

import json
import socket
import time
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Lock, Thread


def chat(text, finish="stop", **usage):
    """A completion as servers send it."""
    choice = {"index": 0, "message": {"role": "assistant", "content": text}, "finish_reason": finish}
    return 200, {}, json.dumps({"choices": [choice], "usage": usage or {"prompt_tokens": 100, "completion_tokens": 10}})


def status(code, headers=None, body="busy"):
    return code, headers or {}, body


def not_json():
    return 200, {}, "<html>proxy</html>"


def dropped():
    return None


def slow(seconds, answer):
    def later(_body):
        time.sleep(seconds)
        return answer

    return later


class ScriptedServer:
    """script: a list of answers, one a request, or a function from the request's body to an answer."""

    def __init__(self, script):
        self._script = script
        self._lock = Lock()
        self.bodies = []
        self.headers = []

    def next(self, body, headers):
        with self._lock:
            self.bodies.append(body)
            self.headers.append(headers)
            step = self._script if callable(self._script) else self._script.pop(0)
        return step(body) if callable(step) else step


@contextmanager
def serve(script):
    """(base address, server) while the block runs."""
    scripted = ScriptedServer(script)

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self):
            assert self.path == "/v1/chat/completions"
            body = json.loads(self.rfile.read(int(self.headers["content-length"])))
            answer = scripted.next(body, dict(self.headers))
            if answer is None:
                self.connection.shutdown(socket.SHUT_RDWR)
                return
            code, headers, text = answer
            content = text.encode()
            try:
                self.send_response(code)
                for name, value in {"content-length": str(len(content)), **headers}.items():
                    self.send_header(name, value)
                self.end_headers()
                self.wfile.write(content)
            except OSError:
                pass  # whoever asked has gone

        def log_message(self, *_args):
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    thread = Thread(target=server.serve_forever, args=(0.01,))
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/v1", scripted
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
