#!/usr/bin/env python3
"""run_gtest.py PROGRAM: runs a GoogleTest program and closes with `N passed, N failed, N skipped`."""
import json
import subprocess
import sys
import tempfile


def outcomes(report):
    """Yields passed, failed or skipped for each test of a GoogleTest JSON report."""
    for suite in report["testsuites"]:
        for test in suite["testsuite"]:
            if "failures" in test:
                yield "failed"
            else:
                yield "skipped" if test.get("result") == "SKIPPED" else "passed"


def main(program):
    with tempfile.NamedTemporaryFile(suffix=".json") as file:
        status = subprocess.run([program, f"--gtest_output=json:{file.name}"], check=False).returncode
        text = file.read()
    found = list(outcomes(json.loads(text))) if text else ["failed"]
    if status and "failed" not in found:
        found.append("failed")
    print(", ".join(f"{found.count(word)} {word}" for word in ("passed", "failed", "skipped")))
    return int("failed" in found)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
