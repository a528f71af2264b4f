// While files of data are being made: looks how far they are. Comfort only: without it there is a link that does the same.
const pause = 2000;

async function look() {
  const here = document.getElementById("exports");
  if (!here.dataset.atWork) return;
  try {
    const page = new DOMParser().parseFromString(await (await fetch("/exports")).text(), "text/html").getElementById("exports");
    // Not while somebody is at one of its buttons: it would be gone from under the finger.
    if (page && !here.contains(document.activeElement)) here.replaceWith(page);
  } catch {
    // the network is away: next time
  }
  setTimeout(look, pause);
}

setTimeout(look, pause);
