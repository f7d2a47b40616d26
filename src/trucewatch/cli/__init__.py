"""The command line. Each command lives in a module of its own and is imported only when it is called."""

from __future__ import annotations

import errno
import gc
import importlib
import sqlite3
import sys
from typing import Any

import click

from .. import __version__
from ..errors import TrucewatchError

#: command -> "module:attribute" below this package, in the order of the help page
COMMANDS = {
    "demo": "demo:demo",
    "new": "new:new",
    "add": "add:add",
    "extract": "extract:extract",
    "documents": "query:documents",
    "claims": "query:claims",
    "incidents": "incidents:incidents",
    "toll": "incidents:toll",
    "displacement": "incidents:displacement",
    "control": "control:control",
    "places": "control:places",
    "compliance": "compliance:compliance",
    "explain": "explain:explain",
    "decide": "decide:decide",
    "review": "decide:review",
    "report": "report:report",
    "export": "export:export",
    "feed": "feed:feed",
    "serve": "serve:serve",
    "verify": "maintain:verify",
    "rebuild": "maintain:rebuild",
    "evaluate": "evaluate:evaluate",
    "batch": "batch:batch",
    "gazetteer": "gazetteer:gazetteer",
    "packs": "packs:packs",
}


#: Records hold no cycles, so the garbage collector may look for them seldom (a sixth of the time saved on a corpus).
COLLECT = (50_000, 20, 20)


class LazyGroup(click.Group):
    """A group that imports a command's module only when that command is asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, name: str) -> click.Command | None:
        target = COMMANDS.get(name)
        if target is None:
            return None
        module, attribute = target.split(":")
        command: Any = getattr(importlib.import_module(f".{module}", __name__), attribute)
        return command if isinstance(command, click.Command) else None


@click.group(cls=LazyGroup, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="trucewatch")
def cli() -> None:
    """Turn reporting about a ceasefire into a ledger that can be audited."""


def usage(err: click.ClickException) -> str:
    """What is wrong with a call, on one line, and where to look."""
    words = " ".join(err.format_message().split()).rstrip(".")
    context = getattr(err, "ctx", None)
    path: str = context.command_path if context is not None else "trucewatch"
    own = path.removeprefix("trucewatch").strip()
    return f"{own + ': ' if own else ''}{words}; see `{path} --help`"


def machine(err: OSError) -> str:
    """What the machine refuses, on one line, and what to do."""
    where = f"{err.filename}: " if err.filename else ""
    todo = "make room and run it again" if err.errno == errno.ENOSPC else "check the path and who may read and write there"
    return f"{where}{err.strerror or err}; {todo}"


def main(argv: list[str] | None = None) -> None:
    """Entry point: errors are one line on stderr, the exit status is the error's own.

    What the machine refuses (a folder that cannot be written, a full disk) is one line too; a traceback is a defect.
    """
    gc.set_threshold(*COLLECT)
    try:
        status = cli.main(args=argv, prog_name="trucewatch", standalone_mode=False)
    except TrucewatchError as err:
        click.echo(f"trucewatch: {err}", err=True)
        sys.exit(err.exit_status)
    except click.exceptions.NoArgsIsHelpError as err:
        err.show()
        sys.exit(2)
    except click.ClickException as err:
        click.echo(f"trucewatch: {usage(err)}", err=True)
        sys.exit(2)
    except click.Abort:
        sys.exit(130)
    except BrokenPipeError:
        sys.stderr.close()
        sys.exit(0)
    except OSError as err:
        click.echo(f"trucewatch: {machine(err)}", err=True)
        sys.exit(2)
    except UnicodeDecodeError as err:
        click.echo(f"trucewatch: a file that should be text in UTF-8 is none ({err}); save it as UTF-8", err=True)
        sys.exit(2)
    except sqlite3.DatabaseError as err:
        click.echo(f"trucewatch: the ledger or a gazetteer cannot be used ({err}); is the disk full, or the file damaged?", err=True)
        sys.exit(2)
    sys.exit(status if isinstance(status, int) else 0)
