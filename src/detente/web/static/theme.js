// Before the page is drawn: the theme that the reader has chosen, if any (otherwise the system's).
try {
  const chosen = localStorage.getItem("desk-theme");
  if (chosen === "dark" || chosen === "light") document.documentElement.dataset.theme = chosen;
} catch { /* no storage: the system's theme */ }
document.documentElement.classList.add("scripted");
