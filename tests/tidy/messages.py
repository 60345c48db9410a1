"""Every error speaks Chinese: what the code says in English stands in messages/*.txt with its Chinese.

    tests/tidy/messages.py            names what is missing, with a pair of lines to fill in
"""
import re
import sys
from pathlib import Path

FOLDER = "messages"
WORDS = "messages/words.txt"  # what stands in a hole: never a message of its own
KIND = re.compile(r"\bErrorKind::[a-z_]+\b")
LITERAL = re.compile(r'R"\((.*?)\)"|"((?:[^"\\]|\\.)*)"', re.DOTALL)
COMMENT = re.compile(r'("(?:[^"\\\n]|\\.)*")|//[^\n]*')
CHARACTER = re.compile(r"'(?:[^'\\]|\\.[^']*)'")
CHINESE = re.compile("[\u3400-\u9fff]")
HOLE = re.compile(r"\{[^{}]*\}")
CLOSING = {"(": ")", "[": "]", "{": "}"}

# Functions that make an error of the texts they are given, and which of their arguments are texts.
MAKERS = {"fail": (1, 2), "error": (0, 1), "bad": (0, 2), "conflict": (0, 1), "problem": (1, 2), "wrong": (0, 1),
          "fail_at": (2, 3), "bad_line": (1,), "bad_note": (0,), "bad_name": (0, 1), "failed": (0,), "no_such": (0,), "text": (1,)}
CALL = re.compile(r"\b(" + "|".join(MAKERS) + r")\(")
KEPT = re.compile(r"(?:\b(?:problem|cure|trouble)|\.reason) = ")  # a text that becomes an error's, or a row's, further on
PASSED_OVER = {"src/http/openapi.cpp"}  # describes problems in a document, in English like all of it


def arguments(text, at, end=")]}"):
    """The arguments of a list that begins at `at` and ends with its closing bracket; None where it does not end."""
    found, depth, begin = [], 0, at
    while at < len(text):
        char = text[at]
        if char == '"' or (char == "R" and text.startswith('R"(', at)):
            at = LITERAL.match(text, at).end()
            continue
        if char == "'" and (quoted := CHARACTER.match(text, at)):
            at = quoted.end()
            continue
        if char in CLOSING:
            depth += 1
        elif depth == 0 and char in end:
            return found + [text[begin:at].strip()]
        elif char in ")]}":
            depth -= 1
        elif char == "," and depth == 0:
            found.append(text[begin:at].strip())
            begin = at + 1
        elif char == ";" and depth == 0:
            return None
        at += 1
    return None


def opening(text, at):
    """Where the bracket around `at` was opened, seen backwards; -1 if nowhere near."""
    depth = 0
    for back in range(at - 1, max(at - 400, -1), -1):
        if text[back] in ")]}":
            depth += 1
        elif text[back] in "([{":
            if depth == 0:
                return back
            depth -= 1
        elif text[back] in ";" and depth == 0:
            return -1
    return -1


def parts(expression, separators):
    """Cut at operators that stand outside brackets and literals."""
    found, depth, begin, at = [], 0, 0, 0
    while at < len(expression):
        char = expression[at]
        if char == '"' or expression.startswith('R"(', at):
            at = LITERAL.match(expression, at).end()
            continue
        if char == "'" and (quoted := CHARACTER.match(expression, at)):
            at = quoted.end()
            continue
        if char in CLOSING:
            depth += 1
        elif char in ")]}":
            depth -= 1
        elif depth == 0 and char in separators and "::" not in (expression[at:at + 2], expression[at - 1:at + 1]):
            found.append(expression[begin:at].strip())
            begin = at + 1
        at += 1
    return found + [expression[begin:].strip()]


def unquoted(expression):
    """Literals side by side as one text; None if it is anything else."""
    if LITERAL.sub("", expression).strip() or not expression:
        return None
    text = "".join(raw or plain for raw, plain in LITERAL.findall(expression))
    return text.replace('\\"', '"').replace("\\n", "\n").replace("\\\\", "\\").replace("\\t", "\\t")


def templates(expression):
    """What an expression can say, with {} for what only the running program knows."""
    alternatives = parts(expression, "?:")
    if len(alternatives) > 2:
        return [text for one in alternatives[1:] for text in templates(one)]
    pieces = parts(expression, "+")
    if len(pieces) > 1:
        said = [""]
        for piece in pieces:
            ends = templates(piece)
            said = [begun + end for begun in said for end in (ends or ["{}"])] if len(ends) < 2 else \
                [begun + "{}" for begun in said]
        return said
    text = unquoted(expression)
    if text is not None:
        return [text]
    wrapped = re.fullmatch(r"(?:std::string(?:_view)?|fmt::format|std::move)\s*[({](.*)[)}]", expression, re.DOTALL)
    if wrapped is None:
        inside = re.fullmatch(r"\((.*)\)", expression, re.DOTALL)
        return ["{}"] if inside is None else templates(inside.group(1))
    given = arguments(wrapped.group(1) + ")", 0)
    if expression.startswith("fmt::format"):
        text = unquoted(given[0]) if given else None
        if text is None:
            return ["{}"]
        shown = {"{{": "{", "}}": "}"}
        return [re.sub(r"\{\{|\{[^{}]*\}|\}\}", lambda found: shown.get(found.group(0), "{}"), text)]
    return templates(given[0]) if given else ["{}"]


def is_text(template):
    """Something that a person reads and that is not Chinese already."""
    said = HOLE.sub("", template)
    return bool(re.search("[A-Za-z]{2}", said)) and " " in template.strip() and not CHINESE.search(said)


def fragments(expression):
    """Alternatives inside a concatenation: they stand in a hole."""
    for piece in parts(expression, "+"):
        inside = re.fullmatch(r"\((.*)\)", piece, re.DOTALL)
        if inside:
            yield from (text for text in templates(inside.group(1)) if is_text(text))


def said_in(text):
    """(line, template) of every text that becomes an error's message or cure."""
    places = []
    for kind in KIND.finditer(text):
        start = opening(text, kind.start())
        given = arguments(text, start + 1) if start >= 0 else None
        if given is None:
            continue
        at = next((i for i, one in enumerate(given) if KIND.search(one)), None)
        if at is not None:
            places += [(kind.start(), given[i]) for i in (at + 1, at + 3) if i < len(given)]
    for call in CALL.finditer(text):
        given = arguments(text, call.end())
        if given is None or KIND.search(given[0]):
            continue
        places += [(call.start(), given[i]) for i in MAKERS[call.group(1)] if i < len(given)]
    for kept in KEPT.finditer(text):
        given = arguments(text, kept.end(), ";)}")
        places += [(kept.start(), one) for one in (given or [])[:1]]
    for start, expression in places:
        line = text.count("\n", 0, start) + 1
        for template in templates(expression):
            if is_text(template):
                yield line, template.split("\n")[0]
        for fragment in fragments(expression):
            yield line, fragment


def table(tree):
    """English → (file, line, Chinese), and what is wrong with the files."""
    known, problems = {}, []
    for path in tree.under(FOLDER, ".txt"):
        english = None
        for number, line in tree.lines(path):
            if not line.strip() or line.startswith("#"):
                continue
            if line.startswith("  "):
                if english is None:
                    problems.append(f"{path}:{number}: Chinese without its English. Put the English on the line before")
                elif not CHINESE.search(line):
                    problems.append(f"{path}:{number}: no Chinese in it. Say it in Chinese")
                elif line.count("{") != english.count("{"):
                    problems.append(f"{path}:{number}: not the same holes as the English. Give each {{}} its place")
                elif known.get(english, ("", 0, line.strip()))[2] != line.strip():
                    problems.append(f"{path}:{number}: '{english}' has other Chinese in {known[english][0]}. Say it once")
                else:
                    known[english] = (path, number, line.strip())
                english = None
            else:
                if english is not None:
                    problems.append(f"{path}:{number}: '{english}' has no Chinese. Write it below, two blanks before it")
                english = line
    return known, problems


def missing(tree):
    """Template → where the code says it first."""
    known, _ = table(tree)
    found, said = {}, set()
    for path in tree.sources("src"):
        if path.endswith(("_test.cpp", "_test.hpp")) or path in PASSED_OVER:
            continue
        text = COMMENT.sub(lambda found: found.group(1) or "", tree.text(path))
        for line, template in said_in(text):
            said.add(template)
            if template not in known:
                found.setdefault(template, f"{path}:{line}")
    return found, said


def check(tree):
    """Every text of an error has its Chinese in messages/, and nothing stands there that nobody says."""
    known, problems = table(tree)
    found, said = missing(tree)
    for template, place in sorted(found.items(), key=lambda item: item[1]):
        problems.append(f"{place}: no Chinese for '{template}'. Add the pair to {FOLDER}/")
    for english, (path, number, _) in known.items():
        if path != WORDS and english not in said:
            problems.append(f"{path}:{number}: no error says '{english}' any more. Take the pair out")
    return problems


if __name__ == "__main__":
    from tree import Tree
    for text, place in sorted(missing(Tree(Path(__file__).resolve().parents[2]))[0].items(), key=lambda item: item[1]):
        print(f"# {place}\n{text}\n  ")
    sys.exit(0)
