// Before anything is drawn: where the script can work, what is not shown need not be laid out.
// A browser without :has is older than the rest of it, and gets the page as it is without a script.
if (CSS.supports("selector(:has(a))")) document.documentElement.classList.add("js");
