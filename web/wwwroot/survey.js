// Shows the questions that are asked and hides the others while the form is filled. Comfort only: without it every
// question is shown, and the server decides by the same rules what is asked, required and stored.
import { evaluate, holds, pipe } from "./rules.js";

const form = document.getElementById("survey");
const { language, today, items } = JSON.parse(document.getElementById("rules").textContent);
const label = (code, option) => items.find((item) => item.code === code)?.options?.[option]?.label;

/** What the form holds for an item, as rules see it; null when nothing. */
function given(item, sent) {
  const values = sent.getAll(item.code).map((value) => value.trim()).filter(Boolean);
  switch (item.kind) {
    case "multiple":
    case "ranking":
      return values.length ? values : null;
    case "scale":
    case "single":
    case "yes-no":
      return values.length ? { option: values[0], level: item.options[values[0]]?.level } : null;
    case "number":
      return values.length ? Number(values[0].replace(",", ".")) : null;
    case "date":
      return values.length ? { date: values[0] } : null;
    case "consent":
      return values.length > 0;
    default:
      return values[0] ?? null;
  }
}

function show() {
  const sent = new FormData(form);
  const answers = {};
  for (const item of items) { // a rule names only items that come before its own
    const asked = !item.visibleIf || holds(item.visibleIf, answers, today);
    answers[item.code] = !asked ? null : item.formula ? evaluate(item.formula, answers, today) : given(item, sent);
    document.getElementById(`q-${item.code}`)?.toggleAttribute("hidden", !asked);
    const words = document.getElementById(`t-${item.code}`);
    if (item.question && words) words.textContent = pipe(item.question, answers, today, language, label);
  }
}

form.addEventListener("input", show);
addEventListener("pageshow", show); // also when the browser brings back a filled form
show();
