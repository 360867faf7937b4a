"""The error tree. Every error that Claimbook raises on purpose stands here.

ClaimbookError
├── InputError          a document or file that cannot be read
├── FormatError         a claim, gold line or setting that breaks its format
├── ResourceError       a part of the installation that is missing or damaged
└── EndpointError       a language model's server that cannot be used at all
    └── AnswerError     one request without an answer; others may have one
"""


class ClaimbookError(Exception):
    """Root of all errors. `subject`: which thing; `expected`: what was wanted; `remedy`: what to do next."""

    def __init__(self, subject: str, problem: str, expected: str = "", remedy: str = "") -> None:
        self.subject = subject
        self.problem = problem
        self.expected = expected
        self.remedy = remedy
        super().__init__(" ".join(part for part in (f"{subject}: {problem}", expected, remedy) if part))

    def __reduce__(self) -> tuple[type["ClaimbookError"], tuple[str, str, str, str]]:
        """So that an error survives the way from a worker process to its parent with all its parts."""
        return type(self), (self.subject, self.problem, self.expected, self.remedy)


class InputError(ClaimbookError):
    """A document, file, folder or address that cannot be read."""


class FormatError(ClaimbookError):
    """A claim, gold line, row or setting that breaks its written form."""


class ResourceError(ClaimbookError):
    """A part of the installation (weights, tables) that is missing or damaged."""


class EndpointError(ClaimbookError):
    """A language model's server that cannot be used at all: nobody there, key refused, no such model."""


class AnswerError(EndpointError):
    """One request without an answer: the server failed, or the budget is spent. Others may have one."""
