// A statement to the clipboard, with the words that it rests on and where they stand.
function asText(statement) {
  const name = statement.querySelector(".name strong")?.textContent;
  const said = statement.querySelector(".words")?.textContent ?? "";
  const cites = [...statement.querySelectorAll(".cite")].map((cite) => cite.dataset.cite);
  const notes = cites.map((cite) => {
    const note = document.getElementById(`e-${cite}`);
    return `[${cite}] “${note.querySelector("q").textContent}” (${note.querySelector("code").textContent})`;
  });
  return `${name ? `${name}: ` : ""}${said} [${cites.join("] [")}]\n\n${notes.join("\n")}\n`;
}

async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
  } catch { // an old browser, or one that forbids it to files
    const area = document.createElement("textarea");
    area.value = text;
    document.body.append(area);
    area.select();
    document.execCommand("copy");
    area.remove();
  }
}

for (const statement of statements) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "copy";
  button.textContent = "Copy";
  button.setAttribute("aria-label", "Copy this statement with its citation");
  statement.querySelector(".deep").after(button);
}
document.addEventListener("click", async (event) => {
  const button = event.target.closest(".copy");
  if (!button) return;
  await copy(asText(button.closest(".statement")));
  button.textContent = "Copied";
  button.classList.add("done");
  button.focus();
  setTimeout(() => { button.textContent = "Copy"; button.classList.remove("done"); }, 2000);
});
