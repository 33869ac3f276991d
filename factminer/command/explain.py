"""`factminer explain`: one claim."""

from __future__ import annotations

import click

from factminer.command.shared import DATA, faults, unicode_only


@click.command()
@click.argument("claim_id", callback=unicode_only)
@DATA
def explain(claim_id: str, data: str | None) -> None:
    """Show one claim with the words it was read from, its rule and the repairs that touched it.

    \b
    Example:
      factminer explain 1ca3d932957068a4-136
    """
    from factminer.dataset.reading.explain import explain as explained

    with faults():
        click.echo(explained(claim_id, data), nl=False)
