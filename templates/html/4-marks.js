// A statement that a dozen copies carry shows its first marks, and the others when asked; on paper all stand there.
const MANY = 9;
const FEW = 6;
for (const cites of document.querySelectorAll("#brief .cites")) {
  const links = cites.querySelectorAll(".cite");
  if (links.length < MANY) continue;
  const more = document.createElement("button");
  more.type = "button";
  more.className = "more";
  more.textContent = `+${links.length - FEW}`;
  more.setAttribute("aria-label", `Show ${links.length - FEW} more marks`);
  more.addEventListener("click", () => {
    cites.classList.remove("many");
    more.remove();
    links[FEW].focus();
  });
  cites.classList.add("many");
  cites.append(more);
}
