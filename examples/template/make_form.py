#!/usr/bin/env python3
"""Writes form.xlsx, a form of our own invention (示例) as a finance bureau might hand it out: merged heads, formats,
formulas, a limit on a text and a second sheet. No bureau's file is copied.

    examples/template/make_form.py [FILE]     (standard library only; the same bytes every time)
"""
import os
import sys
import zipfile

TITLE, HEAD, TEXT, NUMBER, PERCENT, WHOLE = range(1, 7)  # cell styles
LINE_FIRST, LINE_LAST = 14, 33

TEXTS = []


def column(index):
    return chr(ord("A") + index)


def text(where, style, words):
    if words not in TEXTS:
        TEXTS.append(words)
    return where, f'<c r="{where}" s="{style}" t="s"><v>{TEXTS.index(words)}</v></c>'


def blank(where, style):
    return where, f'<c r="{where}" s="{style}"/>'


def formula(where, style, words, stored):
    return where, f'<c r="{where}" s="{style}"><f>{words}</f><v>{stored}</v></c>'


def form():
    """Rows of the sheet 自评表, and its merged cells."""
    cells = [text("A1", TITLE, "部门整体支出绩效自评表（示例）"),
             text("A2", HEAD, "部门名称"), blank("B2", TEXT), text("E2", HEAD, "年度"), blank("F2", WHOLE),
             text("A3", HEAD, "主管部门"), blank("B3", TEXT), text("E3", HEAD, "负责人"), blank("F3", TEXT)]
    merges = ["A1:H1", "B2:D2", "F2:H2", "B3:D3", "F3:H3"]
    heads = ["资金情况（万元）", "年初预算数", "全年预算数（A）", "全年执行数（B）", "执行率（B/A）"]
    cells += [text(f"{column(i)}5", HEAD, words) for i, words in enumerate(heads)]
    for row, words in ((6, "年度资金总额"), (7, "其中：基本支出"), (8, "项目支出")):
        cells.append(text(f"A{row}", HEAD, words))
        cells += [blank(f"{letter}{row}", NUMBER) for letter in "BCD"]
        cells.append(formula(f"E{row}", PERCENT, f'IF(C{row}=0,"",D{row}/C{row})', "0"))
    cells += [text("A10", HEAD, "年度总体目标"), blank("B10", TEXT), text("A11", HEAD, "完成情况"), blank("B11", TEXT)]
    merges += ["B10:H10", "B11:H11"]
    heads = ["一级指标", "二级指标", "三级指标", "年度指标值", "实际完成值", "分值", "得分", "偏差原因和改进措施"]
    cells += [text(f"{column(i)}13", HEAD, words) for i, words in enumerate(heads)]
    styles = [TEXT, TEXT, TEXT, TEXT, TEXT, NUMBER, NUMBER, TEXT]
    for row in range(LINE_FIRST, LINE_LAST + 1):
        cells += [blank(f"{column(i)}{row}", style) for i, style in enumerate(styles)]
    end = LINE_LAST + 1
    cells += [text(f"A{end}", HEAD, "合计"),
              formula(f"F{end}", NUMBER, f"SUM(F{LINE_FIRST}:F{LINE_LAST})", "0"),
              formula(f"G{end}", NUMBER, f"SUM(G{LINE_FIRST}:G{LINE_LAST})", "0"), text(f"H{end}", TEXT, "由表样自行计算"),
              text(f"A{end + 1}", HEAD, "存在问题（不超过200字）"), blank(f"B{end + 1}", TEXT),
              text(f"A{end + 2}", HEAD, "改进措施（不超过200字）"), blank(f"B{end + 2}", TEXT)]
    merges += [f"A{end}:E{end}", f"B{end + 1}:H{end + 1}", f"B{end + 2}:H{end + 2}"]
    return cells, merges


def sheet_xml(cells, merges, widths, after=""):
    rows = {}
    for where, xml in cells:
        rows.setdefault(int(where[1:]), []).append(xml)
    body = "".join(f'<row r="{row}">{"".join(rows[row])}</row>' for row in sorted(rows))
    columns = "".join(f'<col min="{i}" max="{i}" width="{width}" customWidth="1"/>' for i, width in enumerate(widths, 1))
    merged = "".join(f'<mergeCell ref="{one}"/>' for one in merges)
    return ('<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
            '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
            f'<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr><cols>{columns}</cols><sheetData>{body}</sheetData>'
            + (f'<mergeCells count="{len(merges)}">{merged}</mergeCells>' if merges else "") + after + '<pageSetup paperSize="9" orientation="landscape" fitToHeight="0"/></worksheet>')


def styles_xml():
    border = '<border><left style="thin"/><right style="thin"/><top style="thin"/><bottom style="thin"/><diagonal/></border>'
    kinds = [(0, 0, 0, "general"), (1, 0, 0, "center"), (2, 0, 1, "center"), (0, 0, 1, "left"), (0, 2, 1, "right"),
             (0, 10, 1, "right"), (0, 1, 1, "center")]
    formats = "".join(f'<xf numFmtId="{number}" fontId="{font}" fillId="0" borderId="{edge}" xfId="0" applyAlignment="1">'
                      f'<alignment horizontal="{side}" vertical="center" wrapText="1"/></xf>' for font, number, edge, side in kinds)
    return ('<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
            '<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><fonts count="3">'
            '<font><sz val="11"/><name val="宋体"/></font><font><b/><sz val="16"/><name val="黑体"/></font>'
            '<font><b/><sz val="11"/><name val="宋体"/></font></fonts>'
            '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>'
            f'<borders count="2"><border/>{border}</borders><cellStyleXfs count="1"><xf/></cellStyleXfs>'
            f'<cellXfs count="{len(kinds)}">{formats}</cellXfs></styleSheet>')


def parts():
    cells, merges = form()
    limit = ('<dataValidations count="1"><dataValidation type="textLength" operator="lessThanOrEqual" sqref="B35 B36">'
             '<formula1>200</formula1></dataValidation></dataValidations>')
    first = sheet_xml(cells, merges, [16, 16, 24, 18, 18, 12, 12, 36], limit)
    notes = ["填表说明（示例）", "一、金额单位为万元，保留两位小数。", "二、执行率、合计由表样的公式计算，不填。", "三、存在问题、改进措施各不超过200字。"]
    second = sheet_xml([text(f"A{row}", TITLE if row == 1 else 0, words) for row, words in enumerate(notes, 1)], [], [60])
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    package = "http://schemas.openxmlformats.org/package/2006"
    head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml"
    yield "[Content_Types].xml", (
        head + f'<Types xmlns="{package}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{kind}.sheet.main+xml"/>'
        f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{kind}.worksheet+xml"/>'
        f'<Override PartName="/xl/worksheets/sheet2.xml" ContentType="{kind}.worksheet+xml"/>'
        f'<Override PartName="/xl/styles.xml" ContentType="{kind}.styles+xml"/>'
        f'<Override PartName="/xl/sharedStrings.xml" ContentType="{kind}.sharedStrings+xml"/></Types>')
    yield "_rels/.rels", (head + f'<Relationships xmlns="{package}/relationships"><Relationship Id="rId1" '
                          f'Type="{relations}/officeDocument" Target="xl/workbook.xml"/></Relationships>')
    yield "xl/workbook.xml", (head + f'<workbook xmlns="{main}" xmlns:r="{relations}"><sheets><sheet name="自评表" sheetId="1" r:id="rId1"/>'
                              '<sheet name="填表说明" sheetId="2" r:id="rId2"/></sheets></workbook>')
    yield "xl/_rels/workbook.xml.rels", (
        head + f'<Relationships xmlns="{package}/relationships">'
        + "".join(f'<Relationship Id="rId{i}" Type="{relations}/{what}" Target="{target}"/>' for i, (what, target) in enumerate(
            (("worksheet", "worksheets/sheet1.xml"), ("worksheet", "worksheets/sheet2.xml"), ("styles", "styles.xml"),
             ("sharedStrings", "sharedStrings.xml")), 1)) + "</Relationships>")
    yield "xl/styles.xml", styles_xml()
    yield "xl/sharedStrings.xml", (head + f'<sst xmlns="{main}" count="{len(TEXTS)}" uniqueCount="{len(TEXTS)}">'
                                   + "".join(f"<si><t>{words}</t></si>" for words in TEXTS) + "</sst>")
    yield "xl/worksheets/sheet1.xml", first
    yield "xl/worksheets/sheet2.xml", second


def main():
    target = sys.argv[1] if len(sys.argv) > 1 else os.path.join(os.path.dirname(os.path.abspath(__file__)), "form.xlsx")
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as book:
        for name, content in parts():
            book.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), content, zipfile.ZIP_DEFLATED)


if __name__ == "__main__":
    main()
