// What every page does with scripts: it says that the record has changed, or that it follows it no longer, and never takes
// the reader's place away.
//
// Browsers open few connections to one host, so the pages of one browser share one: whoever holds the lock listens to the
// server and tells the others. Where there are no locks, each page listens by itself while it is seen.

const shown = () => Number(document.documentElement.dataset.record);
const SOON_MS = 1000;
const LATE_MS = 60000;

let newest = 0;
let typed = false;
let source = null;
let wait = SOON_MS;
let retry = 0;
let failed = 0;
let letGo = () => {};
const others = "BroadcastChannel" in window ? new BroadcastChannel("tregua-record") : null;

// A number below the one that is shown, right after a connection began, is of a program that was started anew.
function heard(number, fresh) {
  newest = number;
  if (number > shown() || (fresh && number < shown())) changed(number);
}

function listen() {
  clearTimeout(retry);
  source?.close();
  let fresh = true;
  source = new EventSource("/live");
  source.addEventListener("open", () => connected(true));
  source.addEventListener("record", (event) => {
    wait = SOON_MS;
    const number = Number(event.data);
    others?.postMessage({ number, fresh });
    heard(number, fresh);
    fresh = false;
  });
  source.addEventListener("error", () => {
    // Our own turn to try again, later each time and never all at once: a server that comes back is not to be overrun.
    source?.close();
    source = null;
    // Once may be a server that starts anew.
    if (++failed > 1) connected(false);
    retry = setTimeout(listen, wait * (0.5 + Math.random()));
    wait = Math.min(wait * 2, LATE_MS);
  });
}

// What holds for this page holds for the others that it listens for.
function connected(yes) {
  if (yes) failed = 0;
  others?.postMessage({ connected: yes });
  follow(yes);
}

function follow(yes) {
  const place = document.querySelector("#record-gone");
  if (yes) place?.replaceChildren();
  else put(place, document.querySelector("#record-gone-words"));
}

function put(place, words) {
  if (place && words && !place.firstElementChild) place.append(words.content.cloneNode(true));
}

function stop() {
  clearTimeout(retry);
  source?.close();
  source = null;
}

function hold() {
  const own = new AbortController();
  const turn = () => new Promise((done) => {
    own.signal.addEventListener("abort", done);
    listen();
  });
  // Given up while waiting: that is what was wanted.
  navigator.locks.request("tregua-record", { signal: own.signal }, turn).catch(() => {});
  others.postMessage({ ask: true });
  letGo = () => own.abort();
}

function begin() {
  others?.addEventListener("message", ({ data }) => {
    if (data.ask) {
      if (source && newest) others.postMessage({ number: newest, fresh: false });
    } else if ("connected" in data) follow(data.connected);
    else heard(data.number, data.fresh);
  });
  if (others && navigator.locks) {
    hold();
    window.addEventListener("pagehide", () => { letGo(); stop(); });
    // A page that was kept aside begins anew when it is shown again.
    window.addEventListener("pageshow", (event) => { if (event.persisted) hold(); });
    return;
  }
  const look = () => document.hidden ? stop() : source ?? listen();
  document.addEventListener("visibilitychange", look);
  window.addEventListener("pagehide", stop);
  look();
}

// A page may do something better itself: then it calls preventDefault.
function changed(number) {
  const own = document.dispatchEvent(new CustomEvent("tregua:record", { detail: number, cancelable: true }));
  if (!own) return;
  if (follows() && !busy()) again(number);
  else notice();
}

// True if the page follows the clock and can be put in place again: a page with a module of its own says that it can.
function follows() {
  const modules = document.querySelectorAll("script[type=module]").length;
  return document.querySelector("main .moment .live") && (modules === 1 || document.querySelector("main [data-again]"));
}

function busy() {
  const at = document.activeElement;
  return typed || document.hidden || document.querySelector("dialog[open]") || at?.matches("main :is(input, select, textarea)");
}

function notice() {
  put(document.querySelector("#record-news"), document.querySelector("#record-news-words"));
}

// The same address again, in its place: where the reader had scrolled to and what had the focus stay.
async function again(number) {
  try {
    const reply = await fetch(location.href, { headers: { accept: "text/html" } });
    if (reply.status !== 200) return notice();
    const page = new DOMParser().parseFromString(await reply.text(), "text/html");
    const [old, main] = [document.querySelector("#main"), page.querySelector("#main")];
    if (!main || busy()) return notice();
    const focus = place(old, document.activeElement);
    const open = [...old.querySelectorAll("details")].map((one) => one.open);
    const boxes = [...old.querySelectorAll(".scroll")].map((one) => [one.scrollLeft, one.scrollTop]);
    const [x, y] = [window.scrollX, window.scrollY];
    old.replaceChildren(...main.childNodes);
    old.querySelectorAll("details").forEach((one, at) => { if (at in open) one.open = open[at]; });
    old.querySelectorAll(".scroll").forEach((one, at) => { [one.scrollLeft, one.scrollTop] = boxes[at] ?? [0, 0]; });
    find(old, focus)?.focus({ preventScroll: true });
    window.scrollTo(x, y);
    for (const one of ["footer", "#record-gone-words"]) {
      const fresh = page.querySelector(one);
      if (fresh) document.querySelector(one)?.replaceWith(fresh);
    }
    document.documentElement.dataset.record = page.documentElement.dataset.record ?? number;
    document.querySelector("#record-news")?.replaceChildren();
    document.dispatchEvent(new CustomEvent("tregua:shown"));
  } catch {
    notice();
  }
}

// Where an element is, so that the same one is found again: by its name, by where it leads, or not at all.
function place(main, element) {
  if (!element || element === main || !main.contains(element)) return null;
  if (element.id) return `#${CSS.escape(element.id)}`;
  const href = element.getAttribute("href");
  return href && `a[href="${CSS.escape(href)}"]`;
}

function find(main, focus) {
  return focus && main.querySelector(focus);
}

// What was typed and not sent stays when the language changes: this tab keeps it until the page is there again. Never
// passwords, codes or files.
const KEPT = "tregua-typed";

function fields() {
  const all = document.querySelectorAll("main form[method=post] :is(input, select, textarea)");
  const kept = (one) => one.name && one.autocomplete !== "one-time-code"
    && !["hidden", "file", "password", "submit"].includes(one.type);
  return [...all].filter(kept);
}

// The same field again: by its name and, of those of one name, by its choice or its place among them.
function named(all) {
  const times = new Map();
  return all.map((one) => {
    const choice = ["checkbox", "radio"].includes(one.type);
    const name = choice ? `${one.name}=${one.value}` : one.name;
    times.set(name, (times.get(name) ?? 0) + 1);
    return [`${name} ${times.get(name)}`, one, choice];
  });
}

function keepTyped() {
  const typed = named(fields()).map(([name, one, choice]) => [name, choice ? one.checked : one.value]);
  if (typed.length) sessionStorage.setItem(KEPT, JSON.stringify({ path: location.pathname, typed }));
}

function putBack() {
  const kept = JSON.parse(sessionStorage.getItem(KEPT) ?? "null");
  sessionStorage.removeItem(KEPT);
  if (kept?.path !== location.pathname) return;
  const values = new Map(kept.typed);
  for (const [name, one, choice] of named(fields())) {
    const value = values.get(name);
    if (value === undefined || value === (choice ? one.checked : one.value)) continue;
    if (choice) one.checked = value; else one.value = value;
    one.dispatchEvent(new Event("input", { bubbles: true }));
  }
}

if ("EventSource" in window && document.querySelector("#record-news")) {
  document.addEventListener("input", (event) => {
    if (event.target.closest?.("main form:not([data-again])")) typed = true;
  });
  begin();
}

// Last, so that what follows typing follows this too. Without storage it is as without scripts.
window.addEventListener("load", () => {
  try {
    putBack();
    document.querySelector("form.preferences")?.addEventListener("submit", keepTyped);
  } catch {}
});
