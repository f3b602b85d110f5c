"""Changes the code of the safety rules, one small thing at a time, and sees that a test notices.

By hand, some minutes: `python -m tests.mutation.run`, or with the names of some of the files. Each
mutant is tried in a process of its own, forked when the tests were read: first with those that need
no content, then, if none of them noticed it, with the others, for which the content is loaded once.
What no test notices has to be in `unnoticed.json`, with the reason why it changes no answer.
"""

import argparse
import importlib.util
import json
import os
import resource
import sys
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from types import FunctionType, ModuleType
from typing import Any, cast

import pytest

from tests.mutation.mutants import Mutant, mutants

ROOT = Path(__file__).resolve().parents[2]
UNNOTICED = Path(__file__).with_name("unnoticed.json")
LONGEST_SECONDS = 60  # of processor time; by then a change makes an endless loop
OPTIONS = (
    "-o",
    "addopts=",
    "-x",
    "-n0",
    "-p",
    "no:terminal",
    "-p",
    "no:cacheprovider",
    "-m",
    "not slow",
)
CONTENT = {"real_content", "edition", "client", "served"}
COMPOSER = tuple(
    f"tests/composer/test_{name}.py"
    for name in (
        *("sides_and_stillness", "pacing", "safety_mutations", "safety_is_not_loosened"),
        *("refusing", "advising", "adding_up", "reasons", "checking", "validating"),
        *("swapping", "framing", "choosing", "promises"),
    )
)
BOOK = "tests/content/test_safety_book.py"
# Each file with the content that the wider tests need, and the tests from the nearest on.
TESTS: dict[str, tuple[str, tuple[str, ...]]] = {
    "app/safety/rules.py": ("edition", ("tests/safety/test_rules.py", *COMPOSER, BOOK)),
    "app/safety/whole.py": ("edition", COMPOSER),
    "app/safety/reading.py": (
        "real_content",
        (
            *("tests/safety/test_reading.py", "tests/content/test_pregnancy.py"),
            *("tests/seeding/check/test_safety_rules.py", "tests/api/test_verdicts.py"),
        ),
    ),
    "app/safety/asking.py": ("client", ("tests/safety/test_asking.py", "tests/api/screening")),
    "app/composer/screening.py": ("edition", COMPOSER),
    "app/composer/stillness.py": ("edition", COMPOSER),
    "app/composer/pacing.py": ("edition", ("tests/composer/test_pacing.py", BOOK, *COMPOSER)),
}
NOTICED, UNSEEN = b"1", b"0"
Key = tuple[str, str, str]


def main() -> int:
    """Try every mutant of the files; 1 when one is unnoticed and nothing says why."""
    parser = argparse.ArgumentParser(prog="python -m tests.mutation.run")
    parser.add_argument("files", nargs="*", default=list(TESTS))
    explained = _explained()
    unsaid = 0
    for file in parser.parse_args().files:
        found = list(mutants((ROOT / file).read_text(encoding="utf-8")))
        left = _unnoticed(file, _unnoticed(file, found, loaded=None), loaded=TESTS[file][0])
        _say(f"{file}: {len(found)} mutants, {len(left)} unnoticed")
        for one in left:
            reason = explained.get((file, one.text, one.change))
            _say(f"  {one.text} | {one.change} | {reason or 'WHY?'}")
            unsaid += reason is None
    return 1 if unsaid else 0


def _explained() -> dict[Key, str]:
    told = json.loads(UNNOTICED.read_text(encoding="utf-8"))
    return {(one["file"], one["line"], one["change"]): one["reason"] for one in told}


def _unnoticed(file: str, some: list[Mutant], *, loaded: str | None) -> list[Mutant]:
    """Return the mutants of a file that no test notices of those with this content, or without."""
    name = file.removesuffix(".py").replace("/", ".")
    given = [*OPTIONS, *TESTS[file][1]] if loaded else [*OPTIONS, "--noconftest", *TESTS[file][1]]
    # A constant may be what tests are named by, so they are read anew with it.
    left = [
        mutant
        for mutant in some
        if mutant.is_of_a_constant
        and not _fails(partial(_read_with, name, mutant, given, needs_content=loaded is not None))
    ]
    inside = [mutant for mutant in some if not mutant.is_of_a_constant]
    reading, writing = os.pipe()
    plugins = [_Choosing(needs_content=loaded is not None), _Trying(name, loaded, inside, writing)]
    broken = _fails(partial(pytest.main, given, plugins=plugins), seconds=0)
    os.close(writing)
    with os.fdopen(reading, "rb") as told:
        answers = told.read()
    if broken or len(answers) != len(inside):
        raise SystemExit(f"{file}: the tests fail by themselves")
    seen = zip(inside, answers, strict=True)
    return left + [mutant for mutant, noticed in seen if noticed == UNSEEN[0]]


class _Choosing:
    """Keeps the tests that need the content, or those that need none."""

    def __init__(self, *, needs_content: bool) -> None:
        self._needs_content = needs_content

    @pytest.hookimpl(trylast=True)
    def pytest_collection_modifyitems(self, items: list[pytest.Function]) -> None:
        items[:] = [
            item for item in items if bool(CONTENT & {*item.fixturenames}) is self._needs_content
        ]


class _Trying:
    """Stands in for the loop of tests: runs it once for each mutant, in a forked process."""

    def __init__(self, name: str, loaded: str | None, some: list[Mutant], told: int) -> None:
        self._name = name
        self._loaded = loaded
        self._mutants = some
        self._told = told

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        items = cast("list[pytest.Function]", session.items)
        if self._loaded is not None:
            first = next(item for item in items if self._loaded in item.fixturenames)
            # The loaded content outlives the first test, as there is another to come.
            after = next(item for item in items if item is not first)
            session.config.hook.pytest_runtest_protocol(item=first, nextitem=after)
        if session.testsfailed or _fails(partial(_has_failed, session)):
            session.testsfailed += 1
            return True
        for mutant in self._mutants:
            noticed = _fails(partial(self._fails_with, mutant, session))
            os.write(self._told, NOTICED if noticed else UNSEEN)
        return True

    def _fails_with(self, mutant: Mutant, session: pytest.Session) -> bool:
        put_in_place(sys.modules[self._name], mutant)
        return _has_failed(session)


def _has_failed(session: pytest.Session) -> bool:
    for item, after in zip(session.items, [*session.items[1:], None], strict=True):
        session.config.hook.pytest_runtest_protocol(item=item, nextitem=after)
        if session.testsfailed:
            return True
    return False


def _fails(work: Callable[[], Any], *, seconds: int = LONGEST_SECONDS) -> bool:
    """Say whether work in a forked process comes to something true, or to no end.

    `seconds` is how much processor time it may take; 0 is as much as it likes.
    """
    process = os.fork()
    if not process:
        outcome = 1
        try:
            if seconds:
                resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
            outcome = int(bool(work()))
        finally:
            # Nothing of this process may go on, whatever happened in it.
            os._exit(outcome)
    _, status = os.waitpid(process, 0)
    return status != 0


def _read_with(name: str, mutant: Mutant, given: list[str], *, needs_content: bool) -> bool:
    """Run the tests on a module that was read with its change; nothing has imported it so far."""
    spec = importlib.util.find_spec(name)
    assert spec is not None and spec.origin is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module
    exec(compile(mutant.tree, spec.origin, "exec"), module.__dict__)
    above, _, own = name.rpartition(".")
    setattr(sys.modules[above], own, module)
    return pytest.main(given, plugins=[_Choosing(needs_content=needs_content)]) != 0


def put_in_place(module: ModuleType, mutant: Mutant) -> None:
    """Give the functions of a module the code of the mutant, wherever they were imported to."""
    changed = ModuleType(module.__name__)
    exec(compile(mutant.tree, str(module.__file__), "exec"), changed.__dict__)
    new = dict(_functions(changed, str(module.__file__)))
    for name, function in _functions(module, str(module.__file__)):
        function.__code__ = new[name].__code__
        function.__defaults__ = new[name].__defaults__
        function.__kwdefaults__ = new[name].__kwdefaults__


def _functions(module: ModuleType, file: str) -> Iterator[tuple[str, FunctionType]]:
    """Yield what was written in a file: functions, methods and properties, not what was made."""
    classes = [one for one in vars(module).values() if isinstance(one, type)]
    own = [one for one in classes if one.__module__ == module.__name__]
    for some in (vars(module), *map(vars, own)):
        for found in some.values():
            function = found.fget if isinstance(found, property) else found
            if isinstance(function, FunctionType) and function.__code__.co_filename == file:
                yield function.__qualname__, function


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
