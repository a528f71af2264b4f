// The questionnaire that is being written. A document never changes: each change makes a new one that shares what it did not
// touch, so "what changed?" is a comparison of references, and undo keeps the old document.

/** By this sections and items are known while they are moved, renamed and rewritten; JSON does not see it. */
export const KEY = Symbol("key");

let keys = 0;
export const tagged = (thing) => ({ ...thing, [KEY]: ++keys });

/** Gives sections and items their keys; those of the same code keep the keys they had. */
function load(json, before) {
  const known = new Map();
  for (const section of before?.sections ?? []) {
    known.set(`s ${section.code}`, section[KEY]);
    for (const item of section.items) known.set(`i ${item.code}`, item[KEY]);
  }
  const keyed = (thing, name) => ({ ...thing, [KEY]: take(name) ?? ++keys });
  const take = (name) => { const key = known.get(name); known.delete(name); return key; };
  return { ...json, sections: (json.sections ?? []).map((section) => ({ ...keyed(section, `s ${section.code}`), items: section.items.map((item) => keyed(item, `i ${item.code}`)) })) };
}

export class Draft {
  #past = [];
  #future = [];
  #listeners = new Set();

  constructor(json) {
    this.document = load(json);
  }

  /** `listener(before, after, origin)` hears of every change. */
  listen(listener) {
    this.#listeners.add(listener);
  }

  /**
   * @param change a function from a document to the next one
   * @param name said when it is undone
   * @param merge changes of one such name that follow each other are undone at once: a word, not its letters
   * @param origin who made it, for listeners that need not hear of their own
   */
  change(change, { name, merge, origin } = {}) {
    const [before, after] = [this.document, change(this.document)];
    if (after === before) return false;
    const last = this.#past.at(-1);
    if (merge && last?.merge === merge && performance.now() - last.at < 1500) last.at = performance.now();
    else this.#past.push({ document: before, name, merge, at: performance.now() });
    if (this.#past.length > 500) this.#past.shift();
    this.#future = [];
    this.#show(before, after, origin);
    return true;
  }

  /** Puts another text in its place, such as what two people wrote together. */
  replace(json, name) {
    this.change((document) => load(json, document), { name });
  }

  undo() {
    return this.#step(this.#past, this.#future);
  }

  redo() {
    return this.#step(this.#future, this.#past);
  }

  get canUndo() {
    return this.#past.length > 0;
  }

  get canRedo() {
    return this.#future.length > 0;
  }

  /** Where the thing of that key stands: its section and, if it is an item, its item; null when it is gone. */
  find(key, document = this.document) {
    for (const [s, section] of document.sections.entries()) {
      if (section[KEY] === key) return { s, section };
      const i = section.items.findIndex((item) => item[KEY] === key);
      if (i >= 0) return { s, section, i, item: section.items[i] };
    }
    return null;
  }

  /** All items that come before the one of that key, in the order they are asked. */
  itemsBefore(key) {
    const all = items(this.document);
    return all.slice(0, all.findIndex((item) => item[KEY] === key));
  }

  #step(from, to) {
    const step = from.pop();
    if (!step) return null;
    to.push({ ...step, document: this.document, merge: null });
    this.#show(this.document, step.document);
    return step.name ?? "";
  }

  #show(before, after, origin) {
    this.document = after;
    for (const listener of this.#listeners) listener(before, after, origin);
  }
}

export const items = (document) => document.sections.flatMap((section) => section.items);

/** The same list with the element at a place replaced, or removed where `change` gives undefined. */
export function at(list, place, change) {
  const next = change(list[place]);
  if (next === list[place]) return list;
  return next === undefined ? list.toSpliced(place, 1) : list.with(place, next);
}

/** The same object with other properties; undefined takes one away. */
export function patch(thing, properties) {
  const next = { ...thing, ...properties };
  for (const [name, value] of Object.entries(properties)) if (value === undefined) delete next[name];
  return next;
}

/** A text with the words of one language set; an empty translation is none. */
export function reworded(text, language, words) {
  return patch(text ?? { vi: "" }, { [language]: words === "" && language !== "vi" ? undefined : words });
}

/** The languages that a document has or has begun, Vietnamese first. */
export function languages(document) {
  return [...new Set(["vi", ...(document.languages ?? []), ...Object.keys(document.title)])];
}
