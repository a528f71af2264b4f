// Elements, fields and words: what every part of the editor is built from.

const words = JSON.parse(document.getElementById("words").textContent);
let ids = 0;

/** The sentence of that key, its blanks {0}, {1} … filled. */
export function t(key, ...blanks) {
  return (words[key] ?? key).replace(/\{(\d)\}/g, (_, place) => blanks[place] ?? "");
}

/** An element; `on` holds its listeners, `focus` names it so that the focus finds it again after it was drawn anew. */
export function h(tag, { on = {}, focus, data = {}, ...properties } = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (value === undefined || value === null || value === false) continue;
    if (name === "class") element.className = value;
    else if (name === "value") element.value = value;
    else if (name === "checked" || name === "selected" || name === "disabled") element[name] = value;
    else element.setAttribute(name, value === true ? "" : value);
  }
  for (const [name, listener] of Object.entries(on)) element.addEventListener(name, listener);
  Object.assign(element.dataset, data);
  if (focus) element.dataset.focus = focus;
  element.append(...children.flat().filter((child) => child !== null && child !== undefined && child !== false));
  return element;
}

/** Draws a place anew; who was writing or standing there, still is. */
export function draw(place, ...children) {
  const held = place.contains(document.activeElement) ? document.activeElement : null;
  const [name, start, end] = [held?.dataset.focus, held?.selectionStart, held?.selectionEnd];
  place.replaceChildren(...children.flat().filter(Boolean));
  const next = name && place.querySelector(`[data-focus="${CSS.escape(name)}"]`);
  if (!next) return;
  next.focus({ preventScroll: true });
  if (typeof start === "number" && next.setSelectionRange && /^(text|textarea|search)$/.test(next.type)) next.setSelectionRange(start, end);
}

export const button = (label, click, properties = {}) => h("button", { type: "button", ...properties, on: { click, ...properties.on } }, label);

/** A button that shows a sign and is called by words. */
export const sign = (symbol, label, click, properties = {}) => button(symbol, click, { class: "sign", "aria-label": label, title: label, ...properties });

function labelled(label, control, hint) {
  const id = `f${++ids}`;
  control.id = id;
  if (!hint) return h("div", { class: "entry" }, h("label", { for: id }, label), control);
  control.setAttribute("aria-describedby", `${id}-hint`);
  return h("div", { class: "entry" }, h("label", { for: id }, label), control, h("p", { class: "hint", id: `${id}-hint` }, hint));
}

/** `change` is called with each keystroke. A composition, such as of Telex, is never interrupted: nothing is drawn anew for it. */
export function textEntry(label, value, change, { hint, rows, focus, lang, type = "text", ...more } = {}) {
  const control = rows ? h("textarea", { rows, lang, focus, ...more }) : h("input", { type, lang, focus, autocomplete: "off", ...more });
  control.value = value ?? "";
  control.addEventListener("input", () => change(control.value, control));
  return labelled(label, control, hint);
}

/** `choices` are [value, words] pairs. */
export function choiceEntry(label, value, choices, change, { hint, focus } = {}) {
  const control = select(value, choices, change, { focus });
  return labelled(label, control, hint);
}

export function select(value, choices, change, properties = {}) {
  const control = h("select", { ...properties, on: { change: () => change(control.value) } },
    choices.map(([choice, name]) => h("option", { value: choice, selected: choice === (value ?? "") }, name)));
  return control;
}

export function tickEntry(label, checked, change, { focus } = {}) {
  const control = h("input", { type: "checkbox", checked, focus, on: { change: () => change(control.checked) } });
  return h("label", { class: "tick-entry" }, control, " ", label);
}

/** Says which of several is the chosen one. */
export function markCurrent(element, isHere) {
  if (isHere) element.setAttribute("aria-current", "true");
  else element.removeAttribute("aria-current");
}

/** A list of what is wrong with the thing above which it stands, filled by `showFaults`. */
export const faultList = () => h("ul", { class: "faults", "aria-label": t("faults") });

export function showFaults(list, faults) {
  list.replaceChildren(...faults.map((fault) => h("li", { class: fault.weight }, h("span", { class: "sr-only" }, `${t(`weight-${fault.weight}`)}: `), fault.words)));
  list.hidden = faults.length === 0;
}

const live = h("div", { class: "sr-only", role: "status", "aria-live": "polite" });
document.body.append(live);

/** Read aloud, once. */
export function announce(sentence) {
  live.textContent = "";
  requestAnimationFrame(() => { live.textContent = sentence; });
}

/** Opens a dialog; gives what `close` was called with, or undefined where it was left. */
export function ask(title, build) {
  return new Promise((resolve) => {
    let answer;
    const before = document.activeElement;
    const id = `d${++ids}`;
    const dialog = h("dialog", { class: "editor-dialog", "aria-labelledby": id, on: { close: () => {
      dialog.remove();
      if (before?.isConnected) before.focus();
      resolve(answer);
    } } }, h("h2", { id }, title));
    dialog.append(...build((value) => { answer = value; dialog.close(); }).filter(Boolean));
    document.body.append(dialog);
    dialog.showModal();
  });
}
