"""Run as a process: folds two releases once, then loads them in processes that may be killed.

It says the number of each such process, and how it ended when it has.
"""

import os
import sys

from app.db import make_engine
from app.seeding import load as loading
from app.seeding.content import Content
from app.seeding.read import read
from app.seeding.rows import release_of
from app.settings import ROOT
from app.vocabulary.kinds import Kind
from tests.seeding.altered import altered

MARKS = ("one", "two")


def marked(content: Content, mark: str) -> Content:
    """The same content with a mark behind the title of every condition."""
    other = altered(content)
    conditions = other.records[Kind.CONDITIONS]
    for slug, condition in conditions.items():
        title = f"{vars(condition)['title']} ({mark})"
        conditions[slug] = condition.model_copy(update={"title": title})
    return other


def _say(word: object) -> None:
    sys.stdout.write(f"{word}\n")
    sys.stdout.flush()


def main(url: str) -> None:
    """Load the release of each mark that comes in, one process after the other."""
    content, faults = read([ROOT / "seed_data"])
    assert not faults, faults[:5]
    content.translations.clear()
    contents = {mark: marked(content, mark) for mark in MARKS}
    folded = {id(some): release_of(some) for some in contents.values()}
    # What is killed is the writing: to fold anew each time would be most of the time of a load.
    vars(loading)["release_of"] = lambda some: folded[id(some)]
    _say("ready")
    for line in sys.stdin:
        child = os.fork()
        if child == 0:
            loading.load(make_engine(url), contents[line.strip()])
            os._exit(0)
        _say(child)
        _say(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]))


if __name__ == "__main__":
    main(*sys.argv[1:])
