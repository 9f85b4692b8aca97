"""The expressions of a rule: from Python's syntax to nodes, each with its kind checked."""

from __future__ import annotations

import ast
from abc import ABC, abstractmethod
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, NoReturn, TypeAlias

from akkoord.rules import calls
from akkoord.rules.records import FieldKind, Group, Options, Record, fields
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
    Over,
    Rounded,
)

Names: TypeAlias = dict[str, "Node | Owner"]

_WORDS: dict[Kind, str] = {"truth": "a yes or no", "number": "a number"}
_COMPARISONS: dict[type[ast.cmpop], str] = {
    ast.Lt: "<", ast.LtE: "<=", ast.Gt: ">", ast.GtE: ">=", ast.Eq: "==", ast.NotEq: "!=",
}  # fmt: skip
_ARITHMETIC: dict[type[ast.operator], str] = {ast.Add: "+", ast.Sub: "-", ast.Mult: "*", ast.FloorDiv: "//"}
_ROOT = "figures"


@dataclass(frozen=True, slots=True)
class Owner:
    """A record that an expression speaks of: a parameter, or one member of a group."""

    name: str
    record: type[Record]


class Expressions(ABC):
    """Reads expressions; holds what the whole function shares: its facts, its records and its figures."""

    def __init__(self, around: Mapping[str, Any]) -> None:
        self.around = around
        self.facts: dict[str, Kind] = {}
        self.owners: dict[str, Owner] = {}
        self.figures: dict[str, Kind | None] = {}
        self._records: dict[str, type[Record]] = {}
        self._variables = 0
        self._called: dict[tuple[object, ...], Node] = {}

    @abstractmethod
    def refuse(self, node: ast.AST, instead: str) -> NoReturn:
        """Refuse a part of the function, with what to write instead."""

    def wanted(self, node: ast.expr, names: Names, kind: Kind) -> Node:
        """Return an expression that must be of this kind."""
        return self.as_kind(self.expression(node, names), kind, node)

    def expression(self, node: ast.expr, names: Names) -> Node:  # noqa: C901, PLR0911 - one case per form
        """Return the node of an expression."""
        match node:
            case ast.Constant(value=bool() | int() as value):
                return Constant(value)
            case ast.Name(id=name):
                return self._name(node, name, names)
            case ast.Attribute():
                return self._attribute(node, names)
            case ast.BoolOp(op=operator, values=values):
                parts = tuple(self.wanted(value, names, "truth") for value in values)
                return All(parts) if isinstance(operator, ast.And) else AnyOf(parts)
            case ast.UnaryOp(op=ast.Not(), operand=operand):
                return Not(self.wanted(operand, names, "truth"))
            case ast.UnaryOp(op=ast.USub(), operand=operand):
                return Arithmetic("-", Constant(0), self.wanted(operand, names, "number"))
            case ast.Compare():
                return self._comparison(node, names)
            case ast.BinOp():
                return self._arithmetic(node, names)
            case ast.Call():
                return self._call(node, names)
            case ast.IfExp():
                return self._choice(node, names)
            case _:
                return self.refuse(node, "see the module akkoord.rules.reader for what can")

    def as_kind(self, node: Node, kind: Kind, place: ast.expr) -> Node:
        """Return the node, having made sure that it is of this kind."""
        found = self._kind(node)
        if found is None:
            self._settle(node, kind)
        elif isinstance(found, Options):
            self.refuse(place, f"compare it with one of {', '.join(found.texts)}")
        elif found != kind:
            self.refuse(place, f"{_WORDS[kind]} is needed here, and this is {_WORDS[found]}")
        return node

    # Names and fields

    def _name(self, node: ast.expr, name: str, names: Names) -> Node:
        found = names.get(name)
        if found is not None and not isinstance(found, Owner):
            return found
        if name in self.facts:
            return Input("fact", name)
        return self.refuse(node, "it is no fact, figure or earlier name; figures of law come as figures.name")

    def _attribute(self, node: ast.Attribute, names: Names) -> Node:
        path = ast.unparse(node).split(".")
        if path[0] == _ROOT:
            name = ".".join(path[1:])
            self.figures.setdefault(name, None)
            return Input("figure", name)
        owner = self._owner(node.value, names)
        if owner is None:
            return self.refuse(node, "see the module akkoord.rules.reader for what can")
        found = fields(owner.record).get(node.attr)
        if found is None or isinstance(found, Group):
            return self.refuse(node, f"{owner.record.__name__} has no such field for a rule to look at")
        self._records[owner.name] = owner.record
        return Input(owner.record.tells, node.attr, owner.name)

    def _owner(self, node: ast.expr, names: Names) -> Owner | None:
        if not isinstance(node, ast.Name):
            return None
        found = names.get(node.id)
        return found if isinstance(found, Owner) else self.owners.get(node.id)

    # Comparing and computing

    def _comparison(self, node: ast.Compare, names: Names) -> Node:
        if isinstance(options := self._options(node.left, names), Options):
            return self._text_comparison(node, options, names)
        sides = [self.wanted(side, names, "number") for side in (node.left, *node.comparators)]
        parts: list[Node] = []
        for operator, left, right in zip(node.ops, sides, sides[1:], strict=False):
            if type(operator) not in _COMPARISONS:
                self.refuse(node, "compare numbers by <, <=, >, >=, == or !=")
            parts.append(Compare(_COMPARISONS[type(operator)], left, right))
        return parts[0] if len(parts) == 1 else All(tuple(parts))

    def _options(self, node: ast.expr, names: Names) -> FieldKind | None:
        owner = self._owner(node.value, names) if isinstance(node, ast.Attribute) else None
        return fields(owner.record).get(node.attr) if owner and isinstance(node, ast.Attribute) else None

    def _text_comparison(self, node: ast.Compare, options: Options, names: Names) -> Node:
        left = self.expression(node.left, names)
        instead = f"compare it by ==, != or in (...) with {', '.join(options.texts)}"
        if len(node.ops) != 1:
            self.refuse(node, instead)
        right = node.comparators[0]
        texts = list(right.elts) if isinstance(right, ast.Tuple) else [right]
        found: list[Node] = []
        for text in texts:
            if not isinstance(text, ast.Constant) or text.value not in options.texts:
                self.refuse(node, instead)
            found.append(Compare("==", left, Constant(options.code(str(text.value)))))
        one_of = found[0] if len(found) == 1 else AnyOf(tuple(found))
        match node.ops[0]:
            case ast.In() | ast.Eq():
                return one_of
            case ast.NotEq():
                return Not(one_of)
            case _:
                return self.refuse(node, instead)

    def _arithmetic(self, node: ast.BinOp, names: Names) -> Node:
        sign = _ARITHMETIC.get(type(node.op))
        if sign is None:
            self.refuse(node, "calculate exactly, by +, -, * and //")
        left, right = self.wanted(node.left, names, "number"), self.wanted(node.right, names, "number")
        if sign == "//" and not (isinstance(right, Constant) and right.value != 0):
            self.refuse(node, "divide by a number that stands there and is not zero")
        return Arithmetic(sign, left, right)

    def _choice(self, node: ast.IfExp, names: Names) -> Node:
        test = self.wanted(node.test, names, "truth")
        then, otherwise = self.expression(node.body, names), self.expression(node.orelse, names)
        kind = self._kind(then) or self._kind(otherwise)
        if kind and not isinstance(kind, Options):
            then, otherwise = self.as_kind(then, kind, node.body), self.as_kind(otherwise, kind, node.orelse)
        return Choose(test, then, otherwise)

    # Calls

    def _call(self, node: ast.Call, names: Names) -> Node:
        if node.keywords:
            self.refuse(node, "give the arguments without their names")
        match node.func, node.args:
            case ast.Name(id="min" | "max" as which), arguments:
                return self._extreme(node, which, arguments, names)
            case ast.Name(id="any" | "all" | "sum" as how), [ast.GeneratorExp() as each]:
                return self._over(how, each, names)
            case ast.Name(id="rounded"), [part]:
                return Rounded(self.wanted(part, names, "number"))
            case ast.Name(id="divided"), [left, right]:
                return Arithmetic(
                    "/", self.wanted(left, names, "number"), self.wanted(right, names, "number")
                )
            case _:
                return self._called_rule(node, names)

    def _extreme(self, node: ast.Call, which: str, arguments: list[ast.expr], names: Names) -> Node:
        if len(arguments) < 2 or any(isinstance(argument, ast.Starred) for argument in arguments):
            self.refuse(node, f"give {which} two numbers or more")
        parts = tuple(self.wanted(argument, names, "number") for argument in arguments)
        return Extreme("min" if which == "min" else "max", parts)

    def _over(self, how: str, each: ast.GeneratorExp, names: Names) -> Node:
        match each.generators:
            case [ast.comprehension(target=ast.Name(id=name), iter=ast.Attribute() as group, ifs=tests)]:
                kind = self._options(group, names)
            case _:
                kind = None
        if not isinstance(kind, Group):
            return self.refuse(each, "go over one group, as in any(... for member in household.members)")
        self._variables += 1
        variable = f"{name}#{self._variables}"
        inside: Names = {**names, name: Owner(variable, kind.record)}
        conditions = tuple(self.wanted(test, inside, "truth") for test in tests)
        part = self.wanted(each.elt, inside, "number" if how == "sum" else "truth")
        if conditions:
            only = conditions[0] if len(conditions) == 1 else All(conditions)
            part = (
                All((only, part)) if how == "any"
                else AnyOf((Not(only), part)) if how == "all"
                else Choose(only, part, Constant(0))
            )  # fmt: skip
        return Over("any" if how == "any" else "all" if how == "all" else "sum", variable, part)

    def _called_rule(self, node: ast.Call, names: Names) -> Node:
        rule = calls.find(node.func, self.around)
        if rule is None:
            return self.refuse(node, "call another rule, min, max, any, all, sum, rounded or divided")
        arguments: list[Node | Owner] = []
        for argument in node.args:
            is_figures = isinstance(argument, ast.Name) and argument.id == _ROOT
            if not is_figures:
                arguments.append(self._owner(argument, names) or self.expression(argument, names))
        key = (
            id(rule),
            *(argument if isinstance(argument, Owner) else id(argument) for argument in arguments),
        )
        if key not in self._called:
            self._called[key] = self._inlined(node, rule, arguments)
        return self._called[key]

    def _inlined(self, node: ast.Call, rule: calls.CalledRule, arguments: list[Node | Owner]) -> Node:
        if len(rule.parameters) != len(arguments):
            self.refuse(node, f"{rule.name} needs {len(rule.parameters)} arguments beside the figures")
        records: dict[str, str] = {}
        values: dict[str, Node] = {}
        for name, argument, place in zip(rule.parameters, arguments, self._places(node), strict=True):
            wanted = rule.tree.records.get(name)
            if isinstance(argument, Owner):
                if wanted is not argument.record:
                    self.refuse(place, f"{rule.name} needs another {name}")
                records[name] = argument.name
                self._records[argument.name] = argument.record
            elif wanted is not None:
                self.refuse(place, f"{rule.name} needs a record for {name}")
            else:
                values[name] = self.as_kind(argument, rule.tree.facts[name], place)
        for name, kind in rule.tree.figures.items():
            self.figures[name] = self.figures.get(name) or kind
        self._variables += 1
        root = calls.inlined(rule.tree.root, records, values, str(self._variables))
        return Named(rule.name, root, rule.source, rule.scope, next(iter(records.values()), ""))

    @staticmethod
    def _places(node: ast.Call) -> list[ast.expr]:
        return [part for part in node.args if not (isinstance(part, ast.Name) and part.id == _ROOT)]

    # Kinds

    def _kind(self, node: Node) -> Kind | Options | None:  # noqa: PLR0911 - one case per node
        """Return what a node is; None for a figure of which nothing has shown it yet."""
        match node:
            case Input(role="figure", name=name):
                return self.figures[name]
            case Input(name=name, of=""):
                return self.facts[name]
            case Input(name=name, of=of):
                found = fields(self._records[of])[name]
                return None if isinstance(found, Group) else found
            case Constant(value=value):
                return "truth" if isinstance(value, bool) else "number"
            case Named(part=part):
                return self._kind(part)
            case Choose(then=then, otherwise=otherwise):
                return self._kind(then) or self._kind(otherwise)
            case Arithmetic() | Extreme() | Rounded() | Over(how="sum"):
                return "number"
            case _:
                return "truth"

    def _settle(self, node: Node, kind: Kind) -> None:
        match node:
            case Input(name=name):
                self.figures[name] = kind
            case Named(part=part):
                self._settle(part, kind)
            case Choose(then=then, otherwise=otherwise):
                self._settle(then, kind)
                self._settle(otherwise, kind)
