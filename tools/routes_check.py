#!/usr/bin/env python3
"""routes_check.py: the page of routes (src/app/api/routes.cpp) and the contract (api/openapi.yaml) name the same operations.

Closes with `N passed, N failed`.
"""
import os
import re
import sys

import yaml

ROOT = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..")
METHODS = {"get", "post", "put", "patch", "delete"}


def contract():
    with open(os.path.join(ROOT, "api/openapi.yaml"), encoding="utf8") as file:
        paths = yaml.safe_load(file)["paths"]
    return {(method.upper(), path) for path, row in paths.items() for method in row if method in METHODS}


def routes():
    with open(os.path.join(ROOT, "src/app/api/routes.cpp"), encoding="utf8") as file:
        text = file.read()
    return {(method.upper(), path) for method, path in
            re.findall(r'(?i)\b(get|post|put|patch|delete)\b"?\s*,\s*"(/(?:api|healthz|calendar)[^"]*)"', text)}


def main():
    promised, served = contract(), routes()
    for method, path in sorted(promised - served):
        print(f"broken: {method} {path} is in the contract but not on the page of routes")
    for method, path in sorted(served - promised):
        print(f"broken: {method} {path} is on the page of routes but not in the contract")
    failed = len(promised ^ served)
    print(f"{len(promised & served)} passed, {failed} failed")
    return int(failed > 0 or not served)


if __name__ == "__main__":
    sys.exit(main())
