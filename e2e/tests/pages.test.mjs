// Every page, in every language, wide and narrow, with and without scripts.

import { test, before, after } from "node:test";
import assert from "node:assert/strict";
import { accessible, comeIn, everything, languages, pages, picture, serve, wellBehaved } from "../lib.mjs";

let server, house;
before(async () => {
  server = await serve("--demo");
  house = await comeIn(server);
});
after(async () => {
  await house?.close();
  await server?.stop();
});

for (const [lang, dir] of Object.entries(languages)) {
  for (const width of [1440, 360]) {
    test(`every page in ${lang} at ${width} px is accessible, fits, and asks nobody else`, async () => {
      const page = await house.reader({ lang, width });
      for (const path of pages) {
        const name = `${path} in ${lang} at ${width}`;
        const reply = await page.open(path);
        assert.equal(reply.status(), 200, name);
        assert.equal(await page.getAttribute("html", "lang"), lang, name);
        assert.equal(await page.getAttribute("html", "dir"), dir, name);
        assert.doesNotMatch(await page.innerText("body"), /⟨/, `${name}: a phrase is missing`);
        await wellBehaved(page, name);
        if (everything || width === 1440) await accessible(page, name);
        if (everything) await picture(page, `${lang}-${width}-${path.slice(1) || "now"}`);
      }
      await page.context().close();
    });
  }
}

test("without scripts every page shows the same words", async () => {
  const [plain, scripted] = [await house.reader({ scripts: false }), await house.reader()];
  for (const path of pages) {
    assert.equal((await plain.open(path)).status(), 200, path);
    await scripted.open(path);
    const headings = (page) => page.locator("h1, h2").allInnerTexts();
    assert.deepEqual(await headings(plain), await headings(scripted), path);
    assert.equal(await plain.locator("noscript").count(), 0, path);
  }
  await plain.context().close();
  await scripted.context().close();
});

test("the first page is small", async () => {
  const page = await house.reader();
  const sizes = [];
  page.on("response", async (response) => sizes.push((await response.body().catch(() => [])).length));
  await page.open("/");
  await page.waitForTimeout(300);
  const total = sizes.reduce((all, one) => all + one, 0);
  assert.ok(sizes.length <= 12, `${sizes.length} requests`);
  assert.ok(total <= 100 * 1024, `${total} bytes`);
  await page.context().close();
});
