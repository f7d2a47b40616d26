"""Calls of the command line as a shell makes them."""

import pytest

from trucewatch.cli import main


@pytest.fixture
def run(capfd):
    """Exit status, standard output and standard error of a call."""

    def call(*args):
        capfd.readouterr()
        with pytest.raises(SystemExit) as end:
            main([str(a) for a in args])
        printed = capfd.readouterr()
        return end.value.code, printed.out, printed.err

    return call
