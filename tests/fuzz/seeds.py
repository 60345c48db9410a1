#!/usr/bin/env python3
"""Where each fuzz target begins: inputs made from the house's own files, and a few written here.

    tests/fuzz/seeds.py build/corpus      writes build/corpus/fuzz_NAME/seed-*

New kinds of facts, law files and indicators become seeds by themselves.
"""
import argparse
import io
import re
import sys
import zipfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]

DEED_BODIES = """\
register {"form":"letter","source":"direct","received_day":"2026-03-16","region":"440111","people":3,"persons":[{"name":"张三","phone":"138"}],"demands":[{"title":"路灯","text":"坏了","class":"claim","category":"010203","is_first":true}]}
register {"form":"来访","received_day":"2026-03-16","region":440111,"is_anonymous":true,"demands":[{"title":"井盖","attach_to":"440111L2026031600001X-1"}],"external_source":"省系统","external_number":"1"}
classify {"matter_class":"accusation","category":10203,"accused":"000102030405060708090a0b0c0d0e0f"}
forward {"to":"000102030405060708090a0b0c0d0e0f","role":"lead","mode":"assign","assigned_days":30,"received_day":"2026-03-17","external_due":null}
notice {"leg":1,"manner":"on_the_spot"}
object {"leg":1}
decide_objection {"leg":1,"is_upheld":false}
accept {"leg":1}
decline {"leg":1,"reason":"other_organ"}
route {"leg":1,"path":"administrative","procedure":"行政裁决"}
extend {"leg":1,"days":30}
reply {"leg":1,"kind":"opinion","outcome":"supported"}
deliver {"leg":1,"method":"mail"}
request_review {"organ":"000102030405060708090a0b0c0d0e0f","posted_day":"2026-03-17"}
decide_review {"outcome":"ordered_anew"}
hear {"first_day":"2026-03-16"}
rate {"target":"organ","grade":"基本满意"}
withdraw {}
close {"reason":"replied"}
reopen {}
correct {"version":2,"is_annulled":false,"day":"2026-03-16","deed":{"deed":"accept","leg":1}}
"""

REQUESTS = [
    "GET /api/v1/health\n",
    "GET /api/v1/words\n",
    "GET /api/v1/openapi.json\n",
    "GET /api/v1/checkpoint\n",
    "GET /\n",
    "GET /assets/../x%2e\n",
    "GET /api/v1/session\nAs: handler\n",
    "DELETE /api/v1/session\nAs: handler\nSec-Fetch-Site: cross-site\n",
    "GET /api/v1/session\nCookie: huiying=abc; a=b\n",
    "GET /api/v1/matters?list=held&class=claim&phase=accepted&limit=5\nAs: housing\n",
    "GET /api/v1/matters?number=440111&format=csv\nAs: leader\n",
    "GET /api/v1/matters?cursor=abc\nAs: handler\n",
    "GET /api/v1/matters/{m}\nAs: housing\n",
    "GET /api/v1/matters/{m}\nAs: water\n",
    "GET /api/v1/matters/{m}/clocks/1/handle\nAs: handler\n",
    "GET /api/v1/submissions/{n}/receipt\nAs: registrar\n",
    "GET /api/v1/public/submissions/{n}?code={q}\n",
    "GET /api/v1/public/submissions/{n}?code=XXXX\n",
    'POST /api/v1/public/submissions/{n}/rate\n\n{"code":"{q}","target":"organ","grade":"satisfied"}',
    "GET /api/v1/indicators?from=2026-01-01&to=2026-12-31&as_of=2026-03-16&by=organ,month\nAs: finance\n",
    "GET /api/v1/indicators/reply_on_time_due/explain?from=2026-01-01&to=2026-12-31&limit=5\nAs: leader\n",
    "GET /api/v1/count?predicate=matters%3A%20is_first&from=2026-01-01&to=2026-12-31\nAs: handler\n",
    "GET /api/v1/due?term=handle&from=2026-03-16&extension=30\nAs: handler\n",
    "GET /api/v1/organs\nAs: admin\n",
    "GET /api/v1/law\nAs: admin\n",
    'POST /api/v1/matters/{m}/reply\nAs: housing\n\n{"leg":1,"kind":"opinion","outcome":"supported","text":"好"}\0'
    'POST /api/v1/matters/{m}/deliver\nAs: housing\n\n{"leg":1,"method":"direct"}\0'
    'POST /api/v1/matters/{m}/request_review\nAs: handler\n\n{"organ":"区水务局","posted_day":"2026-03-16"}\0'
    'POST /api/v1/matters/{m}/decide_review\nAs: housing\n\n{"outcome":"upheld"}',
    'POST /api/v1/matters/{m}/extend\nAs: head\n\n{"leg":1,"days":30}\0'
    'POST /api/v1/matters/{m}/correct\nAs: handler\n\n{"version":3,"is_annulled":true}',
    'POST /api/v1/matters/{m}/close\nAs: handler\n\n{"reason":"withdrawn","day":"2026-03-16"}\0'
    'POST /api/v1/matters/{m}/reopen\nAs: handler\n\n{}',
    'POST /api/v1/submissions\nAs: registrar\n\n{"form":"letter","received_day":"2026-03-16","region":"440111",'
    '"persons":[{"name":"张三"}],"demands":[{"title":"路灯"}]}',
    'POST /api/v1/matters/{m}/forward\nAs: handler\n\n{"to":"区水务局","role":"co","mode":"forward"}',
]

CSV = [
    "a,b,c\r\n1,2,3\r\n",
    '\ufeff编号,标题\n"1","一""二""\n三"\n,\n',
    '"a\rb",c\r;d\n\n"x"y,z\n',
    "a;b;c\n",
    '"never closed\n',
]

# Parts of a workbook, a NUL between them: sheet, texts, styles, workbook. What is missing is the least there can be.
ROWS = (
    '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="C1" t="inlineStr"><is><t>a &lt;b&gt; _x000D_</t></is></c></row>'
    '<row r="3" s="1"><c r="A3" s="1"><v>46097</v></c><c r="B3" s="2"><v>0.5</v></c><c t="b"><v>1</v></c>'
    '<c t="e"><v>#REF!</v></c><c t="str"><f>1+1</f><v>2</v></c><c><v>12345678901234567890</v></c></row>'
)
WORKBOOKS = [
    "p<worksheet><sheetData>" + ROWS + '</sheetData><mergeCells><mergeCell ref="A1:B9"/></mergeCells></worksheet>\0'
    '<sst><si><t>编号</t></si><si><r><t>路</t></r><r><t xml:space="preserve">灯 </t></r></si></sst>\0'
    '<styleSheet><numFmts><numFmt numFmtId="164" formatCode="yyyy&quot;年&quot;m"/></numFmts>'
    '<cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/></cellXfs></styleSheet>\0'
    '<workbook><workbookPr date1904="1"/><sheets><sheet name="一" r:id="rId1"/></sheets></workbook>',
    "p<x:worksheet><x:sheetData><!-- <row> --><x:row><x:c><x:v>1e3</x:v></x:c></x:row><row/></x:sheetData>",
    "p<worksheet><sheetData><row r='2'><c r='B2'><v><![CDATA[7]]></v></c></row><row r='1'/></sheetData></worksheet>",
    "p<!DOCTYPE x><worksheet/>",
]

DATES = "2026-03-16 09:30:00"


def facts():
    """One input a kind, and one with every kind: kind, length, bytes."""
    whole = b""
    lines = (ROOT / "tests/golden/ledger/facts.txt").read_text(encoding="utf-8").splitlines()
    for kind, line in enumerate(lines):
        body = bytes.fromhex(line.split()[1])
        one = bytes([kind]) + len(body).to_bytes(2, "big") + body
        whole += one
        yield one
    yield whole


def proofs():
    yield (ROOT / "tests/golden/ledger/receipt.txt").read_bytes()
    yield b"p" + bytes([1, 44, 0, 17, 0, 200, 4, 0, 9, 0, 80, 5])
    yield b"f" + (3).to_bytes(8, "big") + bytes(64)
    for small in ("sMTIz", "s12345", "s2026-03-16T09:30:05.007+08:00",
                  "s" + (ROOT / "tests/golden/ledger/receipt.vkey").read_text(encoding="utf-8").strip()):
        yield small.encode()


def kits():
    """Bodies of every kind, a part of two leaves, and the texts of a kit."""
    for kind, line in enumerate((ROOT / "tests/golden/ledger/facts.txt").read_text(encoding="utf-8").splitlines()):
        yield b"b" + bytes([kind, 0, 0]) + bytes.fromhex(line.split()[1])
    leaf = bytes([1]) + (1).to_bytes(8, "big") + bytes([0, 3, 2, 0, 0, 0x50, 0x30, 0]) + bytes(64)
    yield b"p\0" + leaf + b"\1" + leaf[:8] + b"\2" + leaf[9:] + bytes(16) + (3).to_bytes(4, "big") + b"abc"
    yield (b"thuiying kit 3\norigin a/b\nprogram 0.1.0\nfrom 2025-01-01\nto 2025-12-31\ncut 2026-01-31\nevaluation -\nleaves 12\n"
           + b"".join(b"withheld %s 0\n" % reason for reason in
                      (b"persons", b"access", b"posts", b"files", b"accusations", b"turned", b"other"))
           + b"files " + b"0" * 64 + b"\n")
    yield b"t" + b"a" * 64 + b" 12 law/terms/handle.toml\n"
    yield "ttotal\t97.09\ngrade\t优\nline\tactual\tpoints\nexecution\t-\t9.89\nletters\t19\t47.5\n".encode()
    yield b"tid\tnumerator\tdenominator\tvalue\tunit\noverdue\t3\t-\t3\tn\nreply\t1\t3\t33.33\t%\n"


def predicates():
    for path in sorted((ROOT / "law/indicators").glob("*.toml")):
        grain = "matters"
        for line in path.read_text(encoding="utf-8").splitlines():
            found = re.match(r'\s*(grain|numerator|denominator|when)\s*=\s*"(.+)"', line)
            if found and found.group(1) == "grain":
                grain = found.group(2)
            elif found:
                yield f"{grain}: {found.group(2)}".encode()
    yield '信访事项：（信访形式 ＝ 来访 and 办结日 is missing） or not organ = "区 住建局"'.encode()
    yield b"legs: organ_kind != discipline and opened_day + 5 <= 2026-03-16 - 3"


def law():
    for path in sorted((ROOT / "law").rglob("*.toml")):
        yield path.read_bytes()


def mapping():
    for path in sorted((ROOT / "examples/imports").glob("*.toml")):
        yield path.read_bytes() + f"\n---\n{DATES}".encode()


def evaluation():
    for folder in ("examples/guangzhou", "law/standards"):
        for path in sorted((ROOT / folder).glob("*.toml")):
            yield path.read_bytes()


def xlsx():
    for text in WORKBOOKS:
        yield text.encode()
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as book:
        book.writestr("xl/workbook.xml", '<workbook><sheets><sheet name="一" r:id="rId1"/></sheets></workbook>')
        book.writestr("xl/_rels/workbook.xml.rels",
                      '<Relationships><Relationship Id="rId1" Target="worksheets/sheet1.xml"/></Relationships>')
        book.writestr("xl/worksheets/sheet1.xml", "<worksheet><sheetData>" + ROWS + "</sheetData></worksheet>")
    yield b"z" + packed.getvalue()


def json():
    for line in DEED_BODIES.splitlines():
        yield line.replace(" ", "\n", 1).encode()


SEEDS = {
    "fact": facts, "proofs": proofs, "predicate": predicates, "law": law, "mapping": mapping, "json": json, "xlsx": xlsx,
    "evaluation": evaluation,
    "kit": kits,
    "csv": lambda: (text.encode() for text in CSV),
    "http": lambda: (text.encode() for text in REQUESTS),
}


def main():
    parser = argparse.ArgumentParser(description="Writes the inputs that the fuzz targets begin with.")
    parser.add_argument("corpus", type=Path, help="the folder that gets one folder a target")
    corpus = parser.parse_args().corpus
    for name, seeds in SEEDS.items():
        folder = corpus / f"fuzz_{name}"
        folder.mkdir(parents=True, exist_ok=True)
        count = 0
        for count, seed in enumerate(seeds(), start=1):
            (folder / f"seed-{count:03}").write_bytes(seed)
        if count == 0:
            print(f"seeds.py: no seed for fuzz_{name}. Has the file moved that it is made from?", file=sys.stderr)
            return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
