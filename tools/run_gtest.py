#!/usr/bin/env python3
"""run_gtest.py PROGRAM: runs a GoogleTest program in as many parts as there are processors and closes with `N passed, N failed, N skipped`."""
import json
import os
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path


def outcomes(report):
    """Yields passed, failed or skipped for each test of a GoogleTest JSON report."""
    for suite in report["testsuites"]:
        for test in suite["testsuite"]:
            if "failures" in test:
                yield "failed"
            else:
                yield "skipped" if test.get("result") == "SKIPPED" else "passed"


def shard(program, index, count):
    """Runs one of `count` parts of the tests; returns their outcomes."""
    with tempfile.TemporaryDirectory(prefix="vekha-units-") as folder:
        report = Path(folder, "report.json")
        part = dict(os.environ, GTEST_TOTAL_SHARDS=str(count), GTEST_SHARD_INDEX=str(index), TEST_TMPDIR=folder)
        done = subprocess.run([program, f"--gtest_output=json:{report}"], check=False, env=part,
                              stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
        text = report.read_text(encoding="utf-8") if report.exists() else ""
    found = list(outcomes(json.loads(text))) if text else ["failed"]
    if done.returncode and "failed" not in found:
        found.append("failed")
    return done.stdout, found


def main(program):
    count = os.cpu_count() or 1
    with ThreadPoolExecutor(count) as pool:
        parts = list(pool.map(lambda index: shard(program, index, count), range(count)))
    for said, _ in parts:
        sys.stdout.buffer.write(said)
    found = [outcome for _, part in parts for outcome in part]
    sys.stdout.flush()
    print(", ".join(f"{found.count(word)} {word}" for word in ("passed", "failed", "skipped")))
    return int("failed" in found)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
