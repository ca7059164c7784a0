// The first page counts down, and says each time on the reader's own clock as well.

const page = document.querySelector(".now");
const lang = document.documentElement.lang;
const MINUTE_MS = 60_000;

/** Digits as the page has them: of the language, or 0 to 9. */
function digits() {
  return /[٠-٩]/.test(page.textContent) ? "arab" : "latn";
}

/** Beside each time of the agreement's clock the reader's own, where that is another. */
function ownTimes() {
  const format = new Intl.DateTimeFormat(lang, {
    weekday: "short", hour: "2-digit", minute: "2-digit", hourCycle: "h23", numberingSystem: digits(),
  });
  for (const time of page.querySelectorAll("time[datetime]")) {
    if (time.nextElementSibling?.classList.contains("local")) continue;
    const at = new Date(time.dateTime);
    const offset = /([+-])(\d\d):(\d\d)/.exec(time.dateTime.slice(19));
    const theirs = offset ? (offset[1] === "-" ? -1 : 1) * (60 * offset[2] + Number(offset[3])) : 0;
    if (Number.isNaN(at.valueOf()) || theirs === -at.getTimezoneOffset()) continue;
    const own = document.createElement("small");
    own.className = "local";
    own.textContent = page.dataset.local.replace("{}", `\u2068${format.format(at)}\u2069`);
    time.after(" · ", own);
  }
}

/** Counts down by the clock of the server, as it was when the page was made. */
function countDown() {
  const [hourWords, minuteWords] = [page.dataset.hours.split("|"), page.dataset.minutes.split("|")];
  const loaded = performance.now();
  const said = (minutes) => {
    const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
    if (hours >= hourWords.length) return null;
    if (hours === 0) return minuteWords[rest];
    if (rest === 0) return hourWords[hours];
    return page.dataset.both.replace("{h}", hourWords[hours]).replace("{m}", minuteWords[rest]);
  };
  const tick = () => {
    const now = Number(page.dataset.now) + performance.now() - loaded;
    for (const time of page.querySelectorAll("time[data-say]")) {
      const left = Date.parse(time.dateTime) - now;
      // What is past is for the server to say: it may have been done.
      const text = said(Math.max(0, Math.floor(left / MINUTE_MS)));
      if (text === null) continue;
      const whole = time.dataset.say.replace("{}", text);
      if (time.textContent !== whole) time.textContent = whole;
    }
  };
  tick();
  setInterval(tick, 5_000);
}

/** What takes long to work out is asked for again, a few times. */
async function askAgain() {
  for (const wait of [2_000, 5_000, 15_000, 30_000]) {
    await new Promise((done) => setTimeout(done, wait));
    const reply = await fetch(location.href).catch(() => null);
    if (!reply?.ok) continue;
    const fresh = new DOMParser().parseFromString(await reply.text(), "text/html").querySelector("#news");
    if (!fresh || fresh.parentElement.querySelector(".working")) continue;
    document.querySelector("#news").parentElement.replaceWith(fresh.parentElement);
    ownTimes();
    return;
  }
}

if (page) {
  ownTimes();
  if (page.dataset.hours) countDown();
  if (page.querySelector(".working")) askAgain();
}
