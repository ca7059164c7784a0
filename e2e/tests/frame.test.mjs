// What stands around every page: the choice of language, the way past the links, searching, and news of the record.

import { test, before, after } from "node:test";
import assert from "node:assert/strict";
import { comeIn, languages, serve, wellBehaved } from "../lib.mjs";

let server, house;
before(async () => {
  server = await serve("--demo");
  house = await comeIn(server);
});
after(async () => {
  await house?.close();
  await server?.stop();
});

for (const scripts of [true, false]) {
  test(`the language changes at once and the place stays, ${scripts ? "with" : "without"} scripts`, async () => {
    const page = await house.reader({ scripts });
    const place = "/terms/goods%20trucks?as-known=2023-11-24T23%3A00";
    await page.open(place);
    for (const [lang, dir] of Object.entries(languages)) {
      await page.locator(`.preferences button[name=lang][value=${lang}]`).click();
      await page.waitForURL((url) => url.href === server.origin + place);
      assert.equal(await page.getAttribute("html", "lang"), lang);
      assert.equal(await page.getAttribute("html", "dir"), dir);
      assert.equal(await page.getAttribute(`.preferences [value=${lang}]`, "aria-pressed"), "true");
    }
    // Whoever reads Arabic may want 0 to 9.
    await page.locator(".preferences [value=ar]").click();
    assert.match(await page.innerText(".moment"), /٢٠٢٣/);
    await page.locator(".preferences [name=digits]").click();
    assert.match(await page.innerText(".moment"), /2023/);
    assert.equal(page.url(), server.origin + place);
    await page.context().close();
  });

  test(`a search finds, and is in no address, ${scripts ? "with" : "without"} scripts`, async () => {
    const page = await house.reader({ scripts });
    await page.open("/record");
    const form = page.locator('form[action="/record/search"]');
    await form.locator("input[type=search], input[type=text]").first().fill("OCHA49");
    await form.locator("button").first().click();
    await page.waitForURL(/\/record\/search\//);
    assert.ok(!page.url().includes("OCHA49"), page.url());
    const rows = await page.locator("main table tbody tr").count();
    assert.ok(rows > 0 && rows < 100, `${rows} rows`);
    assert.ok((await page.innerText("main table")).includes("t24-un-offloaded"));
    await page.context().close();
  });
}

test("with the keyboard the first thing reached leads past the links, and what has the focus is seen", async () => {
  const page = await house.reader();
  await page.open("/terms");
  await page.keyboard.press("Tab");
  assert.equal(await page.evaluate(() => document.activeElement.getAttribute("href")), "#main");
  await page.keyboard.press("Enter");
  await page.keyboard.press("Tab");
  assert.ok(await page.evaluate(() => document.querySelector("#main").contains(document.activeElement)));
  // Fifteen further stops: each is on the screen and has an outline or a border of its own.
  for (let n = 0; n < 15; n++) {
    const seen = await page.evaluate(() => {
      const one = document.activeElement;
      const box = one.getBoundingClientRect();
      const style = getComputedStyle(one);
      const inside = box.bottom > 0 && box.top < innerHeight && box.width > 0 && box.height > 0;
      return { told: one.outerHTML.slice(0, 80), seen: inside && (style.outlineStyle !== "none" || style.boxShadow !== "none") };
    });
    assert.ok(seen.seen, seen.told);
    await page.keyboard.press("Tab");
  }
  await page.context().close();
});

test("what is put on record in one page is told in another, which keeps its place", async () => {
  const [reader, writer] = [await house.reader(), await house.reader()];
  await reader.open("/record");
  await reader.waitForTimeout(500);
  await reader.evaluate(() => window.scrollTo(0, 400));
  const row = () => reader.locator("main table tbody tr").nth(8).evaluate((one) => Math.round(one.getBoundingClientRect().top));
  const before = await row();
  await writer.open("/entry");
  await writer.fill("#line", "UN: 45 goods trucks offloaded 1 Dec 2023, said 2 Dec 2023, OCHA55");
  await writer.locator("#quick > p > button[value=read]").click();
  await writer.locator("button[value=put]").click();
  await writer.waitForSelector(".done a");
  await reader.waitForFunction(() => document.querySelector("#changed:not([hidden]), #news > *"));
  await reader.waitForTimeout(100);
  assert.ok(Math.abs(await row() - before) <= 1, `what was read moved by ${await row() - before} px`);
  await wellBehaved(reader, "/record");
  for (const page of [reader, writer]) await page.context().close();
});

test("a page says that it is connected no longer, and takes it back when it is", async () => {
  const page = await house.reader();
  await page.route("**/live", (route) => route.abort());
  await page.open("/terms");
  const gone = page.locator("#record-gone .notice");
  await gone.waitFor();
  assert.match(await gone.innerText(), /Not connected: what you see is from/);
  await page.unroute("**/live");
  await gone.waitFor({ state: "detached" });
  await page.context().close();
});
