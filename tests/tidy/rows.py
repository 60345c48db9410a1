"""Every refusal and every breach has its row in the table, in order, and a scenario that shows it."""
import re

from citations import BREACH_ROW, ROW
from tree import without_comments


def enumerators(text, name):
    found = re.search(rf"enum class {name}\b[^{{]*\{{(.*?)\}}", without_comments(text), re.DOTALL)
    return re.findall(r"\b[a-z]\w*", found.group(1)) if found else []


def check(tree):
    """Refusals and breaches: enumeration and table agree."""
    return refusals(tree) + breaches(tree)


def same_order(path, expected, rows):
    if expected == rows:
        return []
    for at, (wanted, row) in enumerate(zip(expected, rows)):
        if wanted != row:
            return [f"{path}: row {at} is '{row}', the enumeration says '{wanted}'. Keep the two in one order"]
    missing = expected[len(rows):] or rows[len(expected):]
    return [f"{path}: the table has {len(rows)} rows, the enumeration {len(expected)} values; look at {missing[0]}. "
            f"Add the row"]


def refusals(tree):
    values = enumerators(tree.text("src/core/matter/refusal.hpp"), "Refusal")
    if not values:
        return ["src/core/matter/refusal.hpp: no enum class Refusal was found. Tell tests/tidy/rows.py where it went"]
    rows = [word for word, _ in ROW.findall(tree.text("src/core/matter/refusal.cpp"))]
    return same_order("src/core/matter/refusal.cpp", values, rows)


def breaches(tree):
    header = tree.text("src/core/matter/breach.hpp")
    values = enumerators(header, "Breach")
    if not values:
        return ["src/core/matter/breach.hpp: no enum class Breach was found. Tell tests/tidy/rows.py where it went"]
    words = re.findall(r'Word\{"(\w+)"', header)
    problems = same_order("src/core/matter/breach.hpp", values, words)
    rows = [int(row[0]) for row in BREACH_ROW.findall(tree.text("src/core/matter/breach.cpp"))]
    if rows != list(range(len(values))):
        problems.append(f"src/core/matter/breach.cpp: {len(rows)} rows for {len(values)} breaches. One row each, in order")
    return problems


def words_of(tree):
    """Id → Chinese word of every refusal and breach."""
    texts = tree.text("src/core/matter/refusal.cpp") + tree.text("src/core/matter/breach.hpp")
    return dict(re.findall(r'\{"([a-z_]+)",\s*"([^"]+)"\}', texts))


def scenarios(tree):
    """Every refusal and every breach is shown by a scenario."""
    told = "\n".join(tree.text(path) for path in tree.under("tests", ".scenario"))
    chinese = words_of(tree)
    problems = []
    for header, name in (("refusal", "Refusal"), ("breach", "Breach")):
        for value in enumerators(tree.text(f"src/core/matter/{header}.hpp"), name):
            is_told = re.search(rf"\b{value}\b", told) or (chinese.get(value) and chinese[value] in told)
            if not is_told:
                problems.append(f"tests/scenarios: no row shows the {header} {value}. Write the shortest story that "
                                f"ends in it")
    return problems
