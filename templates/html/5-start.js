// What the address names when the page is opened.
for (const page of pages) page.classList.remove("current");
route();
