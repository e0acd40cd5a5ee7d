// Search and filters.  Words are found in the statements, in what they cite, and in the sources.
const finder = document.getElementById("finder");
const [words, byActor, byOrigin, byKind] = ["words", "by-actor", "by-origin", "by-kind"].map((id) => document.getElementById(id));
const statements = [...document.querySelectorAll(".statement")];
const NAMED = 12; // sources that a search names
let haystacks = null; // made when first needed
let sourceTexts = null;

function haystack(statement) {
  const quotes = [...statement.querySelectorAll(".cite")].map((cite) => document.getElementById(`e-${cite.dataset.cite}`)?.querySelector("q").textContent ?? "");
  return [statement.textContent, ...quotes].join(" ").toLowerCase();
}

function find() {
  const terms = words.value.toLowerCase().split(/\s+/).filter(Boolean);
  haystacks ??= new Map(statements.map((statement) => [statement, haystack(statement)]));
  let shown = 0;
  for (const statement of statements) {
    const { kind, actors, origins } = statement.dataset;
    const fits = (!byKind.value || kind === byKind.value)
      && (!byActor.value || actors.split(" ").includes(byActor.value))
      && (!byOrigin.value || origins.split(" ").includes(byOrigin.value))
      && terms.every((term) => haystacks.get(statement).includes(term));
    statement.classList.toggle("off", !fits);
    shown += fits;
  }
  const active = Boolean(terms.length || byActor.value || byOrigin.value || byKind.value);
  for (const box of document.querySelectorAll(".group, .part, .story, .story details")) {
    if (box.querySelector(".statement")) box.classList.toggle("off", active && !box.querySelector(".statement:not(.off)"));
    if (active && terms.length && box.tagName === "DETAILS" && !box.classList.contains("off")) box.open = true;
  }
  for (const picture of document.querySelectorAll(".part .picture")) picture.classList.toggle("off", active);
  finder.classList.toggle("active", active);
  finder.querySelector("button").hidden = !active;
  finder.querySelector(".found").textContent = active ? `${shown} of ${statements.length} statements` : "";
  findInSources(words.value.trim());
}

function findInSources(phrase) {
  sourceTexts ??= [...desk.querySelectorAll(".source")].map((section) => [section, section.querySelector(".text").textContent.toLowerCase()]);
  const wanted = phrase.toLowerCase();
  const hits = wanted.length < 3 ? [] : sourceTexts
    .map(([section, text]) => [section.id, text.split(wanted).length - 1])
    .filter(([, count]) => count);
  const list = finder.querySelector(".found-in");
  list.replaceChildren(...hits.slice(0, NAMED).map(([id, count]) => {
    const item = document.createElement("li");
    const link = document.createElement("a");
    link.href = `#${id}`;
    link.textContent = `${id}: ${count} in the text`;
    item.append(link);
    return item;
  }));
  if (hits.length > NAMED) list.append(Object.assign(document.createElement("li"), { textContent: `and in ${hits.length - NAMED} more sources` }));
  paint(wanted.length < 2 ? "" : wanted, hits.map(([id]) => id));
}

// Marks what is found without touching the document; a browser that cannot does without.
function paint(wanted, ids) {
  if (!CSS.highlights) return;
  CSS.highlights.delete("found");
  if (!wanted) return;
  const ranges = [];
  const places = [...statements.filter((each) => !each.classList.contains("off")).map((each) => each.querySelector(".words")), ...ids.map((id) => document.getElementById(id).querySelector(".text"))];
  for (const place of places.filter(Boolean)) {
    const walker = document.createTreeWalker(place, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const text = node.data.toLowerCase();
      if (text.length !== node.data.length) continue; // a letter whose small form is longer: places would not agree
      for (let at = text.indexOf(wanted); at >= 0; at = text.indexOf(wanted, at + wanted.length)) {
        const range = new Range();
        range.setStart(node, at);
        range.setEnd(node, at + wanted.length);
        ranges.push(range);
      }
    }
  }
  CSS.highlights.set("found", new Highlight(...ranges));
}

let waiting = 0;
words.addEventListener("input", () => { clearTimeout(waiting); waiting = setTimeout(find, 120); });
for (const filter of [byActor, byOrigin, byKind]) filter.addEventListener("change", find);
finder.addEventListener("reset", () => setTimeout(find));
finder.addEventListener("submit", (event) => { event.preventDefault(); find(); });
finder.hidden = false;
