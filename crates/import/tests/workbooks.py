"""Makes the sample workbooks of `good` and `bad`, as another program writes them.

Run it with openpyxl 3.1 at hand: python3 workbooks.py. The files are stored, so that no test needs Python.
"""

import datetime as dt
import zipfile
from pathlib import Path

from openpyxl import Workbook
from openpyxl.styles import PatternFill
from openpyxl.utils.datetime import CALENDAR_MAC_1904

HERE = Path(__file__).parent
CLAIMS = ["claim", "kind", "voice", "act", "actor", "thing", "of_kind", "amount", "counting_point", "occurred",
          "source", "figure", "said", "x_note"]


def row(key, **cells):
    """A row under CLAIMS: a plain claim of Alpha, changed as asked."""
    plain = {"claim": key, "kind": "claim", "voice": "Alpha", "act": "admit", "actor": "Beta", "thing": "crate",
             "amount": 137, "counting_point": "offloading", "occurred": dt.date(2031, 3, 1), "source": "R0"}
    plain.update(cells)
    return [plain.get(column) for column in CLAIMS]


def book(*sheets):
    made = Workbook()
    made.remove(made.active)
    for name, rows in sheets:
        sheet = made.create_sheet(name)
        for cells in rows:
            sheet.append(cells)
    return made


def save(made, folder, name):
    stamp = dt.datetime(2031, 1, 1)
    made.properties.created = made.properties.modified = stamp
    path = HERE / folder / name
    made.save(path)
    # The same bytes whenever it is run.
    with zipfile.ZipFile(path) as packed:
        parts = [(part.filename, packed.read(part)) for part in packed.infolist()]
    pack(path, parts)


def pack(path, parts):
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as packed:
        for name, data in parts:
            packed.writestr(zipfile.ZipInfo(name, (2031, 1, 1, 0, 0, 0)), data, zipfile.ZIP_DEFLATED)


def changed(source, folder, name, part, old, new):
    """A copy of a workbook with some words of one part replaced."""
    with zipfile.ZipFile(HERE / source) as packed:
        parts = [(one.filename, packed.read(one)) for one in packed.infolist()]
    assert any(one == part and old in data for one, data in parts), (name, part)
    pack(HERE / folder / name, [(one, data.replace(old, new) if one == part else data) for one, data in parts])


def claims_and_sources():
    made = book(
        ("Read me", [["Daily figures"], ["one row for each figure"]]),
        ("claims", [
            CLAIMS,
            ["#meta+id", "#meta", None, None, None, None, None, "#indicator+num", None, "#date"],
            row("a1", of_kind="seed=100;flour=37", figure="١٣٧ شاحنة", x_note="\u200fملاحظة؛ \u2066A-1\u2069"),
            row("a2", amount=200.0, said=dt.datetime(2031, 3, 1, 22, 0), figure="200 משאיות; מזון"),
            [None] * len(CLAIMS),
            row("a3", amount="101..", occurred=dt.datetime(2031, 3, 1, 0, 0), said=dt.date(2031, 3, 2)),
            row("a4", amount="=100+37", said="2031-03-01T22:00+02:00", figure="'=1+1"),
            row("a5", source="S1", x_note=dt.date(2031, 3, 4)),
        ]),
        ("Empty", []),
        ("sources", [["source", "title", "published"], ["S1", "صفحة", dt.date(2031, 3, 1)]]),
        ("Archive", [["claim", "kind", "voice"], ["old", "note", "Alpha"]]),
    )
    claims = made["claims"]
    claims["J6"].number_format = "yyyy-mm-dd hh:mm"
    claims.sheet_view.rightToLeft = True
    claims["H3"].fill = PatternFill("solid", fgColor="FFFF00")
    claims.row_dimensions[4].hidden = True
    made["Archive"].sheet_state = "hidden"
    chart = made.create_chartsheet("Chart")
    assert chart is not None
    # What a spreadsheet program stores beside a formula once it has computed it.
    save(made, "good", "claims-and-sources.xlsx")
    changed("good/claims-and-sources.xlsx", "good", "claims-and-sources.xlsx", "xl/worksheets/sheet2.xml",
            b"<f>100+37</f><v />", b"<f>100+37</f><v>137</v>")


def dates_of_1904():
    made = book(("Sheet1", [CLAIMS, row("a1", said=dt.datetime(2031, 3, 1, 22, 30, 15))]))
    made.epoch = CALENDAR_MAC_1904
    save(made, "good", "dates-of-1904.xlsx")


def bad_cells():
    made = book(("Claims of March", [
        CLAIMS,
        row("a1", amount="#N/A"),
        row("a2", amount="=100+37"),
        row("a3", amount=1.5),
        row("a4", amount=12345678901234567890),
        row("a5", figure=dt.date(2031, 3, 4)),
        row("a6", said=dt.time(22, 0)),
        row("a7", occurred="2031-03-01T22:00"),
        row("a8", occurred="01/03/2031"),
        row(dt.date(2031, 3, 8)),
        row("a10", amount="١٣٧"),
        row("a11", actor="\u200fBeta"),
        row("a12", amount=True),
        row("a13") + [None, "beyond"],
        row("a14", voice=None),
        row("a15"), row("a16"),
        row("a17", thing="=B2"),
    ]))
    sheet = made["Claims of March"]
    sheet.merge_cells("C16:C17")
    save(made, "bad", "cells.xlsx")


def other_sheets():
    slip = ["clam"] + CLAIMS[1:]
    save(book(("Sheet1", [slip, row("a1")]), ("Sheet2", [["note"], ["x"]])), "bad", "no-sheet-of-ours.xlsx")
    save(book(("Sheet1", [[], ["Figures of March"], CLAIMS, row("a1")])), "bad", "a-title-above.xlsx")
    save(book(("Sheet1", [])), "bad", "empty.xlsx")
    made = book(("Sheet1", [CLAIMS, row("a1")]), ("Sheet2", [["note"]]))
    made["Sheet1"].sheet_state = "veryHidden"
    save(made, "bad", "hidden.xlsx")
    save(book(("March", [CLAIMS, row("a1")]), ("April", [CLAIMS, row("a1", amount=5)])), "bad", "two-stories.xlsx")


def hours_without_a_clock():
    save(book(("Sheet1", [CLAIMS, row("a1", said=dt.datetime(2031, 3, 1, 22, 0))])), "corpus", "hours.xlsx")


def damaged():
    whole = (HERE / "good/dates-of-1904.xlsx").read_bytes()
    (HERE / "bad/cut-in-the-middle.xlsx").write_bytes(whole[: len(whole) // 2])
    pack(HERE / "bad/no-workbook.xlsx", [("words.txt", b"nothing to see")])
    sheet = "xl/worksheets/sheet1.xml"
    one = "good/dates-of-1904.xlsx"
    changed(one, "bad", "spilled.xlsx", sheet, b'<c r="H2" t="n"><v>137</v>', b'<c r="H2" t="e"><v>#SPILL!</v>')
    changed(one, "bad", "cells-out-of-order.xlsx", sheet, b'r="H2"', b'r="A1"')
    changed(one, "bad", "no-end.xlsx", sheet, b"</sheetData>", b"")
    changed(one, "bad", "a-day-that-never-was.xlsx", sheet, b"</row></sheetData>",
            b'<c r="N2" s="1"><v>-5</v></c></row></sheetData>')
    flipped = bytearray(whole)
    flipped[whole.index(b"sheet1.xml") + 60] ^= 0x10
    (HERE / "bad/one-bit.xlsx").write_bytes(flipped)


claims_and_sources()
dates_of_1904()
bad_cells()
other_sheets()
hours_without_a_clock()
damaged()
