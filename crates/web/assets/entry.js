// entry: what would be signed, while it is typed. The page works the same without it: it asks the page itself what it would
// show, and shows the part that reads the line. Nothing is put on record by it.

const form = document.getElementById("quick");
const place = document.getElementById("reading");
const WAIT_MS = 350;
let timer;
let asked = 0;

async function read() {
  const mine = ++asked;
  const sent = new FormData(form);
  const typed = ["line", "many", "what", "happened", "when"].some((name) => String(sent.get(name) ?? "").trim());
  if (!typed) return place.replaceChildren();
  sent.set("do", "look");
  let text;
  try {
    const answer = await fetch(form.action, { method: "POST", body: new URLSearchParams(sent) });
    if (!answer.ok && answer.status !== 422) return;
    text = await answer.text();
  } catch {
    // Without a connection the page stays as it is; the button says what went wrong.
    return;
  }
  // Somebody typed on, or answers in the part that would be replaced.
  if (mine !== asked || place.contains(document.activeElement)) return;
  const fresh = new DOMParser().parseFromString(text, "text/html").getElementById("reading");
  if (!fresh) return;
  for (const element of fresh.querySelectorAll("[autofocus]")) element.removeAttribute("autofocus");
  place.replaceChildren(...fresh.childNodes);
}

if (form && place) {
  form.addEventListener("input", (event) => {
    if (place.contains(event.target)) return;
    clearTimeout(timer);
    timer = setTimeout(read, WAIT_MS);
  });
  form.addEventListener("submit", () => {
    clearTimeout(timer);
    asked += 1;
  });
}
