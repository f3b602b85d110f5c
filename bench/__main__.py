"""`./run bench`: measures, judges the goals, and writes docs/performance.md when asked to."""

import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path

from app.settings import ROOT
from app.vocabulary.kinds import Kind
from bench import cases, checking
from bench.asking import Answer
from bench.cases import Case, all_cases
from bench.findings import Findings
from bench.fresh import fresh_process
from bench.loading import edition_loads
from bench.machine import Tools, busy, counting_seconds, described, find_tools, say, today
from bench.measuring import Bench, conditional_headers
from bench.mixing import mixed
from bench.options import Options, read_options
from bench.processes import memory
from bench.profiling import profiled
from bench.report import page, told
from bench.servers import Server
from bench.setting import Ground, all_servers, copy_of, lay_ground
from bench.starting import second_start
from bench.targets import Unseen

PAGE = ROOT / "docs" / "performance.md"
PARTS = ("fresh", "load", "start", "mix")
FRESH_TIMES = 5
BIG_TIMES = 3
# A routine of middling size; any other serves as well.
ROUTINE = "silk-reeling-ten-minutes"


def main() -> int:
    """Run what was asked for; the exit code is 0 also when goals were missed."""
    options = read_options(None, [*PARTS, *(case.key for case in all_cases(""))])
    tools = find_tools()
    if not tools.wrk:
        say("wrk is needed to measure anything. On Debian: apt-get install wrk")
        return 1
    command = "./run bench" + "".join(f" {word}" for word in sys.argv[1:])
    before = (busy(), counting_seconds())
    found = Findings(today(), described(tools), command, options.rounds, options.seconds, *before)
    with tempfile.TemporaryDirectory(prefix="daoyin-bench-") as folder:
        scratch = Path(folder)
        ground = lay_ground(scratch, is_big=not options.is_quick)
        found.content = f"{ground.edition.release.record_count:,} records"
        _measure_processes(ground, options, scratch, found)
        _measure_requests(ground, options, tools, scratch, found)
        if options.wants("mix"):
            say("asking for all of it at once ...")
            found.mix = mixed(ground.edition, ground.database_url, scratch, tools.wrk)
    found.busy_after = busy()
    found.counting_after = counting_seconds()
    sys.stdout.write(told(found) + "\n")
    if options.write:
        PAGE.write_text(page(found), encoding="utf-8")
        say(f"wrote {PAGE.relative_to(ROOT)}")
    return 0


def _measure_processes(ground: Ground, options: Options, scratch: Path, found: Findings) -> None:
    times = 1 if options.is_quick else FRESH_TIMES
    if options.wants("load"):
        say("loading editions ...")
        big = {ground.big_url: BIG_TIMES} if ground.big_url else {}
        loads = edition_loads({ground.database_url: times, **big})
        found.load = loads[ground.database_url]
        found.big_load = loads[ground.big_url] if ground.big_url else None
    if options.wants("start"):
        say("starting ...")
        try:
            found.second_start = second_start(scratch, times)
        except TimeoutError:
            say("`./run serve` does not start with these seeds: not measured.")
    if options.wants("fresh"):
        say("asking a fresh process ...")
        url = copy_of(ground.database_url, scratch)
        found.fresh = fresh_process(ground.edition, ground.content, url, scratch)


def _measure_requests(
    ground: Ground, options: Options, tools: Tools, scratch: Path, found: Findings
) -> None:
    routines = ground.edition.shelf(Kind.ROUTINES).slugs
    routine = f"/v1/routines/{ROUTINE if ROUTINE in routines else routines[0]}"
    chosen = tuple(case for case in all_cases(routine) if options.wants(case.key))
    if not chosen or tools.wrk is None:
        return
    unseen = Unseen(ground.edition)
    with all_servers(ground, chosen, tools, scratch) as (servers, answers):
        say("checking answers ...")
        found.items_per_list = _check(chosen, servers, answers, ground, unseen)
        found.cases = chosen
        found.bytes_of = {
            case.title: len(answers[case.target].body) for case in chosen if case.target
        }
        bench = Bench(tools.wrk, servers, unseen, scratch)
        found.table = bench.measure(chosen, options.rounds, options.seconds)
        if cases.HELD in {case.key for case in chosen}:
            say("looking where the time goes ...")
            found.profile = profiled(servers, cases.ACUPOINT_TARGET, scratch, tools.wrk)
        if any(case.unseen for case in chosen):
            found.full_cache_megabytes = memory(servers[cases.OURS].pid).resident


def _check(
    chosen: tuple[Case, ...],
    servers: Mapping[str, Server],
    answers: Mapping[str, Answer],
    ground: Ground,
    unseen: Unseen,
) -> float:
    """Check every answer of every case; return how many items a filtered list holds."""
    items = 0.0
    for case in chosen:
        asked = {name: servers[name] for name in case.servers if name in servers}
        if case.is_conditional:
            for name, server in asked.items():
                if name != cases.BARE:
                    headers = conditional_headers(server.port, case.target)
                    checking.check_unchanged(server.port, case.target, headers)
        elif case.target:
            checking.check_fixed(case, asked, answers[case.target])
        elif case.unseen == "list":
            items = checking.check_lists(asked, unseen)
        elif case.unseen == "word":
            checking.check_searches(asked, ground.edition)
    return items


if __name__ == "__main__":
    sys.exit(main())
