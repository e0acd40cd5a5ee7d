// The desk: the sources beside the brief, one at a time, the cited span lit.
const desk = document.getElementById("desk");
const besides = matchMedia("(min-width: 64rem)");
const chosen = document.getElementById("desk-source");
let followed = null; // the mark in the brief from which the reader came

function showSource(section) {
  for (const each of desk.querySelectorAll(".source, .overview")) each.classList.toggle("shown", each === section);
  chosen.value = section.matches(".source") ? section.id : "";
}

function light(cite) {
  for (const part of desk.querySelectorAll("mark.lit")) part.classList.remove("lit");
  if (cite) for (const part of desk.querySelectorAll(`mark[data-c="${CSS.escape(cite)}"]`)) part.classList.add("lit");
  for (const link of document.querySelectorAll(".cite.followed")) link.classList.remove("followed");
}

function showPassage(mark) {
  const section = mark.closest(".source");
  showSource(section);
  light(mark.dataset.c);
  mark.scrollIntoView({ block: "center" });
  if (followed?.dataset.cite === mark.dataset.c) followed.classList.add("followed");
  document.getElementById("desk-says").textContent = `${mark.dataset.c} in ${section.querySelector("h2").textContent}`;
}

function openDesk(target) {
  if (!document.querySelector(".page.current")) showPage(pages[0]);
  document.body.classList.add("reading");
  if (target.matches("mark")) showPassage(target);
  else {
    light(null);
    showSource(target.closest(".source, .overview") ?? desk.querySelector(".overview"));
    desk.scrollTop = 0;
  }
  target.focus({ preventScroll: true });
}

function closeDesk() {
  document.body.classList.remove("reading");
}

function goBack() {
  closeDesk();
  if (followed?.isConnected) followed.focus();
  else document.getElementById("brief").focus();
}

document.addEventListener("focusin", (event) => {
  const cite = event.target.closest?.(".left .cite");
  if (!cite) return;
  followed = cite;
  const mark = document.getElementById(`c-${cite.dataset.cite}`);
  if (besides.matches && mark) showPassage(mark); // where the desk would cover the brief it waits to be asked
});
document.addEventListener("click", (event) => {
  const cite = event.target.closest(".left .cite");
  if (cite) followed = cite; // some browsers give a link that is clicked no focus
});
document.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && (desk.contains(document.activeElement) || !besides.matches)) goBack();
});
desk.querySelector(".desk-bar").hidden = false;
document.getElementById("desk-all").addEventListener("click", () => { location.hash = "sources"; });
document.getElementById("desk-back").addEventListener("click", goBack);
chosen.addEventListener("change", () => { location.hash = chosen.value || "sources"; });
showSource(desk.querySelector(".overview"));
