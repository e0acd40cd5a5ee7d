// Before anything is drawn: with a script, what is not shown need not be laid out.
document.documentElement.classList.add("js");
