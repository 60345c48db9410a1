"""Every article that is cited stands in law/articles, so that a reader who follows a citation arrives."""
import re
import tomllib

INSTRUMENTS = {"信访工作条例": "regulation-2022", "信访条例": "regulation-2005"}
DIGITS = {"一": 1, "二": 2, "两": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9}

NUMERAL = "[一二三四五六七八九十百零〇]+|[0-9]+"
PLACE = rf"第(?:{NUMERAL})条(?:第(?:{NUMERAL})款)?(?:第(?:{NUMERAL})项)?"
CITED = re.compile(rf"《(信访工作条例|信访条例)》(?:\(2005\))?\s*((?:{PLACE}[、和至及]?)+)")
CITED_SHORT = re.compile(r"《(信访工作条例|信访条例)》(?:\(\d{4}\))?\s*arts?\.?\s*(\d+)")
ARTICLE = re.compile(rf"第({NUMERAL})条")
ROW = re.compile(r'\{\s*\{?\s*"(\w+)",\s*"[^"]*"\s*\},\s*"([^"]*)"', re.DOTALL)
BREACH_ROW = re.compile(r'BreachRow\{\s*breach_words\[(\d+)\],\s*(\w+|""),\s*"([^"]*)",\s*"([^"]*)"', re.DOTALL)
FIELD = re.compile(r"^(\d+)(?:\.\d+)?(?:\(\d+\))?$")


def number(numeral):
    """三十四 → 34, 一百零三 → 103, 10 → 10."""
    if numeral.isdigit():
        return int(numeral)
    total, digit = 0, 0
    for letter in numeral:
        if letter in DIGITS:
            digit = DIGITS[letter]
        elif letter in "十百":
            total += (digit or 1) * (10 if letter == "十" else 100)
            digit = 0
    return total + digit


def articles(tree):
    """Instrument id → the numbers of its articles."""
    known = {}
    for path in tree.under("law/articles", ".toml"):
        try:
            table = tomllib.loads(tree.text(path))
        except tomllib.TOMLDecodeError:
            continue
        known[table.get("id", "")] = {str(article.get("number")) for article in table.get("article", [])}
    return known


def citations(text):
    """Instrument id and article number of everything a line cites."""
    for found in CITED.finditer(text):
        for numeral in ARTICLE.findall(found.group(2)):
            yield INSTRUMENTS[found.group(1)], number(numeral)
    for found in CITED_SHORT.finditer(text):
        yield INSTRUMENTS[found.group(1)], int(found.group(2))


def check(tree):
    """Cited articles exist."""
    known = articles(tree)
    if not known:
        return ["law/articles: no article was found. Each instrument is one TOML file there"]
    problems = []
    readable = [p for p in tree.paths if p.endswith((".cpp", ".hpp", ".scenario", ".toml", ".md", ".ts", ".vue"))]
    for path in readable:
        for line, text in tree.lines(path):
            for instrument, article in citations(text):
                if str(article) not in known.get(instrument, set()):
                    problems.append(f"{path}:{line}: article {article} is not in law/articles/{instrument}.toml. "
                                    f"Correct the citation, or record the article")
    return problems + refusal_fields(tree, known) + breach_fields(tree, known)


def field_problem(path, word, field, instrument, known):
    if not field:
        return None
    form = FIELD.match(field)
    if not form:
        return f'{path}: {word}: "{field}" is no article. Write 34, 23.3, 31(6) or 22.1(3)'
    if form.group(1) not in known.get(instrument, set()):
        return f"{path}: {word}: article {field} is not in law/articles/{instrument}.toml. Correct the row"
    return None


def refusal_fields(tree, known):
    path = "src/core/matter/refusal.cpp"
    rows = ROW.findall(tree.text(path))
    return [p for p in (field_problem(path, word, field, "regulation-2022", known) for word, field in rows) if p]


def breach_fields(tree, known):
    path = "src/core/matter/breach.cpp"
    problems = []
    for index, _, field, field_2005 in BREACH_ROW.findall(tree.text(path)):
        problems.append(field_problem(path, f"row {index}", field, "regulation-2022", known))
        problems.append(field_problem(path, f"row {index} (2005)", field_2005, "regulation-2005", known))
    return [p for p in problems if p]
