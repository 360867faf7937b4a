import pickle

from claimbook.errors import InputError


def test_a_message_has_its_parts_in_order():
    error = InputError("Report 4f2a", 'date "31 Feb" is not a day.', "Wanted YYYY-MM-DD.", "Set it with --published.")
    assert str(error) == 'Report 4f2a: date "31 Feb" is not a day. Wanted YYYY-MM-DD. Set it with --published.'


def test_an_error_comes_out_of_a_worker_process_whole():
    error = pickle.loads(pickle.dumps(InputError("a", "b", "c", "d")))
    assert (error.subject, error.problem, error.expected, error.remedy) == ("a", "b", "c", "d")
