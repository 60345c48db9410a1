"""What can be said about the shape of a file: its length, its opening, the words that do not belong in it."""
import re
import tomllib

from tree import GENERATED, without_comments

LENGTH_WARN, LENGTH_FAIL = 250, 400
CODE = (".cpp", ".hpp", ".py", ".ts", ".vue", ".mjs", ".sh")

# Joined here so that this file does not contain what it looks for.
MARKS = re.compile("|".join(rf"\b{word}\b" for word in ("TO" + "DO", "FIX" + "ME", "X" * 3, "HA" + "CK")))
HOSTS = re.compile("|".join(re.escape(host) for host in (
    "registry." + "npmjs", "registry." + "yarnpkg", "npm" + "mirror", "pypi." + "org", "files." + "pythonhosted",
    "proxy.golang" + ".org", "deb." + "debian.org", "mirrors" + ".")))
ABSOLUTE = re.compile(r"(?<![\w.~$}-])/(?:work|root|home|Users|mnt)/\w")
TYPE_NAME = re.compile(r"\b(?:class|struct|enum class|using|concept)\s+(\w*(?:Manager|Helper|Utils?|Impl|Info|Data))\b")
MACRO = re.compile(r"^\s*#\s*define\s+(\w+)(\(?)")
MACROS_ALLOWED = {"TRY", "CHECK"}
FLOAT = re.compile(r"\b(?:float|double)\b")
EXACT_ROOMS = ("src/base/", "src/core/", "src/law/", "src/app/", "src/store/", "src/tally/", "src/follow/")


def lengths(tree):
    """Files are short enough to be read in one go."""
    problems = []
    for path in tree.under("", *CODE):
        if path in GENERATED:
            continue
        count = tree.text(path).count("\n")
        if count > LENGTH_FAIL:
            problems.append(f"{path}: {count} lines. Above {LENGTH_FAIL} it wants to be two files; part it by stage or "
                            f"by noun")
        elif count > LENGTH_WARN:
            print(f"note: {path} has {count} lines; above {LENGTH_FAIL} it fails")
    return problems


def openings(tree):
    """A header says first what it is, who uses it, what may fail."""
    return [f"{path}:1: a header opens with a comment: what this is, who uses it, what may fail, which threads"
            for path in tree.under("src", ".hpp") if not tree.text(path).startswith("//")]


def each_line(tree, paths, pattern, message):
    return [f"{path}:{number}: {message.format(found.group(0).strip())}"
            for path in paths for number, line in tree.lines(path) if (found := pattern.search(line))]


def marks(tree):
    """Nothing is left for later inside the code."""
    paths = [p for p in tree.paths if p.endswith(CODE + (".toml", ".md", ".scenario", ".txt", ".cmake")) or p == "dev"]
    return each_line(tree, [p for p in paths if p not in GENERATED], MARKS,
                     "'{}' stays for ever. Do it, or write an issue")


def type_names(tree):
    """A type is named for what it is."""
    problems = []
    for path in tree.sources():
        for number, line in enumerate(without_comments(tree.text(path)).split("\n"), start=1):
            found = TYPE_NAME.search(line)
            if found:
                problems.append(f"{path}:{number}: {found.group(1)} says nothing. Name it for what it is; "
                                f"see docs/glossary.md")
    return problems


def macros(tree):
    """TRY and CHECK are the only macros; a .cpp may set a switch of a third-party header."""
    problems = []
    for path in tree.sources():
        for number, line in tree.lines(path):
            found = MACRO.match(line)
            if not found or found.group(1) in MACROS_ALLOWED:
                continue
            if path.endswith(".hpp") or found.group(2):
                problems.append(f"{path}:{number}: macro {found.group(1)}. Write a function or a constant; TRY and CHECK "
                                f"are the only macros")
    return problems


def floats(tree):
    """Figures are exact: no floating point where one is made."""
    problems = []
    for path in tree.sources():
        if not path.startswith(EXACT_ROOMS) or path.endswith("_test.cpp"):
            continue
        for number, line in enumerate(without_comments(tree.text(path)).split("\n"), start=1):
            found = FLOAT.search(line)
            if found:
                problems.append(f"{path}:{number}: {found.group(0)}. Use base::Decimal or integers; a printed figure must "
                                f"be recomputable by hand")
    return problems


def hosts(tree):
    """No file binds a reader to one package registry or mirror."""
    return each_line(tree, tree.paths, HOSTS,
                     "'{}' binds the project to one host. Leave it to the reader's own configuration")


def absolute_paths(tree):
    """No path of somebody's machine."""
    return each_line(tree, tree.paths, ABSOLUTE, "'{}' exists on one machine only. Use a path inside the checkout")


def glossary(tree):
    """Every word of the domain's enumerations stands in the glossary."""
    known = tree.text("docs/glossary.md")
    return [f"{path}: {word} {chinese} is not in docs/glossary.md. Add it there: one English word for one Chinese word"
            for path in tree.under("src/core", "kinds.hpp")
            for word, chinese in re.findall(r'Word\{"(\w+)",\s*"([^"]+)"', tree.text(path))
            if word != "none" and not re.search(rf"\b{word}\b", known)]


def rooms(tree):
    """Every folder of src/ is a target."""
    cmake = tree.text("CMakeLists.txt")
    problems = []
    for room in sorted({path.split("/")[1] for path in tree.under("src", ".cpp")}):
        is_room = re.search(rf"^\s*room\(\s*{room}\b", cmake, re.MULTILINE)
        is_program = re.search(rf"^\s*program\([^)]*FOLDER\s+{room}\b", cmake, re.MULTILINE)
        if not is_room and not is_program:
            problems.append(f"CMakeLists.txt: src/{room} is no target. Add room({room} …) or program(… FOLDER {room} …)")
    return problems


def law_sources(tree):
    """Every legal number says where it is from."""
    problems = []
    for path in tree.under("law", ".toml"):
        try:
            table = tomllib.loads(tree.text(path))
        except tomllib.TOMLDecodeError as error:
            problems.append(f"{path}: {error}. Mend the TOML; docs/formats/law.md shows each kind")
            continue
        problems += [f"{path}: {what} names no source. Say where it stands, or 示例 with who chose it"
                     for what in unsourced(table)]
    return problems


def unsourced(table):
    if any(table.get(key) for key in ("source", "notice", "pages")):
        return []
    parts = [(key, row) for key, rows in table.items() if isinstance(rows, list) for row in rows if isinstance(row, dict)]
    if not parts:
        return ["the file"]
    name = lambda key, at, row: f"[[{key}]] {row.get('id', row.get('from', at + 1))}"
    return [name(key, at, row) for at, (key, row) in enumerate(parts) if not is_sourced(row)]


def is_sourced(row):
    """It says so itself, or each of the dated rows in it does."""
    inner = [one for rows in row.values() if isinstance(rows, list) for one in rows if isinstance(one, dict)]
    return any(row.get(k) for k in ("source", "notice", "pages")) or (bool(inner) and all(map(is_sourced, inner)))
