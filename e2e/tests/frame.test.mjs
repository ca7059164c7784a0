// What stands around every page: the way in, the language, the keyboard, the print, the news.

import { test, before, after } from "node:test";
import assert from "node:assert/strict";
import { comeIn, pages, serve } from "../lib.mjs";

let server, house;
before(async () => {
  server = await serve("--demo");
  house = await comeIn(server);
});
after(async () => {
  await house?.close();
  await server?.stop();
});

test("the program says its address within a second", () => {
  // The test's own clock, on a machine with other work: three times as much is no news, ten times is.
  assert.ok(server.startedAfter < 10_000, `${Math.round(server.startedAfter)} ms`);
});

test("the link leads in once, and a browser without it sees nothing of the record", async () => {
  const context = await house.browser.newContext();
  const page = await context.newPage();
  for (const path of pages) {
    const reply = await page.goto(server.origin + path);
    assert.equal(reply.status(), 401, path);
    assert.doesNotMatch(await page.content(), /Pause of November/, path);
  }
  const again = await page.goto(server.link);
  assert.equal(again.status(), 401, "the link was used");
  await context.close();
});

test("another language is one button away and keeps the place", async () => {
  const page = await house.reader();
  await page.open("/terms?as-of=2023-11-26");
  await page.click('button[name="lang"][value="ar"]');
  await page.waitForLoadState();
  assert.equal(new URL(page.url()).pathname, "/terms");
  assert.match(page.url(), /as-of=2023-11-26/);
  assert.equal(await page.getAttribute("html", "dir"), "rtl");
  assert.match(await page.innerText("main"), /[٠-٩]/, "Arabic-Indic digits");
  await page.click('button[name="digits"][value="latin"]');
  await page.waitForLoadState();
  assert.doesNotMatch(await page.innerText(".moment"), /[٠-٩]/, "0 to 9 on request");
  await page.context().close();
});

test("by keyboard alone: the first stop leads to the page, every stop can be seen", async () => {
  const page = await house.reader();
  for (const path of ["/", "/terms", "/entry"]) {
    await page.open(path);
    // A page may put the keyboard into its first field; from the top the first stop is the way to the page.
    await page.evaluate(() => { document.activeElement?.blur(); window.scrollTo(0, 0); });
    await page.locator("body").press("Home");
    await page.evaluate(() => { document.body.setAttribute("tabindex", "-1"); document.body.focus(); document.body.removeAttribute("tabindex"); });
    await page.keyboard.press("Tab");
    assert.equal(await page.evaluate(() => document.activeElement.className), "skip", path);
    for (let stop = 0; stop < 25; stop += 1) {
      await page.keyboard.press("Tab");
      const seen = await page.evaluate(() => {
        const stop = document.activeElement;
        if (!stop || stop === document.body) return true;
        const box = stop.getBoundingClientRect();
        const style = getComputedStyle(stop);
        const marked = style.outlineStyle !== "none" || style.boxShadow !== "none";
        return box.width > 0 && box.height > 0 && marked;
      });
      assert.ok(seen, `${path}: stop ${stop} of the keyboard cannot be seen`);
    }
  }
  await page.context().close();
});

test("on paper there are no ways and no buttons, and the text's standing is there", async () => {
  const page = await house.reader();
  await page.emulateMedia({ media: "print" });
  for (const path of ["/", "/terms", "/figures"]) {
    await page.open(path);
    assert.equal(await page.locator("nav").first().isVisible(), false, path);
    assert.equal(await page.locator("main button:visible").count(), 0, path);
    assert.ok(await page.getByText("signed by nobody").first().isVisible(), path);
  }
  await page.context().close();
});
