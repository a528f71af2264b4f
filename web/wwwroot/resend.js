// While the store is away: sends the kept form again by itself, each time after a longer wait, a minute at most.
// Comfort only: without it the button does the same.
const form = document.getElementById("again");
const countdown = document.getElementById("countdown");
const said = document.getElementById("said"); // read aloud: once at the beginning and once at the end, not each second
const key = `again ${form.action} ${new FormData(form).get("response_id") ?? ""}`;
const longest = 60;

/** How often it was sent before; 0 where the browser keeps nothing for this site. */
function tries(count) {
  try {
    if (count !== undefined) sessionStorage.setItem(key, count);
    return Number(sessionStorage.getItem(key));
  } catch {
    return 0;
  }
}

const words = (seconds) => form.dataset.waiting.replace("{0}", seconds);
const wait = Number(form.dataset.seconds) * 2 ** Math.min(tries(), 6);
let left = Math.min(longest, Math.ceil(wait * (1 + Math.random() / 4))); // not all at the same moment

const timer = setInterval(() => {
  left = Math.max(0, left - 1);
  countdown.textContent = words(left);
  if (left > 0 || !navigator.onLine) return;
  tries(tries() + 1);
  form.requestSubmit();
}, 1000);

form.addEventListener("submit", () => { // also when the person presses
  clearInterval(timer);
  countdown.textContent = said.textContent = form.dataset.sending;
});
countdown.textContent = said.textContent = words(left);
