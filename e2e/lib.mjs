// A server on loopback, a browser, and what every test asks of a page.

import { spawn, spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import assert from "node:assert/strict";
import { chromium } from "playwright-core";

const here = fileURLToPath(new URL(".", import.meta.url));
const axe = readFileSync(join(here, "node_modules/axe-core/axe.min.js"), "utf8");

/** Everything (nightly), or what CI has time for. */
export const everything = process.env.TREGUA_E2E !== "short";

/** The languages, and which way each runs. */
export const languages = { en: "ltr", it: "ltr", ar: "rtl", he: "rtl" };

/** The pages of the house. */
export const pages = [
  "/", "/entry", "/brief", "/terms", "/figures", "/timeline", "/record", "/voices", "/agreement", "/reports", "/settings",
];

/** Longer than any page may take, even of a debug build on a busy machine. */
const PATIENCE_MS = 15_000;

const flags = [
  "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
  "--disable-component-update", "--disable-sync", "--disable-dev-shm-usage",
];

/** Starts the program; gives its address and its one-time link. Ends with `stop`. */
export async function serve(...args) {
  const server = spawn(process.env.TREGUA, ["serve", ...args, "--json"], { stdio: ["ignore", "pipe", "inherit"] });
  const began = performance.now();
  let said = "";
  const started = await new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`the program said nothing in 20 s: ${said}`)), 20_000);
    server.stdout.on("data", (bytes) => {
      said += bytes;
      try {
        resolve(JSON.parse(said));
        clearTimeout(timer);
      } catch {
        // Not all of it is here yet.
      }
    });
    server.on("exit", (code) => reject(new Error(`the program ended with ${code}: ${said}`)));
  });
  return {
    ...started,
    origin: new URL(started.link).origin,
    startedAfter: performance.now() - began,
    /** Ends it; `SIGKILL` is what a power cut does to a program. */
    stop: (signal = "SIGTERM") => new Promise((done) => {
      server.removeAllListeners("exit");
      if (server.exitCode !== null || server.signalCode !== null) return done();
      server.on("exit", done);
      server.kill(signal);
    }),
  };
}

/** Runs a command of the program to its end. */
export function command(...args) {
  const { status, stdout, stderr } = spawnSync(process.env.TREGUA, args, { encoding: "utf8", maxBuffer: 64 << 20 });
  return { status, stdout, stderr };
}

/** Chromium. */
export const launch = () => chromium.launch({ executablePath: process.env.CHROMIUM, args: flags });

/** A browser that has come in through the link. Further contexts share its cookie. */
export async function comeIn(server) {
  const browser = await launch();
  const first = await browser.newContext();
  const page = await first.newPage();
  const reply = await page.goto(server.link);
  assert.equal(reply.status(), 200, "the link leads in");
  const cookies = (await first.cookies()).filter((cookie) => cookie.name !== "prefers");
  await first.close();
  return {
    browser,
    /** A reader: language, width, with or without scripts. */
    reader: async ({ lang = "en", width = 1440, scripts = true, digits = "locale", timezone } = {}) => {
      const context = await browser.newContext({
        viewport: { width, height: width < 500 ? 740 : 900 },
        javaScriptEnabled: scripts,
        timezoneId: timezone,
        acceptDownloads: true,
      });
      context.setDefaultTimeout(PATIENCE_MS);
      await context.addCookies([...cookies, { name: "prefers", value: `${lang}.${digits}`, url: server.origin }]);
      const page = await context.newPage();
      const elsewhere = [];
      const troubles = [];
      page.on("request", (request) => {
        if (!request.url().startsWith(server.origin) && !request.url().startsWith("data:")) elsewhere.push(request.url());
      });
      page.on("console", (message) => message.type() === "error" && troubles.push(message.text()));
      page.on("pageerror", (error) => troubles.push(String(error)));
      return Object.assign(page, { elsewhere, troubles, open: (path) => page.goto(server.origin + path, { waitUntil: "load" }) });
    },
    close: () => browser.close(),
  };
}

/** No violation of axe-core's rules, which need a page with scripts. */
export async function accessible(page, name) {
  await page.evaluate(axe);
  const { violations } = await page.evaluate(() => axe.run(document, { resultTypes: ["violations"], preload: false }));
  const told = violations.map((one) => `${one.id} (${one.impact}): ${one.nodes.slice(0, 3).map((node) => node.html.slice(0, 120)).join(" | ")}`);
  assert.deepEqual(told, [], `${name}: axe-core`);
}

/** The page fits its window, asks nobody else, and complains of nothing. */
export async function wellBehaved(page, name) {
  const wider = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  assert.equal(wider, 0, `${name}: the page scrolls sideways by ${wider} px`);
  assert.deepEqual(page.elsewhere, [], `${name}: asked another host`);
  assert.deepEqual(page.troubles, [], `${name}: complaints in the console`);
}

/** A folder that goes away. */
export function folder() {
  const path = mkdtempSync(join(tmpdir(), "tregua-e2e-"));
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) };
}

/** The worked history as files in a folder that goes away: `record`, `claims`, `sources`. */
export function worked() {
  const own = folder();
  const path = join(own.path, "pause");
  const { status, stderr } = command("demo", "--keep", path);
  assert.equal(status, 0, stderr);
  const file = (name) => join(path, name);
  return { ...own, record: file("pause.record"), claims: file("claims.csv"), sources: file("sources.csv"), file };
}

/** Keeps a picture for whoever looks later. */
export async function picture(page, name) {
  mkdirSync(join(here, "pictures"), { recursive: true });
  await page.screenshot({ path: join(here, "pictures", `${name}.png`), fullPage: true });
}
