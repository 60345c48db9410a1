"""Documents stay true: the files, links and functions that they name exist."""
import posixpath
import re

LINK = re.compile(r"\]\(([^)#\s]+)(?:#[^)]*)?\)")
NAMED = re.compile(r"`([^`\s]+)`")
FOLDERS = ("src/", "tests/", "law/", "docs/", "bench/", "web/", "examples/", ".ci/", "cmake/")
SOURCE_FILE = re.compile(r"^[\w/]+\.(?:hpp|cpp|py|table|scenario)$")
FUNCTION = re.compile(r"^(?:core|app|store|follow|tally|http|law|intake)::(?:\w+::)*(\w+)$")
TEST_NAMED = re.compile(r"^([A-Z]\w+)\.([A-Z]\w+)$")
PLACEHOLDER = re.compile(r"[*…{}]|\b[A-Z]{2,}\b")
MADE_LATER = {"docs/picture.png"}


def check(tree):
    """Files, links and functions named in documents exist."""
    problems = []
    names = {posixpath.basename(path) for path in tree.paths}
    sources = "\n".join(tree.text(path) for path in tree.sources())
    folders = {posixpath.dirname(path) for path in tree.paths}
    for path in tree.under("", ".md"):
        in_recipe = False
        for number, line in tree.lines(path):
            if line.lstrip().startswith("```"):
                in_recipe = not in_recipe
            if in_recipe:
                continue
            for target in LINK.findall(line):
                where = posixpath.normpath(posixpath.join(posixpath.dirname(path), target))
                if "://" not in target and where not in tree.paths and where not in folders and where not in MADE_LATER:
                    problems.append(f"{path}:{number}: the link to {target} leads nowhere. Mend it")
            for named in NAMED.findall(line):
                if not exists(tree, named, names, folders, sources):
                    problems.append(f"{path}:{number}: `{named}` does not exist. Name what does, or take the sentence out")
    return problems


def exists(tree, named, names, folders, sources):
    if PLACEHOLDER.search(named) or named in MADE_LATER:
        return True
    if named.startswith(FOLDERS):
        return named.rstrip("/") in folders or named in tree.paths or any(f.startswith(named) for f in folders)
    function = FUNCTION.match(named)
    if function:
        return re.search(rf"\b{function.group(1)}\b", sources) is not None
    test = TEST_NAMED.match(named)
    if test:
        return re.search(rf"\bTEST(?:_F|_P)?\({test.group(1)},\s*{test.group(2)}\)", sources) is not None
    if SOURCE_FILE.match(named) and "/" not in named:
        return named in names
    return True
