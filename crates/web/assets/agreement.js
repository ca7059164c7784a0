// agreement: looks the text through while somebody writes it, and leads from what is found to its line.

const form = document.querySelector("form.edit");
const text = document.getElementById("text");
const found = document.getElementById("found");
const DELAY_MS = 300;

if (form && text && found) {
  let timer;
  let asked = 0;

  // From a line and column, both from 1, to a place in the text; columns count characters, not UTF-16 units.
  const place = (line, column) => {
    const lines = text.value.split("\n");
    const before = lines.slice(0, line - 1).reduce((sum, one) => sum + one.length + 1, 0);
    const within = Array.from(lines[line - 1] ?? "").slice(0, column - 1).join("").length;
    return before + within;
  };

  const lead = (event) => {
    const link = event.target.closest("a[data-line]");
    if (!link) return;
    event.preventDefault();
    const at = place(Number(link.dataset.line), Number(link.dataset.column));
    const end = text.value.indexOf("\n", at);
    text.focus();
    text.setSelectionRange(at, end < 0 ? text.value.length : end);
    const height = parseFloat(getComputedStyle(text).lineHeight) || 20;
    text.scrollTop = Math.max(0, (Number(link.dataset.line) - 4) * height);
  };

  const element = (name, words, className) => {
    const made = document.createElement(name);
    made.textContent = words;
    if (className) made.className = className;
    return made;
  };

  // What stands between backticks is code.
  const coded = (made, words) => {
    const parts = words.split("`");
    if (parts.length % 2 === 0) made.append(words);
    else parts.forEach((part, at) => made.append(at % 2 ? element("code", part) : part));
    return made;
  };

  const show = (answer) => {
    const list = document.createElement("ul");
    list.className = "found";
    for (const one of answer.found) {
      const item = document.createElement("li");
      item.className = one.severity;
      const link = element("a", one.head);
      link.href = "#text";
      link.dataset.line = one.line;
      link.dataset.column = one.column;
      item.append(link, " ");
      coded(item, one.message).append(...one.help.map((help) => coded(element("p", "", "hint"), help)));
      list.append(item);
    }
    found.replaceChildren(element("p", answer.said), ...(list.childElementCount > 0 ? [list] : []));
  };

  const check = async () => {
    const own = ++asked;
    const body = new FormData();
    body.set("text", text.value);
    try {
      const reply = await fetch(form.dataset.check, { method: "POST", body });
      if (!reply.ok) return;
      const answer = await reply.json();
      // An answer to what was written before is no longer of use.
      if (own === asked) show(answer);
    } catch {
      // Without an answer the button still looks the text through.
    }
  };

  text.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(check, DELAY_MS);
    // What stands below speaks of the text as it was sent.
    document.querySelector(".marked")?.remove();
  });
  found.addEventListener("click", lead);
}
