"""The Typer application: help for every command, and the commands that are not on the short road.

Commands of `kb.cli.options` are declared to Typer from that table. It prints nothing itself but help.
"""

from __future__ import annotations

import inspect
from typing import TYPE_CHECKING, Annotated, Any

import typer
from typer import _click as click

from kb.cli import check, evaluation, pack
from kb.cli.argv import Given
from kb.cli.exits import INTERRUPTED, UsageError
from kb.cli.options import COMMANDS, FLAG, MANY, Command, Option
from kb.render.output import page_width

if TYPE_CHECKING:
    from collections.abc import Callable

_SUMMARY = """Facts and rules that prove every answer.

Exit codes: 0 answered, or nothing found; 1 an internal fault; 2 usage, or an invalid pack or input;
3 findings at or above the fail level; 4 no answer; 130 interrupted.
"""


def run(arguments: list[str]) -> int:
    """Run one command line through Typer.

    Args:
        arguments: the command line without the program's name.

    Returns:
        The exit code.

    Raises:
        UsageError: an option or argument is not as it should be.
    """
    try:
        code = application()(arguments, prog_name="kb", standalone_mode=False)
    except click.exceptions.UsageError as error:
        where = error.ctx.command_path if error.ctx else "kb"
        raise UsageError(error.format_message().rstrip("."), remedy=f"{where} --help") from error
    except click.exceptions.ClickException as error:
        raise UsageError(error.format_message()) from error
    except (typer.Abort, KeyboardInterrupt):
        return INTERRUPTED
    return code if isinstance(code, int) else 0


def application() -> typer.Typer:
    """The application with all its commands."""
    settings = {
        "help_option_names": ["--help", "-h"],
        "max_content_width": page_width(),
        "terminal_width": page_width(),
    }
    app = typer.Typer(
        name="kb",
        help=_SUMMARY,
        add_completion=False,
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        context_settings=settings,
        no_args_is_help=True,
    )
    app.callback()(_root)
    for command in COMMANDS.values():
        app.command(command.name, help=command.summary, context_settings=settings)(_declared(command))
    app.command("check", context_settings=settings)(check.check)
    app.command("eval", context_settings=settings)(evaluation.evaluate)
    app.add_typer(pack.group(settings), name="pack")
    return app


def _root(
    version: Annotated[bool, typer.Option("--version", "-V", help="Show the version and exit.")] = False,
) -> None:
    """Options of `kb` itself; the version is told by `kb.__main__`, which no other option reaches."""


def _declared(command: Command) -> Callable[..., int]:
    """A function whose signature tells Typer what the table says of a command."""

    def body(**values: Any) -> int:
        words = values.pop("words", None) or []
        options = {name: _values(value) for name, value in values.items() if value not in (None, False, [])}
        module = __import__(f"kb.cli.{command.name}", fromlist=["run"])
        return int(module.run(Given([words] if isinstance(words, str) else words, options)))

    parameters = [_parameter(option) for option in command.options]
    if command.argument:
        parameters.append(_argument(command))
    body.__signature__ = inspect.Signature(parameters)  # type: ignore[attr-defined]
    body.__annotations__ = {p.name: p.annotation for p in parameters}
    return body


def _values(value: object) -> list[str]:
    if value is True:
        return [""]
    return [str(v) for v in value] if isinstance(value, list) else [str(value)]


def _parameter(option: Option) -> inspect.Parameter:
    text = option.help
    told = typer.Option(*option.flags, help=text, metavar=option.metavar or None, show_default=False)
    kinds: dict[str, Any] = {FLAG: bool, MANY: list[str]}
    annotation: Any = Annotated[kinds.get(option.kind, str), told]
    default: Any = False if option.kind == FLAG else None
    return inspect.Parameter(
        option.name, inspect.Parameter.KEYWORD_ONLY, default=default, annotation=annotation
    )


def _argument(command: Command) -> inspect.Parameter:
    told = typer.Argument(metavar=command.argument + ("" if command.most == 1 else "..."), show_default=False)
    annotation: Any = Annotated[str if command.most == 1 else list[str], told]
    default: Any = inspect.Parameter.empty if command.least else None
    return inspect.Parameter("words", inspect.Parameter.KEYWORD_ONLY, default=default, annotation=annotation)
