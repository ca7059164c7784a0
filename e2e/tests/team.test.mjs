// Several people: coming in by invitation with one-time codes, and what each role does not get to see.

import { test, before, after } from "node:test";
import assert from "node:assert/strict";
import { createHmac } from "node:crypto";
import { createServer } from "node:net";
import { writeFileSync } from "node:fs";
import { command, launch, pages, serve, worked } from "../lib.mjs";

const PASSWORD = "seven-slow-herons-cross-the-ford";
const READS = pages.filter((path) => path !== "/settings");

let history, server, browser;
const [day, hour] = [new Date(Date.now() + 86_400_000).toISOString().slice(0, 10), "16:37"];

before(async () => {
  history = worked();
  const plan = history.file("plan.csv");
  const columns = "claim,kind,voice,act,actor,thing,amount,adds,counting_point,place,occurred,source,said";
  const said = new Date(Date.now() - 3_600_000).toISOString().slice(0, 16);
  const row = `e2e-plan,announce,Qatar,release,Hamas,person held in Gaza,,,handover,Old Mill,${day}T${hour}+02:00,,${said}Z`;
  writeFileSync(plan, `${columns}\n${row}\n`);
  const imported = command("import", history.record, plan, "--commit");
  assert.equal(imported.status, 0, imported.stdout + imported.stderr);
  const port = await freePort();
  server = await serve(history.record, "--team", "--origin", `http://localhost:${port}`, "--port", String(port));
  browser = await launch();
});
after(async () => {
  await browser?.close();
  await server?.stop();
  history?.remove();
});

function freePort() {
  return new Promise((done) => {
    const listening = createServer().listen(0, "127.0.0.1", () => {
      const { port } = listening.address();
      listening.close(() => done(port));
    });
  });
}

// RFC 6238 over the letters that the page shows.
function oneTimeCode(letters) {
  const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
  const bits = [...letters.replace(/[^A-Z2-7]/g, "")].map((one) => alphabet.indexOf(one).toString(2).padStart(5, "0")).join("");
  const key = Buffer.from(bits.match(/.{8}/g).map((byte) => parseInt(byte, 2)));
  const step = Buffer.alloc(8);
  step.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 30_000)));
  const hash = createHmac("sha1", key).update(step).digest();
  const at = hash[19] & 15;
  return String((hash.readUInt32BE(at) & 0x7fffffff) % 1_000_000).padStart(6, "0");
}

// A browser of their own, with the account that this invitation opens.
async function join(invitation, handle) {
  const context = await browser.newContext({ locale: "en" });
  context.setDefaultTimeout(15_000);
  const page = await context.newPage();
  await page.goto(`${server.origin}/join`);
  await page.fill("#invitation", invitation);
  await page.locator("main form button").click();
  const letters = await page.locator(".key code").innerText();
  await page.fill("#handle", handle);
  await page.fill("#password", PASSWORD);
  await page.fill("#code", oneTimeCode(letters));
  await page.locator("main form button").click();
  await page.waitForURL(/\/settings/);
  return Object.assign(page, { open: (path) => page.goto(server.origin + path) });
}

async function invite(administrator, role) {
  await administrator.open("/settings/members");
  await administrator.selectOption("#role", role);
  await administrator.locator("form[action='/settings/members/invite'] button").click();
  return administrator.locator("p.key code").innerText();
}

test("whoever keeps the accounts reads nothing of the record; observers see no restricted hour, mediators do", async (t) => {
  assert.equal(server.invitation.role, "administrator");
  const nobody = await (await browser.newContext()).newPage();
  for (const path of READS) {
    const reply = await nobody.goto(server.origin + path);
    assert.equal(reply.status(), 401, path);
    assert.doesNotMatch(await reply.text(), /Pause of November/, path);
  }
  const administrator = await join(server.invitation.code, "keeper");
  for (const path of [...READS, "/record/export/claims.csv", "/now.json", "/record.json"]) {
    const reply = await administrator.request.get(server.origin + path);
    assert.equal(reply.status(), 403, path);
    assert.doesNotMatch(await reply.text(), /Pause of November|Hamas|OCHA/, path);
  }
  await administrator.open("/settings");
  assert.doesNotMatch(await administrator.innerText("body"), /Pause of November/);

  const observer = await join(await invite(administrator, "observer"), "watcher");
  const mediator = await join(await invite(administrator, "mediator"), "go-between");
  const entry = await addressOf(mediator);
  const seen = async (page) => {
    const texts = [];
    for (const path of [...pages, entry, `${entry}.json`, "/record/export/claims.csv", "/record/export/record.json", "/timeline.json", "/now.json"]) {
      const reply = await page.request.get(server.origin + path);
      if (reply.status() === 403) continue;
      assert.equal(reply.status(), 200, path);
      const text = await reply.text();
      const at = text.search(new RegExp(`${hour}|Old Mill`));
      if (at >= 0) texts.push(`${path}: ${text.slice(Math.max(0, at - 80), at + 40)}`);
    }
    return texts;
  };
  const whole = await seen(mediator);
  t.diagnostic(`a mediator sees the hour on ${whole.length} pages and files`);
  assert.ok([entry, "/record/export/claims.csv"].every((path) => whole.some((one) => one.startsWith(`${path}:`))), whole.join(" "));
  assert.deepEqual(await seen(observer), [], "restricted hours and places that an observer sees");
  assert.equal((await observer.request.get(`${server.origin}/entry`)).status(), 403);

  // The mediator's look at it is in the log, which names nobody; the observer's is not, who saw nothing.
  const log = await (await administrator.request.get(`${server.origin}/settings/log.json`)).json();
  const id = entry.split("/").at(-1);
  const looks = log.lines.filter((line) => line.detail.includes(id));
  assert.ok(looks.some((line) => line.event === "read") && looks.some((line) => line.event === "exported"), JSON.stringify(looks));
  assert.equal(new Set(looks.map((line) => line.account)).size, 1);
  assert.doesNotMatch(JSON.stringify(log), /go-between|watcher|keeper/);
  assert.equal(log.broken_at, null);
});

async function addressOf(page) {
  await page.open("/record");
  const found = await page.request.get(`${server.origin}/record.json`);
  const { rows } = await found.json();
  const line = rows.find((one) => one.key === "e2e-plan");
  assert.ok(line, "the plan is the newest entry");
  return `/record/${line.entry}`;
}

test("the second time it takes handle, password and a new code, and a wrong one says not which", async () => {
  const context = await browser.newContext({ locale: "en" });
  const page = await context.newPage();
  await page.goto(`${server.origin}/enter`);
  await page.fill("#handle", "keeper");
  await page.fill("#password", "not the one");
  await page.fill("#code", "000000");
  await page.locator("main form button").click();
  assert.equal(await page.inputValue("#handle"), "keeper");
  assert.equal(await page.inputValue("#password"), "");
  assert.match(await page.getAttribute("#handle", "aria-invalid"), /true/);
  assert.equal(await page.getAttribute("#password", "aria-invalid"), null);
});
