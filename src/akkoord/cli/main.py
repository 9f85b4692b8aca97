"""The entry point of `akkoord`."""

from __future__ import annotations

import click

from akkoord import __version__
from akkoord.cli.agreement import agreement
from akkoord.cli.followup import followup
from akkoord.cli.rights import rights
from akkoord.cli.rights_interview import interview


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="akkoord")
@click.option(
    "--language",
    type=click.Choice(["nl", "en"]),
    default="en",
    envvar="AKKOORD_LANGUAGE",
    show_default=True,
    help="The language of messages; data is the same in both.",
)
@click.pass_context
def cli(context: click.Context, language: str) -> None:
    """Run a city's coalition agreement: from text to promise to proof."""
    context.obj = language


cli.add_command(agreement)
cli.add_command(followup)
cli.add_command(rights)
rights.add_command(interview)


def main() -> None:
    """Run the command line; the process ends with 0 (done), 1 (wrong input) or 2 (wrong use)."""
    cli()
