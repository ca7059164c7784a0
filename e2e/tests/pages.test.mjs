// Every page, in every language, wide and narrow, with and without scripts.

import { test, before, after } from "node:test";
import assert from "node:assert/strict";
import { accessible, comeIn, everything, languages, pages, picture, serve, wellBehaved } from "../lib.mjs";

// Routes that are no pages of their own, or none in personal mode: parts, files, forms of accounts, jobs (`import.test.mjs`).
const NO_PAGE = /^\/(live|enter|join|openapi|timeline\/at|settings\/|record\/(export|import|search)\/|record\/\{entry\}\/|brief\/\{edition\}\/|assets\/)/;

let server, house, everywhere;
before(async () => {
  server = await serve("--demo");
  house = await comeIn(server);
  everywhere = await walk();
});
after(async () => {
  await house?.close();
  await server?.stop();
});

// Follows links until there is an address for every page that the program says it has.
async function walk() {
  const page = await house.reader();
  await makeEdition(page);
  const described = await (await page.request.get(`${server.origin}/openapi.json`)).json();
  const templates = Object.entries(described.paths)
    .filter(([path, methods]) => methods.get && !NO_PAGE.test(path))
    .map(([path]) => path.replace(/\.json$/, "").replace(/^\/now$/, "/"))
    .filter((path, at, all) => all.indexOf(path) === at);
  // The one with fewer named parts first: `/timeline/changes` is no `/timeline/{…}`.
  templates.sort((one, other) => one.split("{").length - other.split("{").length);
  const template = (path) => templates.find((one) => new RegExp(`^${one.replace(/\{[^}]+\}/g, "[^/]+")}$`).test(path));
  const found = new Map();
  const ahead = ["/"];
  while (ahead.length > 0) {
    const address = ahead.shift();
    assert.equal((await page.open(address)).status(), 200, address);
    const links = await page.locator("nav a, main a").evaluateAll((all) => all.map((one) => one.getAttribute("href")));
    for (const link of links) {
      if (!link?.startsWith("/")) continue;
      const known = template(decodeURIComponent(link.split(/[?#]/)[0]));
      if (known && !found.has(known)) {
        found.set(known, link.split("#")[0]);
        ahead.push(link);
      }
    }
  }
  const unreached = templates.filter((one) => !found.has(one));
  assert.deepEqual(unreached, [], "pages that no link leads to");
  await page.open(await claim(page));
  const correct = await page.locator('main a[href^="/entry/correct?"]').first().getAttribute("href");
  await page.context().close();
  return [...new Set([...pages, ...found.values(), correct])];
}

// The address of a claim: the newest entries may be of another kind, which nobody corrects.
async function claim(page) {
  const { rows } = await (await page.request.get(`${server.origin}/record.json`)).json();
  return `/record/${rows.find((row) => row.voice).entry}`;
}

async function makeEdition(page) {
  await page.open("/brief");
  await page.fill("#cutoff", "2023-11-25T07:00");
  await page.fill("#drafter", "Desk A");
  await page.locator("main form button").click();
  await page.fill("#releaser", "Desk B");
  await page.locator("section.release form button").click();
  await page.open("/brief");
  await page.fill("#cutoff", "2023-11-26T07:00");
  await page.fill("#drafter", "Desk A");
  await page.locator("main form button").click();
  await page.waitForURL(/\/brief\/drafts\//);
}

for (const [lang, dir] of Object.entries(languages)) {
  for (const width of [1440, 360]) {
    test(`every page in ${lang} at ${width} px is accessible, fits, and asks nobody else`, async () => {
      const page = await house.reader({ lang, width });
      for (const path of everything || lang === "ar" ? everywhere : pages) {
        const name = `${path} in ${lang} at ${width}`;
        const reply = await page.open(path);
        assert.equal(reply.status(), 200, name);
        assert.equal(await page.getAttribute("html", "lang"), lang, name);
        assert.equal(await page.getAttribute("html", "dir"), dir, name);
        assert.doesNotMatch(await page.innerText("body"), /⟨/, `${name}: a phrase is missing`);
        await wellBehaved(page, name);
        // The markup is the same in every language: CI looks at all of it once, in the one that differs most from the first.
        if (everything || (width === 1440 && lang === "ar")) await accessible(page, name);
        if (everything) await picture(page, `${lang}-${width}-${path.split("?")[0].slice(1).replace(/[^a-z]+/gi, "-") || "now"}`);
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
    // What only browsers without scripts are told is a warning at the choice of language, nothing of the page's own.
    assert.equal(await plain.locator("main noscript").count(), 0, path);
  }
  await plain.context().close();
  await scripted.context().close();
});

test("the first page is small", async (t) => {
  const page = await house.reader();
  const sizes = [];
  // News of the record never end, so their length is none.
  const length = (response) => response.url().endsWith("/live") ? 0 : response.body().then((body) => body.length, () => 0);
  page.on("response", (response) => sizes.push(length(response)));
  await page.open("/");
  await page.waitForTimeout(300);
  const bodies = await Promise.all(sizes);
  const total = bodies.reduce((all, one) => all + one, 0);
  t.diagnostic(`first page: ${total} bytes in ${sizes.length} requests`);
  assert.ok(sizes.length <= 12, `${sizes.length} requests`);
  assert.ok(total <= 100 * 1024, `${total} bytes`);
  await page.context().close();
});
