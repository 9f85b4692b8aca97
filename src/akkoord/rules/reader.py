"""From the source of a Python function to the tree of a rule.

Only a small part of Python can stand in a rule; anything else is refused when the module is imported, with
the line and what to write instead. That is the price of one text with four uses.
"""

from __future__ import annotations

import ast
import textwrap
from typing import NoReturn

from akkoord.errors import InputError
from akkoord.rules.tree import (
    All,
    AnyOf,
    Arithmetic,
    Choose,
    Compare,
    Constant,
    Extreme,
    Input,
    Kind,
    Named,
    Node,
    Not,
    Tree,
)

_KINDS: dict[str, Kind] = {"bool": "truth", "int": "number"}
_WORDS: dict[Kind, str] = {"truth": "a yes or no", "number": "a number"}
_COMPARISONS: dict[type[ast.cmpop], str] = {
    ast.Lt: "<", ast.LtE: "<=", ast.Gt: ">", ast.GtE: ">=", ast.Eq: "==", ast.NotEq: "!=",
}  # fmt: skip
_ARITHMETIC: dict[type[ast.operator], str] = {ast.Add: "+", ast.Sub: "-", ast.Mult: "*", ast.FloorDiv: "//"}
_FIGURES = "figures"
_Names = dict[str, Node]


class RuleNotReadable(InputError):
    """A rule uses a part of Python that the engine cannot evaluate with unknowns."""

    code = "rule_not_readable"
    message = "rule {rule!r}, line {line}: {found!r} cannot stand in a rule; {instead}"


def read(source: str, first_line: int = 1) -> Tree:
    """Read the source of one function.

    Args:
        source: The text of the function, with its decorators; it may be indented.
        first_line: The line of the file on which the text starts, for messages.

    Raises:
        RuleNotReadable: if the function holds anything but the part of Python that a rule may use.

    >>> read("def is_low(income: int, figures: Figures) -> bool: return income < figures.top").figures
    {'top': 'number'}
    """
    function = ast.parse(textwrap.dedent(source)).body[0]
    if not isinstance(function, ast.FunctionDef):
        raise RuleNotReadable(rule="?", line=first_line, found="?", instead="write a plain function")
    return _Reader(function, first_line - 1).tree()


class _Reader:
    """Reads one function; holds what the whole function shares: its facts and its figures."""

    def __init__(self, function: ast.FunctionDef, lines_before: int) -> None:
        self.function = function
        self.lines_before = lines_before
        self.facts = self._parameters()
        self.figures: dict[str, Kind | None] = {}

    def tree(self) -> Tree:
        kind = self._kind_of_annotation(self.function.returns, self.function, "-> bool or -> int")
        body = self.function.body
        has_docstring = ast.get_docstring(self.function) is not None
        root = self._block(body[1:] if has_docstring else body, {}, kind)
        # A figure whose kind never showed was assigned and not used; a number is the cautious reading.
        figures = {name: found or "number" for name, found in self.figures.items()}
        return Tree(root, kind, self.facts, figures)

    def _refuse(self, node: ast.AST, instead: str) -> NoReturn:
        line = getattr(node, "lineno", self.function.lineno) + self.lines_before
        text = self.function.name if node is self.function else ast.unparse(node).splitlines()[0]
        raise RuleNotReadable(rule=self.function.name, line=line, found=text, instead=instead)

    # Parameters

    def _parameters(self) -> dict[str, Kind]:
        arguments = self.function.args
        if arguments.vararg or arguments.kwarg or arguments.defaults or any(arguments.kw_defaults):
            self._refuse(self.function, "name each fact as a parameter without a default")
        parameters = [*arguments.posonlyargs, *arguments.args, *arguments.kwonlyargs]
        return {
            parameter.arg: self._kind_of_annotation(
                parameter.annotation, parameter, "give it : bool or : int"
            )
            for parameter in parameters
            if parameter.arg != _FIGURES
        }

    def _kind_of_annotation(self, annotation: ast.expr | None, node: ast.AST, instead: str) -> Kind:
        kind = _KINDS.get(annotation.id) if isinstance(annotation, ast.Name) else None
        return kind or self._refuse(node, instead)

    # Statements

    def _block(self, statements: list[ast.stmt], names: _Names, kind: Kind) -> Node:
        """Read statements up to and including the return that ends them."""
        known = dict(names)
        for position, statement in enumerate(statements):
            rest = statements[position + 1 :]
            match statement:
                case ast.Return(value=ast.expr() as value):
                    if rest:
                        self._refuse(rest[0], "it is never reached; remove it")
                    return self._wanted(value, known, kind)
                case ast.If():
                    test = self._wanted(statement.test, known, "truth")
                    if not isinstance(statement.body[-1], ast.Return):
                        self._refuse(statement, "end the if with a return, or write `a if test else b`")
                    then = self._block(statement.body, known, kind)
                    return Choose(test, then, self._block([*statement.orelse, *rest], known, kind))
                case ast.Assign(targets=[ast.Name(id=name)], value=value):
                    self._assign(statement, name, value, known)
                case ast.AnnAssign(target=ast.Name(id=name), value=ast.expr() as value):
                    self._assign(statement, name, value, known)
                case _:
                    self._refuse(statement, "use assignments to one name, `if ...: return` and return")
        return self._refuse(statements[-1] if statements else self.function, "end every path with a return")

    def _assign(
        self, statement: ast.Assign | ast.AnnAssign, name: str, value: ast.expr, known: _Names
    ) -> None:
        if name in known or name in self.facts or name == _FIGURES:
            self._refuse(statement, f"{name!r} already has a meaning; choose another name")
        part = self._expression(value, known)
        if isinstance(statement, ast.AnnAssign):
            kind = self._kind_of_annotation(statement.annotation, statement, "use int or bool")
            part = self._as(part, kind, value)
        known[name] = part if isinstance(part, Input | Constant) else Named(name, part)

    # Expressions

    def _wanted(self, node: ast.expr, names: _Names, kind: Kind) -> Node:
        return self._as(self._expression(node, names), kind, node)

    def _expression(self, node: ast.expr, names: _Names) -> Node:  # noqa: C901, PLR0911 - one case per form
        match node:
            case ast.Constant(value=bool() | int() as value):
                return Constant(value)
            case ast.Name(id=name):
                return self._name(node, name, names)
            case ast.Attribute(value=ast.Name(id="figures"), attr=name):
                self.figures.setdefault(name, None)
                return Input("figure", name)
            case ast.BoolOp(op=operator, values=values):
                parts = tuple(self._wanted(value, names, "truth") for value in values)
                return All(parts) if isinstance(operator, ast.And) else AnyOf(parts)
            case ast.UnaryOp(op=ast.Not(), operand=operand):
                return Not(self._wanted(operand, names, "truth"))
            case ast.UnaryOp(op=ast.USub(), operand=operand):
                return Arithmetic("-", Constant(0), self._wanted(operand, names, "number"))
            case ast.Compare():
                return self._comparison(node, names)
            case ast.BinOp():
                return self._arithmetic(node, names)
            case ast.Call(func=ast.Name(id="min" | "max" as which), args=arguments, keywords=[]):
                return self._extreme(node, which, arguments, names)
            case ast.IfExp():
                return self._choice(node, names)
            case _:
                return self._refuse(node, "see the module akkoord.rules.reader for what can")

    def _name(self, node: ast.expr, name: str, names: _Names) -> Node:
        if name in names:
            return names[name]
        if name in self.facts:
            return Input("fact", name)
        return self._refuse(
            node, "it is no fact, figure or earlier name; figures of law come as figures.name"
        )

    def _comparison(self, node: ast.Compare, names: _Names) -> Node:
        sides = [self._wanted(side, names, "number") for side in (node.left, *node.comparators)]
        parts: list[Node] = []
        for operator, left, right in zip(node.ops, sides, sides[1:], strict=False):
            if type(operator) not in _COMPARISONS:
                self._refuse(node, "compare numbers by <, <=, >, >=, == or !=")
            parts.append(Compare(_COMPARISONS[type(operator)], left, right))
        return parts[0] if len(parts) == 1 else All(tuple(parts))

    def _arithmetic(self, node: ast.BinOp, names: _Names) -> Node:
        sign = _ARITHMETIC.get(type(node.op))
        if sign is None:
            self._refuse(node, "calculate exactly, by +, -, * and //")
        left, right = self._wanted(node.left, names, "number"), self._wanted(node.right, names, "number")
        if sign == "//" and not (isinstance(right, Constant) and right.value != 0):
            self._refuse(node, "divide by a number that stands there and is not zero")
        return Arithmetic(sign, left, right)

    def _extreme(self, node: ast.Call, which: str, arguments: list[ast.expr], names: _Names) -> Node:
        if len(arguments) < 2 or any(isinstance(argument, ast.Starred) for argument in arguments):
            self._refuse(node, f"give {which} two numbers or more")
        parts = tuple(self._wanted(argument, names, "number") for argument in arguments)
        return Extreme("min" if which == "min" else "max", parts)

    def _choice(self, node: ast.IfExp, names: _Names) -> Node:
        test = self._wanted(node.test, names, "truth")
        then, otherwise = self._expression(node.body, names), self._expression(node.orelse, names)
        kind = self._kind(then) or self._kind(otherwise)
        if kind:
            then, otherwise = self._as(then, kind, node.body), self._as(otherwise, kind, node.orelse)
        return Choose(test, then, otherwise)

    # Kinds

    def _kind(self, node: Node) -> Kind | None:  # noqa: PLR0911 - one case per node
        """Return what a node is; None for a figure of which nothing has shown it yet."""
        match node:
            case Input(role="fact", name=name):
                return self.facts[name]
            case Input(name=name):
                return self.figures[name]
            case Constant(value=value):
                return "truth" if isinstance(value, bool) else "number"
            case Named(part=part):
                return self._kind(part)
            case Choose(then=then, otherwise=otherwise):
                return self._kind(then) or self._kind(otherwise)
            case Arithmetic() | Extreme():
                return "number"
            case _:
                return "truth"

    def _as(self, node: Node, kind: Kind, place: ast.expr) -> Node:
        """Return the node, having made sure that it is of this kind."""
        found = self._kind(node)
        if found is None:
            self._settle(node, kind)
        elif found != kind:
            self._refuse(place, f"{_WORDS[kind]} is needed here, and this is {_WORDS[found]}")
        return node

    def _settle(self, node: Node, kind: Kind) -> None:
        match node:
            case Input(name=name):
                self.figures[name] = kind
            case Named(part=part):
                self._settle(part, kind)
            case Choose(then=then, otherwise=otherwise):
                self._settle(then, kind)
                self._settle(otherwise, kind)
