"""From the source of a Python function to the tree of a rule.

Only a small part of Python can stand in a rule; anything else is refused when the module is imported, with
the line and what to write instead. That is the price of one text with four uses.

Parameters are plain facts (`bool`, `int`), records (`household: Household`, `applicant: Person`, `on: Days`:
see `akkoord.rules.records`) and `figures: Figures`. The body may hold:

- names given once, `if ...: return`, `return`, and `a if test else b`;
- `and`, `or`, `not`; comparisons of numbers; a text field compared by `==`, `!=` or `in (...)`;
- `+`, `-`, `*`, `//` by a number, `min`, `max`, `divided(a, b)` and `rounded(a)`;
- `any(...)`, `all(...)` and `sum(...)` over `member in household.members`, with conditions;
- other rules, called by name or as `module.name`, with records or values.
"""

from __future__ import annotations

import ast
import textwrap
from collections.abc import Mapping
from typing import Any, NoReturn

from akkoord.errors import InputError
from akkoord.rules.expressions import Expressions, Names, Owner
from akkoord.rules.records import Record
from akkoord.rules.tree import Choose, Constant, Input, Kind, Named, Node, Tree

_KINDS: dict[str, Kind] = {"bool": "truth", "int": "number", "Number": "number"}
_FIGURES = "figures"


class RuleNotReadable(InputError):
    """A rule uses a part of Python that the engine cannot evaluate with unknowns."""

    code = "rule_not_readable"
    message = "rule {rule!r}, line {line}: {found!r} cannot stand in a rule; {instead}"


def read(source: str, first_line: int = 1, around: Mapping[str, Any] | None = None) -> Tree:
    """Read the source of one function.

    Args:
        source: The text of the function, with its decorators; it may be indented.
        first_line: The line of the file on which the text starts, for messages.
        around: The names of its module: where records and other rules are found.

    Raises:
        RuleNotReadable: if the function holds anything but the part of Python that a rule may use.

    >>> read("def is_low(income: int, figures: Figures) -> bool: return income < figures.top").figures
    {'top': 'number'}
    """
    function = ast.parse(textwrap.dedent(source)).body[0]
    if not isinstance(function, ast.FunctionDef):
        raise RuleNotReadable(rule="?", line=first_line, found="?", instead="write a plain function")
    return _Reader(function, first_line - 1, around or {}).tree()


class _Reader(Expressions):
    """Reads one function: its parameters and its statements."""

    def __init__(self, function: ast.FunctionDef, lines_before: int, around: Mapping[str, Any]) -> None:
        super().__init__(around)
        self.function = function
        self.lines_before = lines_before
        self._read_parameters()

    def tree(self) -> Tree:
        kind = self._kind_of_annotation(self.function.returns, self.function, "-> bool, -> int or -> Number")
        body = self.function.body
        has_docstring = ast.get_docstring(self.function) is not None
        root = self._block(body[1:] if has_docstring else body, {}, kind)
        # A figure whose kind never showed was assigned and not used; a number is the cautious reading.
        figures = {name: found or "number" for name, found in self.figures.items()}
        return Tree(
            root, kind, self.facts, figures, {name: owner.record for name, owner in self.owners.items()}
        )

    def refuse(self, node: ast.AST, instead: str) -> NoReturn:
        line = getattr(node, "lineno", self.function.lineno) + self.lines_before
        text = self.function.name if node is self.function else ast.unparse(node).splitlines()[0]
        raise RuleNotReadable(rule=self.function.name, line=line, found=text, instead=instead)

    # Parameters

    def _read_parameters(self) -> None:
        arguments = self.function.args
        if arguments.vararg or arguments.kwarg or arguments.defaults or any(arguments.kw_defaults):
            self.refuse(self.function, "name each fact as a parameter without a default")
        for parameter in (*arguments.posonlyargs, *arguments.args, *arguments.kwonlyargs):
            if parameter.arg == _FIGURES:
                continue
            record = self._record(parameter.annotation)
            if record is not None:
                self.owners[parameter.arg] = Owner(parameter.arg, record)
            else:
                instead = "give it : bool, : int or a record"
                self.facts[parameter.arg] = self._kind_of_annotation(parameter.annotation, parameter, instead)

    def _record(self, annotation: ast.expr | None) -> type[Record] | None:
        found = self.around.get(annotation.id) if isinstance(annotation, ast.Name) else None
        return found if isinstance(found, type) and issubclass(found, Record) else None

    def _kind_of_annotation(self, annotation: ast.expr | None, node: ast.AST, instead: str) -> Kind:
        kind = _KINDS.get(annotation.id) if isinstance(annotation, ast.Name) else None
        return kind or self.refuse(node, instead)

    # Statements

    def _block(self, statements: list[ast.stmt], names: Names, kind: Kind) -> Node:
        """Read statements up to and including the return that ends them."""
        known = dict(names)
        for position, statement in enumerate(statements):
            rest = statements[position + 1 :]
            match statement:
                case ast.Return(value=ast.expr() as value):
                    if rest:
                        self.refuse(rest[0], "it is never reached; remove it")
                    return self.wanted(value, known, kind)
                case ast.If():
                    test = self.wanted(statement.test, known, "truth")
                    if not isinstance(statement.body[-1], ast.Return):
                        self.refuse(statement, "end the if with a return, or write `a if test else b`")
                    then = self._block(statement.body, known, kind)
                    return Choose(test, then, self._block([*statement.orelse, *rest], known, kind))
                case ast.Assign(targets=[ast.Name(id=name)], value=value):
                    self._assign(statement, name, value, known)
                case ast.AnnAssign(target=ast.Name(id=name), value=ast.expr() as value):
                    self._assign(statement, name, value, known)
                case _:
                    self.refuse(statement, "use assignments to one name, `if ...: return` and return")
        return self.refuse(statements[-1] if statements else self.function, "end every path with a return")

    def _assign(
        self, statement: ast.Assign | ast.AnnAssign, name: str, value: ast.expr, known: Names
    ) -> None:
        if name in known or name in self.facts or name in self.owners or name == _FIGURES:
            self.refuse(statement, f"{name!r} already has a meaning; choose another name")
        part = self.expression(value, known)
        if isinstance(statement, ast.AnnAssign):
            kind = self._kind_of_annotation(statement.annotation, statement, "use int, Number or bool")
            part = self.as_kind(part, kind, value)
        known[name] = part if isinstance(part, Input | Constant) else Named(name, part)
