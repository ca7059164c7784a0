// The two sliders of the timeline: the part of the page below them follows. One question is under way at a time; when it is
// answered, or takes too long, the newest is asked. Without scripts the same is done by the form and the links.

const PATIENCE_MS = 250;
const AGAIN_MS = 1000;

function begin() {
  const form = document.querySelector("#moment");
  const part = document.querySelector("#timeline-part");
  if (!form || !part || form.dataset.begun) return;
  form.dataset.begun = "yes";
  const stops = form.dataset.stops.split("\n").map((line) => line.split("|"));
  const sliders = { "as-of": form.querySelector("#slide-as-of"), "as-known": form.querySelector("#slide-as-known") };
  const together = form.querySelector("#together");
  const news = form.querySelector("#slider-news");
  const last = stops.length - 1;
  let running = null;
  let since = 0;
  let waiting = false;
  let retry = 0;

  form.querySelector(".sliders").hidden = false;

  function words(name) {
    const at = sliders[name].valueAsNumber;
    return name === "as-known" && at === last ? form.dataset.everything : stops[at][1];
  }

  function tell() {
    for (const [name, slider] of Object.entries(sliders)) {
      slider.setAttribute("aria-valuetext", words(name));
      slider.nextElementSibling.textContent = words(name);
    }
  }

  // What the sliders say, as an address says it: moved together, what was known alone sets both.
  function question() {
    const query = new URLSearchParams();
    const known = sliders["as-known"].valueAsNumber;
    if (!(together.checked && known < last)) query.set("as-of", stops[sliders["as-of"].valueAsNumber][0]);
    if (known < last) query.set("as-known", stops[known][0]);
    const by = form.querySelector("[name=by]:checked");
    if (by && !by.defaultChecked || new URLSearchParams(location.search).has("by")) query.set("by", by.value);
    return query.toString();
  }

  function ask() {
    clearTimeout(retry);
    if (running && performance.now() - since < PATIENCE_MS) {
      waiting = true;
      return;
    }
    running?.abort();
    fetchPart(question());
  }

  async function fetchPart(query) {
    const own = new AbortController();
    running = own;
    since = performance.now();
    waiting = false;
    const late = setTimeout(() => { if (waiting && running === own) ask(); }, PATIENCE_MS);
    try {
      const reply = await fetch(`/timeline/at?${query}`, { signal: own.signal });
      if (reply.status === 202) {
        news.textContent = form.dataset.working;
        part.setAttribute("aria-busy", "true");
        retry = setTimeout(ask, AGAIN_MS);
      } else if (reply.ok) {
        const html = await reply.text();
        if (own.signal.aborted) return;
        show(html, query);
      } else {
        news.textContent = form.dataset.failed;
      }
    } catch (error) {
      if (error.name !== "AbortError") news.textContent = form.dataset.failed;
    } finally {
      clearTimeout(late);
      if (running === own) {
        running = null;
        if (waiting) ask();
      }
    }
  }

  function standings() {
    const found = new Map();
    for (const row of part.querySelectorAll(".terms-now tbody tr")) {
      const cells = [...row.cells].map((cell) => cell.textContent);
      cells.slice(2).forEach((text, at) => found.set(`${cells[0]}|${cells[1]}|${at}`, text));
    }
    return found;
  }

  function show(html, query) {
    const before = standings();
    const scrolled = [...part.querySelectorAll(".scroll")].map((box) => box.scrollLeft);
    part.innerHTML = html;
    part.querySelectorAll(".scroll").forEach((box, at) => { box.scrollLeft = scrolled[at] ?? 0; });
    part.removeAttribute("aria-busy");
    news.textContent = "";
    for (const row of part.querySelectorAll(".terms-now tbody tr")) {
      const cells = [...row.cells];
      cells.slice(2).forEach((cell, at) => {
        const was = before.get(`${cells[0].textContent}|${cells[1].textContent}|${at}`);
        if (was !== undefined && was !== cell.textContent) cell.classList.add("changed");
      });
    }
    history.replaceState(null, "", `${location.pathname}?${query}`);
    follow(query);
    performance.mark("timeline:shown");
  }

  // The ways to other pages, the form and the choice of language keep the moment.
  function follow(query) {
    const own = new URLSearchParams(query);
    for (const link of document.querySelectorAll("nav a, .banner .name a")) {
      const address = new URL(link.href);
      for (const key of ["as-of", "as-known", "by"]) {
        if (own.has(key)) address.searchParams.set(key, own.get(key));
        else address.searchParams.delete(key);
      }
      link.href = address.pathname + address.search;
    }
    const back = document.querySelector(".preferences [name=back]");
    if (back) back.value = location.pathname + location.search;
    for (const key of ["as-of", "as-known"]) {
      form.querySelector(`#${key}`).value = (own.get(key) ?? "").slice(0, 16);
    }
  }

  for (const [name, slider] of Object.entries(sliders)) {
    slider.addEventListener("input", () => {
      if (together.checked) {
        const other = sliders[name === "as-of" ? "as-known" : "as-of"];
        other.value = slider.value;
      }
      tell();
      ask();
    });
  }
  together.addEventListener("change", () => {
    if (together.checked) sliders["as-of"].value = sliders["as-known"].value;
    tell();
    ask();
  });
  // By another of its times a statement is known from another moment: other stops, so the whole page.
  for (const by of form.querySelectorAll("[name=by]")) by.addEventListener("change", () => form.requestSubmit());
  tell();
}

begin();
document.addEventListener("tregua:shown", begin);
