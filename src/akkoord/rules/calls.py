"""Rules that call other rules: the called tree comes to stand in the place of the call."""

from __future__ import annotations

import ast
from collections.abc import Mapping
from types import ModuleType
from typing import Any, Protocol, cast

from akkoord.rules.tree import Input, Node, Over, Tree, replaced, walk


class CalledRule(Protocol):
    """What is needed of a rule to call it: see `akkoord.rules.rule.Rule`."""

    @property
    def name(self) -> str: ...
    @property
    def scope(self) -> str: ...
    @property
    def source(self) -> str: ...
    @property
    def tree(self) -> Tree: ...
    @property
    def parameters(self) -> tuple[str, ...]: ...


def find(function: ast.expr, around: Mapping[str, Any]) -> CalledRule | None:
    """Return the rule that is called as `name` or as `module.name`; None where there is none."""
    match function:
        case ast.Name(id=name):
            found = around.get(name)
        case ast.Attribute(value=ast.Name(id=module), attr=name) if isinstance(
            around.get(module), ModuleType
        ):
            found = getattr(around[module], name, None)
        case _:
            found = None
    return cast("CalledRule", found) if isinstance(getattr(found, "tree", None), Tree) else None


def inlined(root: Node, records: Mapping[str, str], values: Mapping[str, Node], suffix: str) -> Node:
    """Return the tree of a called rule with the arguments of the call in it.

    Args:
        root: The tree of the rule that is called.
        records: By the name of a parameter: the owner that the caller gives for it.
        values: By the name of a parameter: the node that the caller gives for it.
        suffix: What makes the variables of this call differ from those around it.
    """
    variables = {node.variable for node in walk(root) if isinstance(node, Over)}
    owners = {**records, **{variable: f"{variable}.{suffix}" for variable in variables}}

    def replace(part: Input) -> Node:
        if part.role == "fact" and not part.of:
            return values[part.name]
        return Input(part.role, part.name, owners.get(part.of, part.of))

    return replaced(root, replace, owners)
