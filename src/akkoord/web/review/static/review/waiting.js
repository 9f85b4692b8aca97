// Renews the progress of a reading; once it has ended the page is loaded again, which shows what was read.
const PAUSE_MS = 1000;

async function renew() {
  try {
    const answer = await fetch(location.href, { headers: { Accept: "text/html" } });
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const fresh = page.querySelector("#waiting[data-goes-on] progress");
    if (!fresh) return location.reload();
    const bar = document.querySelector("#waiting progress");
    if (fresh.hasAttribute("value")) {
      bar.max = fresh.max;
      bar.value = fresh.value;
    }
  } catch (error) {
    // The network may come back; the bar stands still until then.
    console.warn("progress not renewed", error);
  }
  setTimeout(renew, PAUSE_MS);
}

setTimeout(renew, PAUSE_MS);
