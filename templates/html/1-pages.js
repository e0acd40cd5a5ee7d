"use strict";
// What the address names is shown: a page of the document, a statement, a source, or a passage of one.
// Without this script everything stands on the page, one below the other, and every link jumps there.
const pages = [...document.querySelectorAll(".page")];

function showPage(page) {
  for (const each of pages) each.classList.toggle("current", each === page);
  for (const link of document.querySelectorAll(".pages a")) {
    if (link.hash === `#${page.id}`) link.setAttribute("aria-current", "page");
    else link.removeAttribute("aria-current");
  }
}

function showStatement(statement) {
  statement.classList.remove("off");
  for (let box = statement.parentElement; box; box = box.parentElement) {
    box.classList.remove("off");
    if (box.tagName === "DETAILS") box.open = true;
  }
  for (const each of document.querySelectorAll(".arrived")) each.classList.remove("arrived");
  statement.classList.add("arrived");
}

function route() {
  const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (target?.closest("#desk")) return openDesk(target);
  closeDesk();
  const page = target?.closest(".page") ?? pages[0];
  showPage(page);
  if (!target) return;
  if (target.matches(".statement")) showStatement(target);
  target.closest(".part")?.classList.add("laid-out"); // the way to what is not laid out yet is a guess
  if (target === page) scrollTo(0, 0);
  else target.scrollIntoView({ block: target.matches(".statement") ? "center" : "start" });
  target.focus({ preventScroll: true });
}

addEventListener("hashchange", route);
document.addEventListener("click", (event) => {
  const link = event.target.closest("a[href^='#']");
  if (link && link.hash === location.hash) route(); // the address does not change, what is shown may
  const drawn = event.target.closest("[data-goes]");
  if (drawn) location.hash = drawn.dataset.goes;
});
