#!/usr/bin/env python3
"""A kit of a real store: its figures are those of the store, both verifiers recompute them, and nothing personal is in it.

    tests/kit/store_test.py --binary build/dev/huiying --verify build/dev/huiying-verify

Fills a store with a simulated year, registers people with known names, numbers and words while the server runs, one of
them with an accusation and one whose matter is classed as one later. Then takes kits at several cuts.
"""
import argparse
import json
import sqlite3
import subprocess
import sys
import tempfile
import tomllib
import zipfile
from pathlib import Path

sys.dont_write_bytecode = True
sys.path[:0] = [str(Path(__file__).resolve().parent.parent / "fault"), str(Path(__file__).resolve().parent.parent)]
from program import Failed, Program, ask  # noqa: E402
from verify_kit import Kit, Refused  # noqa: E402

PERSONS = [{"name": "欧阳甲试", "phone": "13900000001", "id_number": "11010519491231002X", "address": "试验路一百零一号"},
           {"name": "司马乙试", "phone": "13900000002", "id_number": "440111199001011232", "address": "试验路二百零二号"}]
WORDS = ["水管漏了三年无人管", "村主任侵吞征地款", "先说噪音后说受贿", "密封的理由不得外传"]


def want(condition, what):
    if not condition:
        raise Failed(what)


def post(program, token, path, body):
    status, answer = ask(program.connect(), "POST", path, body, token)
    want(status in (200, 201), f"POST {path} answered {status}: {answer[:300]!r}")
    return json.loads(answer)


def register(program, token, words, demand_class, accused=None):
    demand = {"title": words, "text": words + "。", "class": demand_class} | ({"accused": accused} if accused else {})
    body = {"form": "visit", "source": "direct", "received_day": program.today(), "region": 999901, "persons": PERSONS,
            "demands": [demand]}
    return post(program, token, "/api/v1/submissions", body)


def live(program):
    """Three letters: a claim, an accusation, and a claim that turns out to be an accusation."""
    token = program.token()
    program.start()
    program.wait_ready()
    status, answer = ask(program.connect(), "GET", "/api/v1/organs", None, token)
    want(status == 200, f"organs answered {status}")
    organs = json.loads(answer)
    organs = organs["organs"] if isinstance(organs, dict) else organs
    accused = next(o["name"] for o in organs if "住" in o["name"] or "镇" in o["name"])
    status, early = ask(program.connect(), "GET", "/api/v1/checkpoint")
    want(status == 200, f"the checkpoint answered {status}")
    claim = register(program, token, WORDS[0], "claim")
    accusing = register(program, token, WORDS[1], "accusation", accused)
    turned = register(program, token, WORDS[2], "claim")
    post(program, token, f"/api/v1/matters/{turned['matters'][0]['id']}/classify",
         {"matter_class": "accusation", "accused": accused, "text": WORDS[3]})
    return early.decode(), claim, accusing, turned


def secrets_of(store, *registered):
    """What must be in no byte of a kit: words, names, sealed bodies, keys, query codes, numbers of accusations."""
    secrets = {value.encode() for person in PERSONS for value in person.values()} | {word.encode() for word in WORDS}
    secrets |= {one["query_code"].encode() for one in registered}
    secrets |= {matter["number"].encode() for one in registered[1:] for matter in one["matters"]}
    with sqlite3.connect(f"file:{store / 'ledger.db'}?mode=ro", uri=True) as database:
        for sealed, salt in database.execute("SELECT sealed, sealed_salt FROM facts WHERE sealed IS NOT NULL"):
            secrets |= {sealed, salt}
        secrets |= {key for key, in database.execute("SELECT key FROM subjects WHERE key IS NOT NULL")}
        secrets |= {body for body, in database.execute("SELECT open FROM facts WHERE is_accusation = 1 AND subject_kind = 2")}
        secrets |= {mac for mac, in database.execute("SELECT mac FROM contacts")}
    secrets.add((store / "master.key").read_bytes().strip())
    want(len(secrets) > 200, "there is nothing to look for")
    return secrets


def look(kit, secrets):
    with zipfile.ZipFile(kit) as archive:
        whole = b"\n".join(archive.read(name) for name in archive.namelist())
    found = [secret for secret in secrets if secret in whole]
    want(not found, f"the kit holds what is sealed: {found[:3]}")


def check_kit(program, verify, kit, cut, early_file):
    """Both verifiers agree with the store."""
    period = ["--from", f"{cut[:4]}-01-01", "--to", cut]
    made = program.run("kit", program.store, *period, "--as-of", cut, "-o", str(kit), "--json")
    done = subprocess.run([verify, str(kit), "--json"] + (["--earlier", str(early_file)] if early_file else []),
                          capture_output=True, text=True, timeout=120, check=False)
    said = json.loads(done.stdout)
    want(done.returncode == 0 and said["verdict"] == "agrees", f"huiying-verify: exit {done.returncode}, {done.stdout[:2000]}")
    figures = program.run("indicators", program.store, *period, "--as-of", cut, "--seq", str(made["leaves"]), "--json")
    claimed = {f["id"]: (f["claimed"]["numerator"], f["claimed"]["denominator"], f["claimed"]["value"]) for f in said["figures"]}
    stand = {f["id"]: (f["numerator"], f["denominator"], f["value"]) for f in figures}
    want(claimed == stand, "the kit claims other figures than the store")
    try:
        other = Kit(kit, None, early_file.read_text(encoding="utf-8") if early_file else None)
    except Refused as refused:
        raise Failed(f"verify_kit.py: {refused}") from refused
    for one, two in zip(said["figures"], other.compared):
        want((one["id"], one["verdict"], one["recomputed"]["numerator"], one["recomputed"]["denominator"], one["hidden"])
             == (two["id"], two["verdict"], two["recomputed"]["numerator"], two["recomputed"]["denominator"], two["hidden"]),
             f"the verifiers differ: {one} {two}")
    return said


SHEET = """kind = "evaluation"
id = "district"
title = "绩效自评"
organ = "{organ}"
year = {year}
as_of = {as_of}
standard = "project-2020"

[[funds]]
id = "total"
name = "合计"
adjusted = "60"
spent = "59.33"

[[line]]
id = "execution"
group = "execution"
name = "预算执行率"
relation = "="
target = "100"
unit = "%"
funds = "total.execution_rate"
full = "10"

[[line]]
id = "replied"
group = "output"
name = "按期答复率"
relation = "≥"
target = "99.5"
unit = "%"
indicator = "reply_on_time_due"
full = "40"

[[line]]
id = "letters"
group = "output"
name = "督查函"
relation = "≥"
target = "20"
unit = "份"
indicator = "supervision_letters"
full = "10"

[[line]]
id = "online"
group = "benefit"
name = "网上信访占比"
relation = "≥"
target = "80"
unit = "%"
indicator = "online_share"
full = "30"

[[line]]
id = "satisfied"
group = "satisfaction"
name = "满意率"
relation = "≥"
target = "95"
unit = "%"
indicator = "satisfaction_organ"
full = "10"
"""


EVIDENCE = """
[[evidence]]
number = "1-1"
title = "督查函登记簿"

[[evidence]]
number = "1-2"
title = "问卷汇总"
"""
LETTERS = b"%PDF-1.4 the register of supervision letters\n%%EOF"


def evidenced(verify, kit, folder):
    """What the ledger holds of the evidence is known again by its bytes, whatever the file is called; a changed one is not."""
    def said(code, *words):
        done = subprocess.run([verify, str(kit), "--evidence", str(folder), *words], capture_output=True, text=True, timeout=120, check=False)
        want(done.returncode == code, f"huiying-verify --evidence: exit {done.returncode}, wanted {code}: {done.stdout[-500:]}{done.stderr}")
        return {paper["number"]: paper["state"] for paper in json.loads(done.stdout)["evaluation"]["evidence"]} if words else done.stdout
    papers = folder / "01"
    papers.mkdir(parents=True)
    (papers / "renamed.pdf").write_bytes(LETTERS)
    want(said(0, "--json") == {"1-1": "found", "1-2": "not_in_ledger"}, "the paper is not known again")
    want("与账册一致" in said(0) or "found" in said(0), "the table does not tell of the paper")
    (papers / "renamed.pdf").write_bytes(LETTERS + b" ")
    want(said(1, "--json")["1-1"] == "not_found", "a changed paper was taken")
    want("was changed" in said(1) or "已被改动" in said(1), "the table does not tell of the changed paper")
    code = subprocess.run([verify, str(kit), "--evidence", str(folder / "nowhere")], capture_output=True, check=False).returncode
    want(code == 2, f"a folder that is not there: exit {code}")


def evaluated(program, verify, folder, secrets):
    """An evaluation from its declaration to its points; the kit proves them, and no changed target is let in or through."""
    store, year, as_of = str(program.store), program.today()[:4], program.today()
    organ = next(post["organ"] for post in program.run("office", "posts", store, "--json")["posts"] if "信访局" in post["organ"])
    sheet = folder / "sheet.toml"
    sheet.write_text(SHEET.format(organ=organ, year=year, as_of=as_of).replace("target = \"20\"", "target = \"20\"\nevidence = [\"1-1\", \"1-2\"]") + EVIDENCE, encoding="utf-8")
    paper, account = folder / "letters.pdf", ("--organ", organ, "--year", year)
    paper.write_bytes(LETTERS)
    program.run("account", "attach", store, str(paper), "--number", "1-1", "--title", "督查函登记簿", *account, "--json")
    program.run("account", "record", store, "填报", "item=supervision_letters", f"from={year}-01-01", f"to={as_of}", "numerator=15",
                "evidence=1-1", "--organ", organ, "--year", year, "--json")
    opened = program.run("evaluation", "open", store, "--organ", organ, "--year", year, "--standard", "project-2020", "--json")
    for step, words in (("declared", [str(sheet)]), ("approved", ["--authority", "财绩〔2026〕1号"]), ("self_evaluated", [str(sheet)])):
        program.run("evaluation", "step", store, opened["evaluation"], step, *words, "--json")
    kit = folder / "proved.zip"
    program.run("kit", store, "--evaluation", opened["evaluation"], "-o", str(kit), "--json")
    look(kit, secrets)
    scored = program.run("evaluate", str(sheet), "--store", store, "--json")
    done = subprocess.run([verify, str(kit), "--json"], capture_output=True, text=True, timeout=120, check=False)
    said = json.loads(done.stdout)
    want(done.returncode == 0, f"huiying-verify of an evaluation: exit {done.returncode}, {done.stdout[-3000:]}")
    proved = said["evaluation"]
    want((proved["recomputed"]["total"], proved["recomputed"]["grade"]) == (scored["total"], scored["grade"]), f"{proved} {scored['total']}")
    points = {line["id"]: line["points"] for line in scored["lines"]}
    want({line["id"]: line["recomputed"]["points"] for line in proved["lines"]} == points, f"points differ: {proved['lines']} {points}")
    want(points["letters"] == "7.5", f"15 of 20 letters are not 7.5 of 10 points: {points}")
    evidenced(verify, kit, folder / "papers")
    try:
        other = Kit(kit, None, None)
    except Refused as refused:
        raise Failed(f"verify_kit.py of an evaluation: {refused}") from refused
    want(other.agrees() and other.proved.told()["total"] == scored["total"], f"verify_kit.py: {other.proved.told()}")


def check(asked, folder):
    store = folder / "store"
    with (folder / "server.log").open("wb") as log:
        program = Program(asked.binary, store, log)
        program.run("demo", str(store), "--matters", "400", "--seed", "3", "--json")
        early, *registered = live(program)
        early_file = folder / "early.txt"
        early_file.write_text(early, encoding="utf-8")
        today = program.today()
        said = check_kit(program, asked.verify, folder / "live.zip", today, early_file)  # beside the running server
        program.stop()
        want(said["turned_matters"] == 1 and said["turnings"] >= 1, f"the turned matter is not told: {said['turned_matters']}")
        want(said["withheld"]["accusations"] > 0, "no accusation is withheld")
        verdicts = {f["id"]: f["verdict"] for f in said["figures"]}
        want(verdicts["overdue"] == verdicts["reply_on_time_due"] == "equal", f"verdicts at the head: {verdicts}")
        look(folder / "live.zip", secrets_of(store, *registered))
        evaluated(program, asked.verify, folder, secrets_of(store, *registered))
        said = check_kit(program, asked.verify, folder / "past.zip", f"{today[:4]}-06-30", None)
        want(said["verdict"] == "agrees", "a cut in the past does not agree")
        refused = program.run("kit", str(store), "--from", "2025-01-01", "--to", "2025-12-31", "--evaluation", "x", "-o",
                              str(folder / "no.zip"), expect=(1, 2), env={"HUIYING_LANG": "en"})
        want(not (folder / "no.zip").exists(), f"--evaluation was not refused: {refused}")
        program.run("kit", str(store), "--from", "2025-12-31", "--to", "2025-01-01", "-o", str(folder / "no.zip"), expect=(2,))
        program.run("kit", str(store), "--from", "2025-01-01", "--to", "2025-12-31", expect=(2,))
        program.run("kit", str(store), "--from", "2025-01-01", "--to", "2025-12-31", "-o", str(folder / "no/where.zip"), expect=(1,))
    for words, code in (([], 2), (["no.zip"], 2), ([str(folder / "live.zip"), "--key", "x"], 2), (["--help"], 0),
                        ([str(folder / "live.zip"), "--earlier", str(folder / "none")], 2), (["--version"], 0)):
        done = subprocess.run([asked.verify, *words], capture_output=True, timeout=60, check=False)
        want(done.returncode == code and done.stdout + done.stderr, f"huiying-verify {words}: exit {done.returncode}")


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--binary", required=True)
    parser.add_argument("--verify", required=True)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="huiying-kit-") as folder:
        try:
            check(asked, Path(folder))
        except Failed as failure:
            print(f"kit: {failure}", file=sys.stderr)
            return 1
    print("kit: two verifiers and the store agree at two cuts; nothing sealed is in the kit")
    return 0


if __name__ == "__main__":
    sys.exit(main())
