"""Parts of a tree that stand on their own: what they look at is looked at nowhere else.

"Is this person disabled" may count twice in a rule, but the scores behind it count nowhere else. Then it is
enough to try it as a yes and as a no, however many scores there are.
"""

from __future__ import annotations

from akkoord.rules.tree import (
    All,
    AnyOf,
    Choose,
    Compare,
    Constant,
    Input,
    Named,
    Node,
    Not,
    children,
    walk,
)


def modules(root: Node) -> frozenset[int]:
    """Return the ids of the truth values below a root that stand on their own.

    A node stands on its own when no node below it, but for constants and days, has a parent elsewhere. Ids
    hold as long as the root does.

    >>> a, b = Input("fact", "a"), Input("fact", "b")
    >>> either = AnyOf((a, b))
    >>> twice = All((Not(either), either))
    >>> id(either) in modules(twice)
    True
    """
    nodes = list(walk(root))
    number = {id(node): position for position, node in enumerate(nodes)}
    below = _below(nodes, number)
    parents = [0] * len(nodes)
    for node in nodes:
        for part in children(node):
            parents[number[id(part)]] |= 1 << number[id(node)]
    counting = sum(1 << number[id(node)] for node in nodes if not _is_always_known(node))
    return frozenset(
        id(node)
        for node in nodes
        if _is_truth(node) and _stands_alone(below[number[id(node)]] & counting, number[id(node)], parents)
    )


def _below(nodes: list[Node], number: dict[int, int]) -> list[int]:
    """Return for each node the set of nodes at and below it, as bits."""
    found = [0] * len(nodes)
    waiting: list[tuple[Node, bool]] = [(nodes[0], False)]
    while waiting:
        node, is_ready = waiting.pop()
        position = number[id(node)]
        if found[position]:
            continue
        if is_ready:
            found[position] = 1 << position
            for part in children(node):
                found[position] |= found[number[id(part)]]
        else:
            waiting.append((node, True))
            waiting.extend((part, False) for part in children(node))
    return found


def _stands_alone(below: int, position: int, parents: list[int]) -> bool:
    rest = below & ~(1 << position)
    while rest:
        lowest = rest & -rest
        if parents[lowest.bit_length() - 1] & ~(below | 1 << position):
            return False
        rest ^= lowest
    return True


def _is_always_known(node: Node) -> bool:
    return isinstance(node, Constant) or (isinstance(node, Input) and node.role == "day")


def _is_truth(node: Node) -> bool:
    match node:
        case All() | AnyOf() | Not() | Compare():
            return True
        case Named(part=part) | Choose(then=part):
            return _is_truth(part)
        case _:
            return False
