"""``explain``: from a number down to the sentence."""

from __future__ import annotations

import click

from ..case import Case, Node
from . import common


@click.command()
@click.argument("id_", metavar="ID")
@click.option("--rules", is_flag=True, help="Only which rules fired and what filled each slot.")
@common.with_format("json")
@common.with_case
def explain(case: Case, id_: str, rules: bool, format: str) -> None:
    """Show what ID (a claim, incident, control change, finding, document or decision) rests on.

    A beginning of an id will do when only one thing begins so.
    """
    node = case.explain(id_)
    if rules:
        for kind, text in _rules(node):
            click.echo(f"{kind:5} {text}")
        return
    if format == "json":
        click.echo(common.encode(node))
        return
    _print(node, "", "")


def _print(node: Node, lead: str, below: str) -> None:
    click.echo(f"{lead}{common.clean(node.text)}" + (f"  [{node.id}]" if node.id and node.id not in node.text else ""))
    for n, child in enumerate(node.children):
        last = n == len(node.children) - 1
        _print(child, below + ("└─ " if last else "├─ "), below + ("   " if last else "│  "))


def _rules(node: Node) -> list[tuple[str, str]]:
    out = [(node.kind, common.clean(node.text))] if node.kind in ("rule", "slot", "claim") else []
    for child in node.children:
        out += _rules(child)
    return out
