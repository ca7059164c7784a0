// record: says that the record has changed, and that files are on their way.

const changed = document.getElementById("changed");
if (changed) document.addEventListener("tregua:record", () => { changed.hidden = false; });

const form = document.getElementById("import");
if (form) {
  form.addEventListener("submit", () => {
    document.getElementById("sending").hidden = false;
    form.querySelector("button").setAttribute("aria-disabled", "true");
  });
}

for (const said of document.querySelectorAll(".errors[tabindex], .done[tabindex]")) said.focus();
