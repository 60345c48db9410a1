"""The arrow: a room includes only rooms below it, and third-party headers stay in the rooms that own them."""
import re

# The rooms from the ground up. A room may include only rooms of a lower rank; see ARCHITECTURE.md.
RANK = {
    "base": 0,
    "core": 1,
    "law": 2, "store": 2, "tally": 2, "text": 2, "paper": 2,
    "app": 3, "kit": 3,
    "follow": 4, "intake": 4,
    "evaluate": 5, "lint": 5,
    "http": 6,
    "main": 7,
}

# First part of a third-party header → the folders that may include it.
THIRD_PARTY = {
    "fmt": ("src/",),
    "openssl": ("src/core/ledger/", "src/store/"),
    "sodium": ("src/store/",),
    "sodium.h": ("src/store/",),
    "sqlite3.h": ("src/store/",),
    "toml++": ("src/law/", "src/intake/", "src/main/"),
    "nlohmann": ("src/evaluate/", "src/http/", "src/lint/", "src/main/"),
    "restinio": ("src/http/",),
    "boost": ("src/http/", "src/main/"),
    "http_parser.h": ("src/http/",),
    "zlib.h": ("src/intake/", "src/paper/"),
    "xlsxwriter.h": ("src/paper/",),
    "zip.h": ("src/intake/", "src/kit/", "src/paper/"),
    "qrencode.h": ("src/paper/",),
    "xlsxwriter.h": ("src/paper/",),
    "pugixml.hpp": ("src/intake/", "src/lint/", "src/paper/"),
    "gtest": ("src/",),
    "gmock": ("src/",),
    "benchmark": ("bench/",),
}
TEST_ONLY = {"gtest", "gmock"}

# core is pure: no input or output, no clock, no thread, no randomness of its own.
IMPURE = {"fstream", "iostream", "filesystem", "thread", "mutex", "shared_mutex", "condition_variable", "future",
          "random", "chrono", "ctime", "cstdio"}

INCLUDE = re.compile(r'^\s*#\s*include\s*([<"])([^>"]+)[>"]')
ROOM = re.compile(r"^\s*room\(\s*(\w+)([^)]*)\)", re.MULTILINE)
WORDS_OF_CMAKE = {"PUBLIC", "PRIVATE"}


def is_test(path):
    return path.endswith("_test.cpp")


def test_headers(tree):
    """Headers that only tests include, directly or through one another: what tests share."""
    includers = {}
    for path in tree.sources():
        for _, is_own, header in includes(tree, path):
            if is_own:
                includers.setdefault(f"src/{header}", set()).add(path)
    found = set()
    while True:
        more = {path for path, by in includers.items()
                if path not in found and by and all(is_test(one) or one in found for one in by)}
        if not more:
            return found
        found |= more


def includes(tree, path):
    for number, line in tree.lines(path):
        found = INCLUDE.match(line)
        if found:
            yield number, found.group(1) == '"', found.group(2)


def check(tree):
    """Includes point downward only."""
    problems = []
    shared = test_headers(tree)
    for path in tree.sources():
        room = path.split("/")[1]
        if room not in RANK:
            problems.append(f"{path}: the room '{room}' has no rank. Give it one in tests/tidy/arrow.py and a line in "
                            f"ARCHITECTURE.md")
            continue
        for number, is_own, header in includes(tree, path):
            belongs_to_tests = is_test(path) or path in shared
            problem = (own_problem(tree, path, room, header) if is_own
                       else foreign_problem(path, room, header, belongs_to_tests))
            if problem:
                problems.append(f"{path}:{number}: {problem}")
    return problems + links(tree)


def own_problem(tree, path, room, header):
    if f"src/{header}" not in tree.paths:
        return f'"{header}" is no header of ours. Write it as "room/folder/file.hpp", third-party headers in <>'
    other = header.split("/")[0]
    if other != room and RANK.get(other, 99) >= RANK[room]:
        return (f"room {room} includes {header} from {other}, which lies above or beside it. Move the shared piece "
                f"down, or hand it in as a value")
    return None


def foreign_problem(path, room, header, belongs_to_tests):
    first = header.split("/")[0]
    if first in THIRD_PARTY:
        if first in TEST_ONLY and not belongs_to_tests:
            return f"<{header}> belongs to tests. Move this code into a *_test.cpp or a header that only tests include"
        if not path.startswith(THIRD_PARTY[first]):
            rooms = ", ".join(THIRD_PARTY[first])
            return f"<{header}> may be included only in {rooms}. Wrap it there and include the wrapper"
        if path.endswith(".hpp") and first not in {"fmt", "gtest", "gmock"} and room not in {"http", "store", "main"}:
            return f"<{header}> in a header leaks it to every includer. Include it in the .cpp"
    if room == "core" and first in IMPURE and not belongs_to_tests:
        return f"core is pure, <{header}> is not. Take the value through Context, or move the code to a room above"
    return None


def links(tree):
    """The rooms' links in CMakeLists.txt obey the same order."""
    problems = []
    for name, rest in ROOM.findall(tree.text("CMakeLists.txt")):
        for other in rest.split():
            if other in RANK and RANK[other] >= RANK.get(name, 99):
                problems.append(f"CMakeLists.txt: room {name} links {other}, which lies above or beside it. "
                                f"Turn the arrow round")
    return problems
