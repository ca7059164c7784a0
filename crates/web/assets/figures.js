// Makes charts larger and moves about in them: `svg[data-zoom]`. Charts within one `[data-zoom-group]` stay alike, so that they
// can be compared. The page keeps its own scrolling: a wheel without Ctrl and a finger up or down always scroll the page.

const MOST = 8;
const FACTOR = 1.4;

/** One chart, or several that are shown alike. */
function zooming(group, charts) {
  const [, , width, height] = charts[0].getAttribute("viewBox").split(" ").map(Number);
  const clamp = (value, most) => Math.min(Math.max(value, 0), most);
  let view = { x: 0, y: 0, scale: 1 };

  function show(next) {
    const scale = Math.min(Math.max(next.scale, 1), MOST);
    view = { scale, x: clamp(next.x, width - width / scale), y: clamp(next.y, height - height / scale) };
    for (const chart of charts) {
      chart.setAttribute("viewBox", `${view.x} ${view.y} ${width / scale} ${height / scale}`);
      chart.classList.toggle("larger", scale > 1);
    }
  }
  /** Larger or smaller, with this place of the chart staying where it is. */
  function zoom(factor, at = { x: view.x + width / view.scale / 2, y: view.y + height / view.scale / 2 }) {
    const scale = Math.min(Math.max(view.scale * factor, 1), MOST);
    const kept = view.scale / scale;
    show({ scale, x: at.x - (at.x - view.x) * kept, y: at.y - (at.y - view.y) * kept });
  }
  const pan = (x, y) => show({ ...view, x: view.x + x, y: view.y + y });
  const place = (chart, event) => {
    const box = chart.getBoundingClientRect();
    return {
      x: view.x + ((event.clientX - box.left) / box.width) * (width / view.scale),
      y: view.y + ((event.clientY - box.top) / box.height) * (height / view.scale),
    };
  };
  const act = {
    in: () => zoom(FACTOR),
    out: () => zoom(1 / FACTOR),
    whole: () => show({ x: 0, y: 0, scale: 1 }),
  };

  const bar = group.querySelector(".zoom");
  if (bar) {
    bar.hidden = false;
    bar.addEventListener("click", (event) => act[event.target.closest("button")?.dataset.do]?.());
  }

  group.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const step = width / view.scale / 8;
    const keys = {
      "+": act.in, "=": act.in, "-": act.out, 0: act.whole,
      ArrowLeft: () => pan(-step, 0), ArrowRight: () => pan(step, 0),
      ArrowUp: () => pan(0, -step), ArrowDown: () => pan(0, step),
    };
    // Arrows belong to the page as long as all of the chart is seen.
    if (!keys[event.key] || (event.key.startsWith("Arrow") && view.scale === 1)) return;
    event.preventDefault();
    keys[event.key]();
  });

  for (const chart of charts) {
    chart.addEventListener("wheel", (event) => {
      if (!event.ctrlKey && !event.metaKey) return;
      event.preventDefault();
      zoom(event.deltaY < 0 ? FACTOR : 1 / FACTOR, place(chart, event));
    }, { passive: false });

    const down = new Map();
    let moved = false;
    const apart = () => {
      const [a, b] = [...down.values()];
      return Math.hypot(a.clientX - b.clientX, a.clientY - b.clientY);
    };
    chart.addEventListener("pointerdown", (event) => {
      moved = false;
      down.set(event.pointerId, event);
    });
    chart.addEventListener("pointermove", (event) => {
      const before = down.get(event.pointerId);
      if (!before) return;
      if (down.size === 2) {
        const wide = apart();
        down.set(event.pointerId, event);
        if (wide > 0) zoom(apart() / wide, place(chart, event));
        moved = true;
        return;
      }
      const [x, y] = [event.clientX - before.clientX, event.clientY - before.clientY];
      if (view.scale === 1 || (!moved && Math.hypot(x, y) < 4)) return;
      moved = true;
      const unit = width / view.scale / chart.getBoundingClientRect().width;
      pan(-x * unit, event.pointerType === "touch" ? 0 : -y * unit);
      down.set(event.pointerId, event);
    });
    const up = (event) => down.delete(event.pointerId);
    for (const name of ["pointerup", "pointercancel", "pointerleave"]) chart.addEventListener(name, up);
    // What was dragged is not followed as a link.
    chart.addEventListener("click", (event) => { if (moved) event.preventDefault(); }, true);
    chart.addEventListener("dragstart", (event) => event.preventDefault());
  }
}

const grouped = new Map();
for (const chart of document.querySelectorAll("svg[data-zoom]")) {
  const group = chart.closest("[data-zoom-group]") ?? chart.parentElement;
  grouped.set(group, [...(grouped.get(group) ?? []), chart]);
}
for (const [group, charts] of grouped) zooming(group, charts);

// Where a mark leads to a line of a closed table, the table is opened.
function reveal() {
  const id = decodeURIComponent(location.hash.slice(1));
  const line = id && document.getElementById(id);
  line?.closest("details")?.setAttribute("open", "");
  line?.scrollIntoView({ block: "center" });
}
window.addEventListener("hashchange", reveal);
if (location.hash) reveal();
