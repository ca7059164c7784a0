// What every page does with scripts: says that the record has changed, and never takes the reader's place away.

const shown = Number(document.documentElement.dataset.record);

if ("EventSource" in window && document.querySelector("nav")) {
  const news = new EventSource("/live");
  news.addEventListener("record", (event) => {
    if (Number(event.data) > shown) document.dispatchEvent(new CustomEvent("tregua:record", { detail: Number(event.data) }));
  });
  window.addEventListener("pagehide", () => news.close());
}
