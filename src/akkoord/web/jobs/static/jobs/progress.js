// Renews the progress of a job without loading the page again; without this script the page renews itself.
const PAUSE_MS = 2000;

function takeOver(region, fresh) {
  if (fresh.dataset.step === region.dataset.step) {
    // Nothing to say aloud: only the bar moves.
    const bar = region.querySelector("progress");
    const newBar = fresh.querySelector("progress");
    if (bar && newBar?.hasAttribute("value")) {
      bar.max = newBar.max;
      bar.value = newBar.value;
    }
    return;
  }
  const hadFocus = region.contains(document.activeElement);
  const said = region.querySelector("[data-said]");
  const newSaid = fresh.querySelector("[data-said]");
  said.replaceChildren(...newSaid.childNodes);
  while (said.nextSibling) said.nextSibling.remove();
  while (newSaid.nextSibling) region.append(newSaid.nextSibling);
  region.dataset.step = fresh.dataset.step;
  region.toggleAttribute("data-goes-on", fresh.hasAttribute("data-goes-on"));
  if (hadFocus && !region.contains(document.activeElement)) region.focus();
}

async function renew() {
  const region = document.getElementById("job");
  try {
    const answer = await fetch(location.href, { headers: { Accept: "text/html" } });
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const fresh = page.getElementById("job");
    // No such region: logged out, or the job is gone. The server says which.
    if (!fresh) return location.reload();
    takeOver(region, fresh);
  } catch (error) {
    // The network may come back; the bar stands still until then.
    console.warn("progress not renewed", error);
  }
  if (region.hasAttribute("data-goes-on")) setTimeout(renew, PAUSE_MS);
}

setTimeout(renew, PAUSE_MS);
