"""The same source with one small change, each of a kind that a slip of the hand could make."""

import ast
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

Change = Callable[[Any], None]
TURNED: dict[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq,
    ast.Is: ast.IsNot,
    ast.IsNot: ast.Is,
    ast.In: ast.NotIn,
    ast.NotIn: ast.In,
    ast.Lt: ast.LtE,
    ast.LtE: ast.Lt,
    ast.Gt: ast.GtE,
    ast.GtE: ast.Gt,
}
COMBINED: dict[type[ast.operator], type[ast.operator]] = {
    ast.BitOr: ast.BitAnd,
    ast.BitAnd: ast.BitOr,
    ast.Sub: ast.BitOr,
}
DONE = (ast.Yield, ast.YieldFrom, ast.Call)  # what stands as a statement of its own


@dataclass(frozen=True, slots=True)
class Mutant:
    """One change; `is_of_a_constant` is true where it is carried out when the module is read."""

    line: int
    text: str
    change: str
    is_of_a_constant: bool
    tree: ast.Module


def mutants(source: str) -> Iterator[Mutant]:
    """Yield every mutant of a module's source, in the order of its syntax tree."""
    tree, lines = ast.parse(source), source.splitlines()
    left_alone, inside = set(_told_only(tree)), set(_inside_functions(tree))
    for place, node in enumerate(ast.walk(tree)):
        if id(node) in left_alone:
            continue
        for change, carry_out in _changes(node):
            changed = ast.parse(source)
            carry_out([*ast.walk(changed)][place])
            line = getattr(node, "lineno", 0) or next(
                (at.lineno for at in ast.walk(node) if hasattr(at, "lineno")), 0
            )
            fixed = ast.fix_missing_locations(changed)
            yield Mutant(line, lines[line - 1].strip(), change, id(node) not in inside, fixed)


def _told_only(tree: ast.Module) -> Iterator[int]:
    """Nodes that say what a thing is and do nothing: annotations and decorators."""
    for node in ast.walk(tree):
        told = [getattr(node, name, None) for name in ("annotation", "returns")]
        for some in (*told, *getattr(node, "decorator_list", ())):
            if some is not None:
                yield from map(id, ast.walk(some))


def _inside_functions(tree: ast.Module) -> Iterator[int]:
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef):
            yield from map(id, ast.walk(node))


def _changes(node: ast.AST) -> Iterator[tuple[str, Change]]:
    """Yield what may be done to a node, each with the words for it."""
    if isinstance(node, ast.Compare):
        for at, said in enumerate(node.ops):
            if type(said) in TURNED:
                yield f"comparison {at} turned", _turned(at)
    elif isinstance(node, ast.BoolOp):
        yield "and for or", _and_for_or
        for at in range(len(node.values)):
            yield f"part {at} dropped", _dropped("values", at)
    elif isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not):
        yield "not dropped", _negated
    elif isinstance(node, ast.BinOp) and type(node.op) in COMBINED:
        yield "set operation turned", _combined
    elif isinstance(node, ast.Set) and len(node.elts) > 1:
        for at in range(len(node.elts)):
            yield f"member {at} dropped", _dropped("elts", at)
    elif isinstance(node, ast.Expr) and isinstance(node.value, DONE):
        yield "statement dropped", _nothing
    elif isinstance(node, ast.If):
        yield "never", _tested(as_if=False)
        yield "always", _tested(as_if=True)
    elif isinstance(node, ast.comprehension):
        for at in range(len(node.ifs)):
            yield f"condition {at} dropped", _dropped("ifs", at)
    elif isinstance(node, ast.Constant) and isinstance(node.value, bool):
        yield "turned", _other
    elif isinstance(node, ast.Constant) and isinstance(node.value, int):
        yield "one more", _more


def _turned(at: int) -> Change:
    def carry_out(node: ast.Compare) -> None:
        node.ops[at] = TURNED[type(node.ops[at])]()

    return carry_out


def _and_for_or(node: ast.BoolOp) -> None:
    node.op = ast.Or() if isinstance(node.op, ast.And) else ast.And()


def _dropped(parts: str, at: int) -> Change:
    return lambda node: getattr(node, parts).pop(at)


def _negated(node: ast.UnaryOp) -> None:
    node.operand = ast.UnaryOp(ast.Not(), node.operand)


def _combined(node: ast.BinOp) -> None:
    node.op = COMBINED[type(node.op)]()


def _nothing(node: ast.Expr) -> None:
    node.value = ast.Constant(None)


def _tested(*, as_if: bool) -> Change:
    def carry_out(node: ast.If) -> None:
        node.test = ast.Constant(as_if)

    return carry_out


def _other(node: ast.Constant) -> None:
    node.value = not node.value


def _more(node: ast.Constant) -> None:
    node.value = int(str(node.value)) + 1
