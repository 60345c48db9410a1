#!/usr/bin/env python3
"""Every kind of paper, opened by LibreOffice and turned into PDF: without a warning, on A4, inside the type area of
GB/T 9704-2012, 22 lines of 28 characters a page, each page with its number.

    tests/papers/libreoffice.py WRITE_SAMPLES [--keep FOLDER]

Leaves with 77 (skipped) where LibreOffice or poppler is not installed; ./dev test installs both where it can.
"""
import argparse
import os
import re
import shutil
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path

SKIPPED = 77
SECONDS_MAX = 240
MM = 25.4 / 72
# Said wherever the office suite runs without Java, which nothing here needs.
EXPECTED = ("failed to launch javaldx",)
# The type area in mm, and what a program may differ from it: a hanging full stop is a character wide.
LEFT, RIGHT, TOP, BOTTOM = 28, 184, 37, 262
HANGING = 6
LINES, CHARACTERS = 22, 28

WORD = re.compile(r'<word xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">(.*?)</word>')


def run(*command, **options):
    return subprocess.run(command, capture_output=True, text=True, timeout=SECONDS_MAX, check=False, **options)


def convert(folder):
    """All .docx of a folder at once; what the office suite said that it should not say."""
    environment = os.environ | {"FONTCONFIG_FILE": str(folder / "fonts.conf"), "HOME": str(folder)}
    said = run("soffice", f"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to", "pdf",
               "--outdir", str(folder), *[str(path) for path in sorted(folder.glob("*.docx"))], env=environment)
    lines = (said.stdout + said.stderr).splitlines()
    problems = [f"soffice: {line}" for line in lines
                if line.strip() and not line.startswith("convert ") and not any(known in line for known in EXPECTED)]
    if said.returncode != 0:
        problems.append(f"soffice left with {said.returncode}")
    return problems


def pages_of(pdf):
    """Pages, each a list of (left, top, right, bottom in mm, text); a word of pdftotext is a stretch without spaces."""
    text = run("pdftotext", "-bbox", str(pdf), "-").stdout
    pages = []
    for page in re.findall(r"<page .*?</page>", text, re.DOTALL):
        pages.append([tuple(float(value) * MM for value in word[:4]) + (word[4],) for word in WORD.findall(page)])
    return pages


def page_problems(name, is_letter, number, words):
    if not words:
        yield f"{name}: page {number} is empty"
        return
    body = [word for word in words if TOP - 1 <= word[1] and word[3] <= BOTTOM + 1]
    below = "".join(word[4] for word in words if word[1] > BOTTOM)
    has_number = not (is_letter and number == 1)
    if has_number and below != f"—{number}—":
        yield f"{name}: page {number} is numbered '{below}'"
    if not has_number and below:
        yield f"{name}: page 1 of a letter has '{below}' below its text"
    above = [word for word in words if word[1] < TOP - 1]
    if above and not (is_letter and number == 1):
        yield f"{name}: page {number}: '{above[0][4]}' stands {above[0][1]:.1f} mm from the top"
    for word in body:
        if word[0] < LEFT - 1 or word[2] > RIGHT + HANGING:
            yield f"{name}: page {number}: '{word[4]}' runs from {word[0]:.1f} to {word[2]:.1f} mm"


def grid_problems(pages):
    """A page full of text has 22 lines of 28 characters."""
    words = [word for word in pages[1] if word[1] < BOTTOM]
    lines = sorted({round(word[1]) for word in words})
    if len(lines) != LINES:
        yield f"grid: a full page has {len(lines)} lines, not {LINES}"
    longest = max(len(word[4]) for word in words)
    if longest != CHARACTERS:
        yield f"grid: a full line has {longest} characters, not {CHARACTERS}"


def check(folder):
    problems = convert(folder)
    for docx in sorted(folder.glob("*.docx")):
        pdf = docx.with_suffix(".pdf")
        if not pdf.exists():
            problems.append(f"{docx.stem}: no PDF came out")
            continue
        size = re.search(r"Page size:\s+([\d.]+) x ([\d.]+)", run("pdfinfo", str(pdf)).stdout)
        if not size or abs(float(size[1]) * MM - 210) > 1 or abs(float(size[2]) * MM - 297) > 1:
            problems.append(f"{docx.stem}: the page is no A4")
        is_letter = "word/header01.xml" in zipfile.ZipFile(docx).namelist()
        pages = pages_of(pdf)
        if not pages:
            problems.append(f"{docx.stem}: no page")
        for number, words in enumerate(pages, start=1):
            problems += page_problems(docx.stem, is_letter, number, words)
        if docx.stem == "grid":
            problems += grid_problems(pages) if len(pages) > 2 else ["grid: a long text stays on one page"]
    return problems


def main():
    parser = argparse.ArgumentParser(description="Opens every paper in LibreOffice.")
    parser.add_argument("write_samples")
    parser.add_argument("--keep", help="a folder for what was made, to look at")
    asked = parser.parse_args()
    missing = [name for name in ("soffice", "pdftotext", "pdfinfo") if not shutil.which(name)]
    if missing:
        print(f"skipped: {', '.join(missing)} not installed and could not be; on Debian: apt-get install "
              f"libreoffice-writer-nogui poppler-utils fonts-noto-cjk")
        return SKIPPED
    with tempfile.TemporaryDirectory() as made:
        folder = Path(asked.keep).resolve() if asked.keep else Path(made)
        folder.mkdir(parents=True, exist_ok=True)
        written = run(asked.write_samples, str(folder))
        if written.returncode != 0:
            print(written.stderr, file=sys.stderr)
            return 1
        problems = check(folder)
        count = len(list(folder.glob("*.docx")))
    for problem in problems:
        print(problem, file=sys.stderr)
    print(f"papers: {count} opened, {len(problems)} findings")
    return 1 if problems or count == 0 else 0


if __name__ == "__main__":
    sys.exit(main())
