// After a promise of the list was recorded the next one gets the focus; after a mistake, the field that is wrong.
const SAID = document.getElementById("said");

document.addEventListener("htmx:afterSettle", (event) => {
  const row = document.getElementById(event.target.id) ?? event.target;
  const wrong = row.querySelector("[aria-invalid=true]");
  const next = row.nextElementSibling?.querySelector("select") ?? document.querySelector("nav.pages [rel=next]");
  const field = row.hasAttribute("data-saved") ? next : wrong;
  (field ?? row.querySelector("select"))?.focus();
  SAID.textContent = row.querySelector("[data-said], .error")?.textContent ?? "";
});
