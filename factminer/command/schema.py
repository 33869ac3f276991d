"""`factminer schema`: tables and columns in words."""

from __future__ import annotations

import click


@click.command()
@click.option("--format", "form", type=click.Choice(["text", "markdown", "json"]), default="text", show_default=True)
def schema(form: str) -> None:
    """Describe the tables and every column of them."""
    from factminer.dataset.schema.render import RENDERERS

    click.echo(RENDERERS[form](), nl=False)
