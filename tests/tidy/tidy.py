#!/usr/bin/env python3
"""What can be checked about style is a test whose message names the cure.

    tests/tidy/tidy.py              every check
    tests/tidy/tidy.py arrow rows   some
    tests/tidy/tidy.py --list
"""
import argparse
import sys
from pathlib import Path

sys.dont_write_bytecode = True

import arrow
import citations
import documents
import law_page
import messages
import rows
import shape
from tree import Tree

CHECKS = {
    "arrow": arrow.check,
    "citations": citations.check,
    "rows": rows.check,
    "scenarios": rows.scenarios,
    "documents": documents.check,
    "law_page": law_page.check,
    "messages": messages.check,
    "lengths": shape.lengths,
    "openings": shape.openings,
    "marks": shape.marks,
    "type_names": shape.type_names,
    "macros": shape.macros,
    "floats": shape.floats,
    "hosts": shape.hosts,
    "absolute_paths": shape.absolute_paths,
    "glossary": shape.glossary,
    "rooms": shape.rooms,
    "law_sources": shape.law_sources,
}


def main():
    parser = argparse.ArgumentParser(description="Checks the house rules that a machine can see.")
    parser.add_argument("checks", nargs="*", metavar="check", help="which ones (default: all)")
    parser.add_argument("--root", default=Path(__file__).resolve().parents[2], help="the checkout")
    parser.add_argument("--list", action="store_true", help="name the checks")
    asked = parser.parse_args()
    if asked.list:
        for name, check in CHECKS.items():
            print(f"{name:16}{check.__doc__}")
        return 0
    unknown = [name for name in asked.checks if name not in CHECKS]
    if unknown:
        parser.error(f"no check is called {unknown[0]}; --list names them")
    tree = Tree(asked.root)
    found = 0
    for name in asked.checks or CHECKS:
        for problem in CHECKS[name](tree):
            print(f"{name}: {problem}", file=sys.stderr)
            found += 1
    print(f"tidy: {len(tree.paths)} files, {found} findings")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
