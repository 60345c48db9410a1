#!/usr/bin/env python3
"""docs/law.md: article → rule → where in the code → scenario, made from the code, the law files and the scenarios.

    tests/tidy/law_page.py            says whether the page is current
    tests/tidy/law_page.py --write    writes it

What a machine cannot read off stands in docs/law-people.toml: the rules that are left to people, and why.
"""
import argparse
import re
import sys
import tomllib
from pathlib import Path

sys.dont_write_bytecode = True

from citations import BREACH_ROW, CITED, CITED_SHORT, INSTRUMENTS, ROW, citations
from tree import Tree

PAGE = "docs/law.md"
PEOPLE = "docs/law-people.toml"
DECISIONS = ("src/core/matter/decide", "src/core/matter/submission.cpp")
CHANGE = "2022-05-01"  # the regulation of 2022 is in force from this day on, that of 2005 before
UNITS = {"day": "日", "working_day": "个工作日"}
HEAD = """# The law in the program 条例与程序

Made by `tests/tidy/law_page.py --write` from the code, `law/`, the scenarios and `docs/law-people.toml`; a test holds that it is
current. *Rule*: the sentence that stands beside the citation, and the file it stands in; a search for the citation finds the line.
*Refused*: a deed that cannot be. *Recorded*: what happened although it should not have, a breach. *Shown*: the scenario tables with
the number of rows in their good half (done as the law has it) and bad half (refused, or recorded with a breach).
"""
OPERATOR = re.compile(r"operator\(\)\(const (?:core::)?(\w+)&")
DAY_ROW = re.compile(r"^\d{4}-\d\d-\d\d\s")
OUTCOME_WORD = re.compile(r"(?:refused|breach)\s+(\S+?)(?=;|$|\s)")


class Article:
    """What the program does about one article of one instrument."""

    def __init__(self, number, subject):
        self.number, self.subject = number, subject
        self.rules, self.refused, self.recorded, self.periods, self.people = [], [], [], [], []
        self.shown = {}  # path → [good, bad]
        self.is_decided = False

    def is_empty(self):
        return not (self.rules or self.refused or self.recorded or self.periods or self.people)


def instruments(tree):
    """Instrument id → (title, article number → Article), as law/articles lists them."""
    found = {}
    for path in tree.under("law/articles", ".toml"):
        table = tomllib.loads(tree.text(path))
        found[table["id"]] = (table["title"], {one["number"]: Article(one["number"], one["subject"])
                                               for one in table["article"]})
    return found


def main_number(field):
    """"23.3" and "31(6)" belong to articles 23 and 31."""
    return re.match(r"\d*", field).group(0)


# ── the code ────────────────────────────────────────────────────────────────────────────────────────────────────────
def comments(tree, path):
    """The comment blocks of a file: their text in one line, and the deed whose operator() they stand in."""
    deed, block = "", []
    for _, line in [*tree.lines(path), (0, "")]:
        found = OPERATOR.search(line)
        if found:
            deed = found.group(1)
        if re.match(r"^\S.*\)\s*(?:const\s*)?\{$", line) and not found:
            deed = ""
        text = re.match(r"^\s*///?\s?(.*)$", line)
        if text:
            block.append(text.group(1).strip())
        elif block:
            yield " ".join(block), deed
            block = []


def rules_of(text):
    """(citations, sentence) of every citation in a comment."""
    marks = sorted([*CITED.finditer(text), *CITED_SHORT.finditer(text)], key=lambda found: found.start())
    for at, mark in enumerate(marks):
        end = marks[at + 1].start() if at + 1 < len(marks) else len(text)
        sentence = text[mark.end():end].strip()
        if not sentence.startswith(":"):  # "letter, visit … (《信访工作条例》第十七条)"
            start = marks[at - 1].end() if at > 0 else 0
            sentence = text[start:mark.start()].rstrip("( ") + "."
        yield mark.group(0), re.sub(r"\s+", " ", sentence.lstrip(": ").rstrip(";, "))


def add_rules(tree, found):
    for path in tree.sources():
        if path.endswith("_test.cpp"):
            continue
        for text, deed in comments(tree, path):
            for citation, sentence in rules_of(text):
                where = f"`{path}`" + (f", {deed}" if deed else "")
                for instrument, number in dict.fromkeys(citations(citation)):
                    article = found[instrument][1].get(str(number))
                    rule = (sentence, where)
                    if article and re.search(r"\w\w", sentence) and rule not in article.rules:
                        article.rules.append(rule)
                        article.is_decided = article.is_decided or path.startswith(DECISIONS)


def add_words(tree, found):
    """Refusals and breaches with their articles; word → the articles it stands for."""
    articles_of = {}

    def add(instrument, field, word, zh, kind):
        article = found.get(instrument, ("", {}))[1].get(main_number(field))
        if article:
            getattr(article, kind).append((word, field, zh))
            articles_of.setdefault(word, []).append(article)

    sentences = dict(re.findall(r'RefusalRow\{\s*\{"(\w+)",\s*"[^"]*"\},\s*"[^"]*",\s*"([^"]*)"',
                                tree.text("src/core/matter/refusal.cpp")))
    for word, field in ROW.findall(tree.text("src/core/matter/refusal.cpp")):
        add("regulation-2022", field, word, sentences.get(word, ""), "refused")
    words = re.findall(r'Word\{"(\w+)",\s*"[^"]+"\}', tree.text("src/core/matter/breach.hpp"))
    zh = re.findall(r'BreachRow\{\s*breach_words\[\d+\],\s*(?:\w+|""),\s*"[^"]*",\s*"[^"]*",\s*"([^"]*)"',
                    tree.text("src/core/matter/breach.cpp"))
    for index, _, field, field_2005 in BREACH_ROW.findall(tree.text("src/core/matter/breach.cpp")):
        at = int(index)
        add("regulation-2022", field, words[at], zh[at], "recorded")
        add("regulation-2005", field_2005, words[at], zh[at], "recorded")
    return articles_of


def add_periods(tree, found):
    for path in tree.under("law/terms", ".toml"):
        table = tomllib.loads(tree.text(path))
        for row in table.get("row", []):
            article = found.get(row.get("instrument", ""), ("", {}))[1].get(main_number(row.get("article", "")))
            if not article:
                continue
            length = f"{row['count']} {UNITS.get(row['unit'], row['unit'])}" if row.get("count") else "指定的期限"
            more = f"，可延长 {row['extension_max']} 日" if row.get("extension_max") else ""
            article.periods.append(f"{table['name_zh']} `{table['id']}`：{row['trigger']}起 {length}{more}（`{path}`）")


# ── the scenarios ───────────────────────────────────────────────────────────────────────────────────────────────────
def add_scenarios(tree, found, articles_of):
    chinese = dict(re.findall(r'\{"([a-z_]+)",\s*"([^"]+)"\}',
                              tree.text("src/core/matter/refusal.cpp") + tree.text("src/core/matter/breach.hpp")))
    word_of = {zh: word for word, zh in chinese.items()}
    for path in tree.under("tests/scenarios", ".scenario"):
        told = []  # the articles that the remarks above the row cite; a remark that cites none goes on with them
        for _, line in tree.lines(path):
            if line.startswith("#"):
                cited = [found[instrument][1].get(str(number)) for instrument, number in citations(line)]
                told = [article for article in cited if article] or told
            if not DAY_ROW.match(line):
                continue
            in_force = "regulation-2022" if line[:10] >= CHANGE else "regulation-2005"
            words = [word_of.get(word, word) for word in OUTCOME_WORD.findall(re.split(r"\s{2,}", line.strip())[-1])]
            named = {article for word in words for article in articles_of.get(word, [])}
            for article in named | set(told):
                if found.get(in_force, ("", {}))[1].get(article.number) is not article:
                    continue
                article.shown.setdefault(path, [0, 0])[1 if words else 0] += 1


# ── the page ────────────────────────────────────────────────────────────────────────────────────────────────────────
def section(article):
    lines = [f"### {article.number} {article.subject}", ""]
    if article.rules:
        lines += ["| rule | where |", "|---|---|"] + [f"| {sentence} | {where} |" for sentence, where in article.rules]
    points = [f"- Period: {period}" for period in article.periods]
    points += [f"- Refused: `{word}` ({field}) {zh}" for word, field, zh in article.refused]
    points += [f"- Recorded: `{word}` ({field}) {zh}" for word, field, zh in article.recorded]
    points += [f"- Shown: `{path}`, {good} good, {bad} bad" for path, (good, bad) in sorted(article.shown.items())]
    points += [f"- Left to people: {rule['rule']}。{rule['why']}" for rule in article.people]
    between = [""] if article.rules and points else []
    return lines + between + points + [""]


def page(tree):
    """The text of the page, and what is wrong with the things it is made from."""
    found = instruments(tree)
    problems = []
    add_rules(tree, found)
    add_periods(tree, found)
    add_scenarios(tree, found, add_words(tree, found))
    people = tomllib.loads(tree.text(PEOPLE)) if tree.text(PEOPLE) else {}
    for rule in people.get("rule", []):
        article = found["regulation-2022"][1].get(rule.get("article", ""))
        if article and rule.get("rule") and rule.get("why"):
            article.people.append(rule)
        else:
            problems.append(f"{PEOPLE}: a rule wants article (of the regulation of 2022), rule and why; look at {rule}")
    lines = [HEAD]
    for instrument in sorted(INSTRUMENTS.values(), reverse=True):
        if instrument not in found:
            continue
        title, articles = found[instrument]
        lines += [f"## {title} ({instrument[-4:]})", ""]
        for article in articles.values():
            if article.is_empty():
                continue
            lines += section(article)
            problems += half_problems(instrument, article, people)
        silent = [article.number for article in articles.values() if article.is_empty()]
        lines += [f"Of no other article of it does the program know a rule: {', '.join(silent)}.", ""] if silent else []
    return "\n".join(lines).rstrip("\n") + "\n", problems


def half_problems(instrument, article, people):
    """An article by which something is decided is shown in both halves, or the data file says why not."""
    good = sum(counts[0] for counts in article.shown.values())
    bad = sum(counts[1] for counts in article.shown.values())
    excused = {one.get("article") for one in people.get("one_half", [])}
    if not article.is_decided or (good and bad) or article.number in excused or instrument != "regulation-2022":
        return []
    half = "good" if not good else "bad"
    return [f"tests/scenarios: article {article.number} is decided by in the code and no row shows its {half} half. Write the "
            f"rows below a remark that cites it, or say in {PEOPLE} under [[one_half]] why there is none"]


def check(tree):
    """docs/law.md is current, and what is decided by an article is shown in both halves."""
    if not tree.under("law/articles", ".toml"):
        return []
    text, problems = page(tree)
    if tree.text(PAGE) != text:
        problems.append(f"{PAGE} is not what the code, the law files and the scenarios say now. Run tests/tidy/law_page.py --write")
    return problems


def main():
    parser = argparse.ArgumentParser(description="Makes docs/law.md, or says whether it is current.")
    parser.add_argument("--write", action="store_true")
    parser.add_argument("--root", type=Path, default=Path(__file__).resolve().parents[2], help="the checkout")
    asked = parser.parse_args()
    tree = Tree(asked.root)
    if asked.write:
        (asked.root / PAGE).write_text(page(tree)[0], encoding="utf-8")
        tree = Tree(asked.root)
    problems = check(tree)
    for problem in problems:
        print(problem, file=sys.stderr)
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
