// Files into the record: what is wrong row by row, what would happen, and that the same file again adds nothing.

import { test, before, after } from "node:test";
import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import { accessible, command, comeIn, serve, worked, wellBehaved } from "../lib.mjs";

const HEAD = "claim,kind,voice,act,actor,thing,of_kind,amount,adds,coverage,counting_point,occurred,source,said";
const GOOD = [
  "e2e-1,claim,UN,admit,Israel,truck,goods,41,total,whole,crossing,2023-12-02,OCHA55,2023-12-02",
  "e2e-2,claim,Egypt,admit,Israel,truck,goods,43,total,whole,crossing,2023-12-02,OCHA55,2023-12-02",
];

let history, server, house;
before(async () => {
  history = worked();
  server = await serve(history.record);
  house = await comeIn(server);
});
after(async () => {
  await house?.close();
  await server?.stop();
  history?.remove();
});

function csv(name, rows) {
  const path = history.file(name);
  writeFileSync(path, [HEAD, ...rows, ""].join("\n"));
  return path;
}

const entries = () => JSON.parse(command("export", history.record, "--json").stdout).claims.length;

// Sends files and waits for what was found, as somebody does who has only the page: it asks again by itself or by a click.
async function send(page, ...files) {
  await page.open("/record/import");
  await page.setInputFiles("#files", files);
  await page.locator("#import button").click();
  await page.waitForURL(/\/record\/import\/[^/]+$/);
  await settled(page);
}

async function settled(page) {
  const over = page.locator("main form[action$='/forget'], main .done");
  for (let n = 0; n < 60; n++) {
    if (await over.count() > 0) return;
    await page.waitForTimeout(250);
    await page.reload();
  }
  assert.fail("the import goes on for too long");
}

for (const [lang, scripts] of [["en", true], ["ar", false]]) {
  test(`in ${lang}, ${scripts ? "with" : "without"} scripts: a mistake is told by its row, mended files go on record once`, async () => {
    const page = await house.reader({ lang, scripts });
    const good = GOOD.map((row) => row.replace("e2e-", `e2e-${lang}-`).replace(/,4(\d),/, lang === "en" ? ",4$1," : ",5$1,"));
    const before = entries();
    await send(page, csv("wrong.csv", [good[0], good[1].replace(",claim,", ",clam,")]));
    const report = page.locator("#problems + .scroll tbody tr");
    assert.ok(await report.count() > 0, await page.innerText("main"));
    const told = await report.first().innerText();
    assert.match(told, /wrong\.csv/);
    assert.match(told, /3|٣/, "the line in the file");
    assert.match(told, /kind/, "the column");
    assert.match(told, /clam/);
    if (scripts) {
      await accessible(page, "a refused import");
      await wellBehaved(page, "a refused import");
    }
    assert.equal(entries(), before, "nothing is half imported");

    const mended = csv("mended.csv", good);
    await send(page, mended);
    assert.equal(entries(), before, "a dry run adds nothing");
    if (scripts) await accessible(page, "a dry run");
    await page.locator("form.together button").click();
    await page.waitForURL(/\/record\/import\/[^/]+$/);
    await settled(page);
    await page.waitForSelector("main .done");
    assert.equal(entries(), before + 2);

    await send(page, mended);
    assert.equal(await page.locator("form.together").count(), 0, "there is nothing to put on record");
    assert.equal(entries(), before + 2);
    await page.context().close();
    const { status, stdout } = command("verify", history.record);
    assert.equal(status, 0, stdout);
  });
}

test("a workbook that the program wrote is read again, and adds nothing", async () => {
  const workbook = history.file("all.xlsx");
  const written = command("export", history.record, "--to", workbook);
  assert.equal(written.status, 0, written.stderr);
  const page = await house.reader();
  const before = entries();
  await send(page, workbook);
  assert.equal(await page.locator("#problems").count(), 0, await page.innerText("main"));
  assert.equal(await page.locator("form.together").count(), 0, await page.innerText("main"));
  assert.equal(entries(), before);
  await page.context().close();
});

test("a file that the page gives is the file that the command writes", async () => {
  const page = await house.reader();
  await page.open("/record/export");
  const download = page.waitForEvent("download");
  await page.locator('button[formaction="/record/export/claims.csv"]').click();
  const path = await (await download).path();
  const own = history.file("own.csv");
  assert.equal(command("export", history.record, "--to", own).status, 0);
  // Compared as a truth: a difference of a hundred lines would hide what went wrong.
  assert.ok(readFileSync(path).equals(readFileSync(own)), "the two files differ");
  await page.context().close();
});
