// The keys of the workbench, and where the focus goes after a step. All of it also works without this script.
const SAID = document.getElementById("said");
const STORE = "akkoord.review.keys";

const isTyping = (element) => element.closest("input:not([type=checkbox]), textarea, select, [contenteditable]");

function keysAreOn() {
  try {
    return localStorage.getItem(STORE) !== "off";
  } catch {
    return true;
  }
}

function rememberKeys(isOn) {
  try {
    localStorage.setItem(STORE, isOn ? "on" : "off");
  } catch {
    // A browser that keeps nothing asks again on the next page.
  }
}

function showKeys() {
  const box = document.getElementById("use-keys");
  if (!box) return;
  box.checked = keysAreOn();
  box.addEventListener("change", () => rememberKeys(box.checked));
}

function open(details) {
  details.open = true;
  const field = details.querySelector("textarea, select, input:not([type=hidden])") ?? details.querySelector("summary");
  field.focus();
  if (field.tagName === "TEXTAREA") field.setSelectionRange(field.value.length, field.value.length);
}

// The text scrolls by itself beside the promise: what was read stands in the middle of it.
function showLines() {
  const line = document.querySelector(".line.is-chosen");
  const source = document.querySelector(".source");
  if (line && source.scrollHeight > source.clientHeight) source.scrollTop = line.offsetTop - source.clientHeight / 3;
}

function press(key) {
  const board = document.getElementById("board");
  const details = board.querySelector(`[data-open-key="${CSS.escape(key)}"]`);
  if (details) {
    open(details);
    return details;
  }
  const target = board.querySelector(`[data-key="${CSS.escape(key)}"]`);
  target?.click();
  return target;
}

document.addEventListener("keydown", (event) => {
  const field = isTyping(event.target);
  if (event.key === "Escape" && event.target.closest("details.card-form")) {
    const details = event.target.closest("details.card-form");
    details.open = false;
    document.getElementById("at-hand").focus();
    return;
  }
  if (field && event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
    field.form?.requestSubmit();
    event.preventDefault();
    return;
  }
  if (field || event.ctrlKey || event.metaKey || event.altKey || !keysAreOn()) return;
  // With the capitals locked an "a" is still an "a": only the shift key makes it "A", which accepts many at once.
  const key = event.shiftKey ? event.key : event.key.toLowerCase();
  if (press(key)) event.preventDefault();
});

document.addEventListener("htmx:afterSettle", () => {
  const board = document.getElementById("board");
  const wrong = board.querySelector("details.card-form[open] [aria-invalid=true], details.card-form[open] .error");
  const heading = document.getElementById("at-hand");
  if (wrong) open(wrong.closest("details"));
  else heading?.focus({ preventScroll: false });
  SAID.textContent = board.querySelector("[role=alert]")?.textContent ?? board.querySelector("[data-said]").textContent;
  showKeys();
  showLines();
});

showKeys();
showLines();
