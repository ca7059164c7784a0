// The brief: drafted by one, released by another, then it stands as it was released; on paper it is one page.

import { test, before, after } from "node:test";
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { accessible, command, comeIn, everything, languages, serve, worked, wellBehaved } from "../lib.mjs";

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

// Pages of a PDF, by its own table of pages.
const sheets = (pdf) => Math.max(...[...pdf.toString("latin1").matchAll(/\/Type\s*\/Pages\b[^>]*?\/Count (\d+)/g)].map((found) => Number(found[1])));

test("a list prints on as many pages as it takes", async () => {
  const page = await house.reader();
  await page.open("/record");
  assert.ok(sheets(await page.pdf({ format: "A4" })) > 1, "the count of pages counts");
  await page.context().close();
});

test("drafted by one, released by another, and frozen", async () => {
  const page = await house.reader();
  await page.open("/brief");
  // A cut-off that is none keeps what was typed.
  await page.fill("#cutoff", "soon");
  await page.fill("#drafter", "Desk A");
  await page.locator("main form.entry button").click();
  assert.equal(await page.inputValue("#drafter"), "Desk A");
  assert.equal(await page.inputValue("#cutoff"), "soon");
  assert.equal(await page.getAttribute("#cutoff", "aria-invalid"), "true");
  // The browser complains of the refusal that was asked for.
  page.troubles.length = 0;
  await page.fill("#cutoff", "2023-11-30T07:00");
  await page.locator("main form.entry button").click();
  await page.waitForURL(/\/brief\/drafts\//);
  await ready(page);
  assert.equal(await page.locator(".done:focus").count(), 1, "what was done is told first");
  await accessible(page, "a draft");
  await wellBehaved(page, "a draft");
  // Not by the one who drafted it.
  await page.fill("#releaser", "Desk A");
  await page.locator("section.release button").click();
  assert.equal(await page.getAttribute("#releaser", "aria-invalid"), "true");
  await page.fill("#releaser", "Desk B");
  await page.locator("section.release button").click();
  await page.waitForURL(/\/brief\/1/);
  assert.equal(await page.locator(".done:focus").count(), 1, "what was done is told first");
  await page.open("/brief/1");
  assert.equal(await page.locator(".done").count(), 0);
  const before = await page.innerText("main");
  assert.ok(before.includes("Desk A") && before.includes("Desk B"));

  // What comes later changes nothing that was released.
  await page.open("/entry");
  await page.fill("#line", "Israel: 31 goods trucks crossed 24 Nov 2023, said 25 Nov 2023, VFI");
  await page.locator("#quick > p > button[value=read]").click();
  await page.locator("button[value=put]").click();
  await page.waitForSelector(".done a");
  await page.open("/brief/1");
  assert.equal(await page.innerText("main"), before);

  // Its content is what its hash is of, and the command knows the same edition.
  const data = await (await page.request.get(`${server.origin}/brief/1.json`)).json();
  const content = await (await page.request.get(`${server.origin}/brief/1/content`)).body();
  assert.ok(JSON.stringify(data).includes(createHash("sha256").update(content).digest("hex")));
  const { status, stdout, stderr } = command("verify", history.record);
  assert.equal(status, 0, stdout + stderr);
  await page.context().close();
});

// A record is verified before a page is made that people act on; meanwhile the page says so.
async function ready(page) {
  for (let n = 0; n < 60 && await page.locator("section.release").count() === 0; n++) {
    await page.waitForTimeout(250);
    await page.reload();
  }
}

for (const lang of everything ? Object.keys(languages) : ["en", "ar"]) {
  test(`on paper it is one page of A4, in ${lang}`, async () => {
    const page = await house.reader({ lang });
    for (const path of ["/brief/1", "/brief/1/print"]) {
      const reply = await page.open(path);
      assert.equal(reply.status(), 200, path);
      assert.equal(sheets(await page.pdf({ format: "A4", preferCSSPageSize: true })), 1, path);
    }
    await page.context().close();
  });
}
