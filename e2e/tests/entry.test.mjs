// Claims put on record in the browser, of a record on disk: by keyboard, in Arabic, corrected twice, and after a power cut.

import { test, before, after } from "node:test";
import assert from "node:assert/strict";
import { command, comeIn, serve, worked, wellBehaved } from "../lib.mjs";

const LINE = "UN: 45 goods trucks offloaded 1 Dec 2023, said 2 Dec 2023, OCHA55";

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

// The claims on record as rows, by another program than the server.
function exported() {
  const { status, stdout, stderr } = command("export", history.record, "--json");
  assert.equal(status, 0, stderr);
  return JSON.parse(stdout).claims;
}

const verifies = () => {
  const { status, stdout, stderr } = command("verify", history.record);
  assert.equal(status, 0, stdout + stderr);
};

// Presses Tab until what is wanted has the focus, as somebody without a mouse does.
async function tabTo(page, selector, most = 80) {
  for (let n = 0; n < most; n++) {
    if (await page.evaluate((wanted) => document.activeElement?.matches(wanted), selector)) return;
    await page.keyboard.press("Tab");
  }
  assert.fail(`${selector} is not reached with ${most} times Tab`);
}

// What a page says was put on record, by address.
const done = async (page) => (await page.locator(".done a").first().getAttribute("href")).split("?")[0];

test("a line is read, shown and put on record with the keyboard alone", async () => {
  const page = await house.reader();
  const before = exported().length;
  await page.open("/");
  await tabTo(page, 'nav a[href^="/entry"]');
  await page.keyboard.press("Enter");
  await page.waitForURL(/\/entry/);
  // The line has the focus: one types at once.
  assert.equal(await page.evaluate(() => document.activeElement.id), "line");
  await page.keyboard.type(LINE);
  await page.keyboard.press("Enter");
  await page.waitForSelector("button[value=put]");
  const shown = await page.innerText("#reading");
  for (const words of ["UN", "45", "OCHA55", "tregua example"]) assert.ok(shown.includes(words), `${words}: ${shown}`);
  assert.equal(exported().length, before, "nothing is on record before it is asked for");
  // What would be signed is read, then Enter signs it.
  assert.equal(await page.evaluate(() => document.activeElement.value), "put");
  await page.keyboard.press("Enter");
  await page.waitForSelector(".done a");
  assert.equal(await page.locator(".done:focus").count(), 1, "what was done is told first");
  assert.ok(!decodeURIComponent(page.url()).includes("UN"), "no name in the address");
  const rows = exported();
  assert.equal(rows.length, before + 1);
  assert.deepEqual([rows.at(-1).voice, rows.at(-1).amount, rows.at(-1).source], ["UN", "45", "OCHA55"]);
  // Voice and source stay for the next one.
  assert.equal(await page.inputValue("#who"), "UN");
  assert.equal(await page.inputValue("#source"), "OCHA55");
  await wellBehaved(page, "/entry");
  await page.context().close();
  verifies();
});

for (const scripts of [true, false]) {
  test(`what cannot be read keeps everything typed, ${scripts ? "with" : "without"} scripts`, async () => {
    const page = await house.reader({ scripts });
    await page.open("/entry");
    const wrong = "UN: 45 goods trucks flubbered 1 Dec 2023, OCHA55";
    await page.fill("#line", wrong);
    const reply = page.waitForResponse((one) => one.request().isNavigationRequest() && one.request().method() === "GET");
    await page.locator("#quick > p > button[value=read]").click();
    assert.equal((await reply).status(), 422);
    await page.waitForSelector("[role=alert]");
    assert.equal(await page.locator("[role=alert]:focus").count(), 1, "what is wrong is told first");
    assert.equal(await page.inputValue("#line"), wrong);
    assert.equal(await page.getAttribute("#line", "aria-invalid"), "true");
    assert.equal(await page.innerText("#reading mark"), "flubbered");
    // The summary leads to the field.
    await page.locator("[role=alert] a").first().click();
    assert.equal(await page.evaluate(() => location.hash), "#line");
    await page.fill("#line", wrong.replace("flubbered", "crossed") + ", said 2 Dec 2023");
    await page.locator("#quick > p > button[value=read]").click();
    await page.waitForSelector("button[value=put]");
    // Going back shows what was sent before; the browser asks nothing.
    await page.goBack();
    await page.waitForSelector("[role=alert]");
    assert.equal(await page.inputValue("#line"), wrong);
    assert.ok(!page.url().includes("flubbered"));
    await page.context().close();
  });
}

test("in Arabic, with Arabic-Indic digits, field by field", async () => {
  const page = await house.reader({ lang: "ar" });
  await page.open("/entry");
  await page.fill("#who", "UN");
  await page.fill("#many", "١٢");
  await page.fill("#what", "fuel trucks");
  await page.selectOption("#happened", "point:crossing");
  await page.fill("#when", "2023-12-02");
  await page.fill("#source", "OCHA55");
  await page.locator("#quick > p > button[value=read]").click();
  // What is typed is also read while one types: this is about what the button shows.
  await page.waitForURL(/form=/);
  const said = page.locator('#reading [name="p0-said-other"], #reading [name="p0-said"]');
  if (await page.locator("button[value=put]").count() === 0) {
    await said.last().fill("2023-12-02");
    await page.locator("#reading button[value=read]").last().click();
  }
  await page.waitForSelector("button[value=put]");
  assert.match(await page.innerText("#reading"), /١٢/, "shown in the digits of the language");
  // Its source is older than the day it is about: that is asked.
  await page.check("#p0-sure");
  await page.locator("button[value=put]").click();
  await page.waitForSelector(".done a");
  const last = exported().at(-1);
  assert.deepEqual([last.voice, last.amount, last.of_kind, last.counting_point], ["UN", "12", "fuel", "crossing"]);
  // Numbers, names and keys are told apart from the words around them.
  await page.open(await done(page));
  assert.ok(await page.locator("main bdi").count() > 3);
  await page.context().close();
  verifies();
});

test("a correction shows old and new, and when two correct one thing both are kept", async () => {
  const [one, other] = [await house.reader(), await house.reader({ lang: "ar" })];
  await one.open("/entry");
  await one.fill("#line", "UN: 61 goods trucks dispatched 2 Dec 2023, said 2 Dec 2023, OCHA55");
  await one.locator("#quick > p > button[value=read]").click();
  await one.locator("button[value=put]").click();
  await one.waitForSelector(".done a");
  const entry = (await done(one)).split("/").at(-1);
  // Both have the form open before either sends it.
  for (const page of [one, other]) await page.open(`/entry/correct?of=${entry}`);
  const keys = [];
  for (const [page, amount] of [[one, "63"], [other, "٦٤"]]) {
    assert.equal(await page.inputValue("#amount"), "61");
    await page.fill("#amount", amount);
    await page.locator("form.entry button[value=read]").first().click();
    await page.waitForSelector("button[value=put]");
    const shown = await page.innerText("form.entry table");
    const [old, fresh] = page === one ? ["61", "63"] : ["٦١", "٦٤"];
    assert.ok(shown.includes(old) && shown.includes(fresh), shown);
    // That it was corrected already is asked, and never refused.
    assert.equal(await page.locator("#p0-sure").count(), page === one ? 0 : 1);
    if (page === other) await page.check("#p0-sure");
    await page.locator("button[value=put]").click();
    await page.waitForSelector(".done a");
    keys.push((await done(page)).split("/").at(-1));
  }
  const rows = exported().filter((row) => row.kind === "correct" && ["63", "64"].includes(row.amount));
  assert.equal(rows.length, 2, "both corrections are on record");
  assert.equal(rows[0].refers_to, rows[1].refers_to);
  await one.open(`/record/${entry}`);
  for (const key of keys) assert.ok(await one.locator(`main a[href^="/record/${key}"]`).count() > 0, "the entry leads to both");
  for (const page of [one, other]) await page.context().close();
  verifies();
});

test("an acknowledged claim outlives a server that is killed that moment", async () => {
  const page = await house.reader();
  await page.open("/entry");
  await page.fill("#line", "Egypt: 77 goods trucks crossed 2 Dec 2023, said 2 Dec 2023, OCHA55");
  await page.locator("#quick > p > button[value=read]").click();
  await page.waitForSelector("button[value=put]");
  const killed = new Promise((resolve, reject) => page.on("response", (reply) => {
    // The acknowledgement is the answer that leads on; the page after it is never asked for in time.
    if (reply.request().method() === "POST" && reply.status() === 303) server.stop("SIGKILL").then(resolve, reject);
  }));
  await page.locator("button[value=put]").click().catch(() => {});
  await killed;
  await house.close();
  server = await serve(history.record);
  house = await comeIn(server);
  const again = await house.reader();
  await again.open("/record");
  const rows = await (await again.request.get(`${server.origin}/record.json`)).json();
  assert.ok(rows.rows.some((row) => row.voice === "Egypt" && /77/.test(JSON.stringify(row.amount))), "it is there");
  assert.deepEqual(exported().filter((row) => row.voice === "Egypt" && row.amount === "77").length, 1);
  verifies();
});
