// The answers that may be chosen: one by one, or pasted as a list out of Word or Excel.
import { KEY, patch, reworded } from "./document.js";
import { set } from "./commands.js";
import { optionCode, slug } from "./codes.js";
import { announce, ask, button, h, sign, t, tickEntry } from "./dom.js";

const bullet = /^\s*(?:[-–—•●○◦▪▫■□☐*·+➢✓]\s*|\(?\d{1,3}[.)]\s*|\(?[a-zđ][.)]\s+|o\s+(?=\S))/iu;

/** The lines of a list as rows of cells, without their bullets and numbers; empty lines are none. */
const lines = (text) => text.split(/\r?\n/).map((line) => line.split("\t").map((cell) => cell.replace(bullet, "").trim())).filter((cells) => cells.some(Boolean));

/** Options out of pasted text: "1⇥Nam⇥Male" gives code, words and translation; what was there with the same words keeps its code. */
function pasted(text, known, languages) {
  const next = [];
  const kept = known.filter((option, place) => option.label.vi !== t("new-option", place + 1)); // nobody has seen the others
  for (const cells of lines(text)) {
    const hasCode = cells.length > 1 && /^[a-z0-9][a-z0-9-]{0,11}$/.test(cells[0]) && cells[1];
    const texts = (hasCode ? cells.slice(1) : cells).filter(Boolean);
    if (texts.length === 0) continue;
    const label = Object.fromEntries(languages.map((language, place) => [language, texts[place]]).filter(([, words]) => words));
    const same = kept.find((option) => option.label.vi.toLowerCase() === label.vi.toLowerCase() && !next.some((other) => other.code === option.code));
    const code = hasCode && !next.some((option) => option.code === cells[0]) ? cells[0] : same?.code ?? optionCode([...kept, ...next], label.vi);
    next.push({ ...same, code, label: { ...same?.label, ...label } });
  }
  return next;
}

export function optionsEditor(desk, item, redraw) {
  const key = item[KEY];
  const change = (options, more) => desk.run(set(key, { options }), { name: t("did-options"), ...more });
  const now = () => desk.draft.find(key).item;
  const rows = item.options.map((option, place) => row(option, place));

  return h("fieldset", { class: "group" }, h("legend", {}, t("options")),
    h("ol", { class: "options-list" }, rows),
    h("p", { class: "tools" },
      button(t("option-add"), () => add(now().options.length), { focus: "option-add", class: "small" }),
      button(t("option-paste"), paste, { focus: "option-paste", class: "small" })));

  function row(option, place) {
    const label = h("input", { type: "text", value: option.label.vi, "aria-label": t("option-label", place + 1), focus: `option-${option.code}`, on: {
      input: () => edit(place, (old) => patch(old, { label: reworded(old.label, "vi", label.value) }), { merge: `option ${key} ${option.code}`, origin: "item" }),
      keydown: (event) => {
        if (event.key === "Enter") add(place + 1);
        else if (event.altKey && event.key === "ArrowDown") move(place, 1);
        else if (event.altKey && event.key === "ArrowUp") move(place, -1);
        else return;
        event.preventDefault();
      },
      paste: (event) => {
        const text = event.clipboardData.getData("text/plain");
        if (lines(text).length < 2) return;
        event.preventDefault();
        const { options } = now();
        insert(place + (options[place].label.vi ? 1 : 0), text, options[place].label.vi ? options : options.toSpliced(place, 1));
      },
    } });
    const code = h("input", { type: "text", class: "code-entry", value: option.code, "aria-label": t("option-code", place + 1), focus: `option-code-${place}`, on: {
      change: () => edit(place, (old) => patch(old, { code: slug(code.value) || old.code })),
    } });
    return h("li", {}, code, label,
      item.type === "multiple" ? tickEntry(t("option-exclusive"), option.exclusive, (is) => edit(place, (old) => patch(old, { exclusive: is || undefined })), { focus: `exclusive-${place}` }) : null,
      tickEntry(t("option-words"), option.asksForWords, (is) => edit(place, (old) => patch(old, { asksForWords: is || undefined })), { focus: `asks-${place}` }),
      sign("↑", t("up-of", option.label.vi), () => move(place, -1), { focus: `up-${option.code}`, disabled: place === 0 }),
      sign("↓", t("down-of", option.label.vi), () => move(place, 1), { focus: `down-${option.code}`, disabled: place === item.options.length - 1 }),
      sign("✕", t("remove-of", option.label.vi), () => remove(place)));
  }

  function edit(place, how, more) {
    change(now().options.with(place, how(now().options[place])), more);
  }

  function add(place) {
    const { options } = now();
    const label = t("new-option", options.length + 1);
    const code = optionCode(options, label);
    change(options.toSpliced(place, 0, { code, label: { vi: label } }));
    redraw(`option-${code}`);
  }

  function move(place, by) {
    const { options } = now();
    const to = place + by;
    if (to < 0 || to >= options.length) return;
    change(options.toSpliced(place, 1).toSpliced(to, 0, options[place]));
    announce(t("moved-option", options[place].label.vi, to + 1));
    redraw(`option-${options[place].code}`);
  }

  function remove(place) {
    const { options } = now();
    change(options.toSpliced(place, 1));
    desk.offerUndo(t("removed-option", options[place].label.vi));
    redraw(`option-${(options[place + 1] ?? options[place - 1])?.code}`);
  }

  function insert(place, text, options) {
    const added = pasted(text, options, desk.languages()).filter((option) => !options.some((other) => other.code === option.code));
    change(options.toSpliced(place, 0, ...added));
    announce(t("pasted", added.length));
    redraw(`option-${added[0]?.code}`);
  }

  async function paste() {
    const area = h("textarea", { rows: 12, "aria-label": t("option-paste"), value: now().options.map((option) => option.label.vi).join("\n") });
    const count = h("p", { class: "hint", "aria-live": "polite" });
    const read = () => pasted(area.value, now().options, desk.languages());
    area.addEventListener("input", () => { count.textContent = t("paste-count", read().length); });
    const options = await ask(t("option-paste"), (close) => [
      h("p", { class: "hint" }, t("paste-hint")), area, count,
      h("p", { class: "tools" }, button(t("paste-take"), () => close(read()), { class: "button" }), button(t("cancel"), () => close(), { class: "button quiet" })),
    ]);
    if (options?.length) {
      change(options);
      announce(t("pasted", options.length));
      redraw("option-paste");
    }
  }
}
