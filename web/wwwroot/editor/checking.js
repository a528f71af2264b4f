// What the server says about the draft: what keeps it from being read, and what looks wrong; each at its item.
import { KEY } from "./document.js";
import { announce, h, button, t } from "./dom.js";

const placed = /^\$\.sections\[(\d+)\](?:\.items\[(\d+)\])?\.?(.*)$/;
const order = { problem: 0, refusal: 1, warning: 2, advice: 3 };

export class Checking {
  #desk;
  #timer;
  #running;
  #faults = new Map();
  #rules = new Map();
  #listeners = new Set();

  constructor(desk) {
    this.#desk = desk;
    this.missing = [];
    this.list = h("ol", { class: "fault-list" });
    this.count = h("span", { class: "badge" });
    desk.draft.listen(() => this.ask());
  }

  /** `listener(keys)` hears whose faults have changed. */
  listen(listener) {
    this.#listeners.add(listener);
  }

  /** Of an item, a section, or "whole". */
  of(key) {
    return this.#faults.get(key) ?? [];
  }

  /** The JSON of an item's rule; undefined where it could not be read. */
  rule(key, path) {
    return this.#rules.get(`${key} ${path}`);
  }

  ask(wait = 400) {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#check(), wait);
  }

  async #check() {
    this.#running?.abort();
    const [document, running] = [this.#desk.draft.document, new AbortController()];
    this.#running = running;
    const response = await this.#desk.server.send("POST", "check", document, running.signal);
    if (!response?.ok) return;
    const found = await response.json().catch(() => null);
    if (found && this.#running === running) this.#take(document, found);
  }

  #take(document, found) {
    const faults = new Map();
    const add = (fault) => {
      const { key, rest } = this.#locate(document, fault.place);
      faults.set(key, [...(faults.get(key) ?? []), { ...fault, rest }]);
    };
    found.problems.forEach((problem) => add({ ...problem, weight: "problem" }));
    found.findings.forEach(add);
    const changed = new Set([...this.#faults.keys(), ...faults.keys()].filter((key) => JSON.stringify(this.#faults.get(key)) !== JSON.stringify(faults.get(key))));
    this.#rules.clear();
    for (const [place, rule] of Object.entries(found.rules)) {
      const { key, rest } = this.#locate(document, place);
      this.#rules.set(`${key} ${rest}`, rule);
    }
    this.missing = found.missing;
    this.#faults = faults;
    if (changed.size > 0) this.#showList(document);
    changed.add(this.#desk.selected);
    for (const listener of this.#listeners) listener(changed);
  }

  #locate(document, place) {
    const [, s, i, rest] = place?.match(placed) ?? [];
    if (s === undefined) return { key: "whole", rest: place ?? "" };
    const section = document.sections[s];
    return { key: (i === undefined ? section : section?.items[i])?.[KEY] ?? "whole", rest };
  }

  #showList(document) {
    const all = [];
    const name = new Map(document.sections.flatMap((section) => [[section[KEY], section.title.vi], ...section.items.map((item) => [item[KEY], item.code])]));
    for (const [key, faults] of this.#faults) for (const fault of faults) all.push({ key, fault });
    all.sort((a, b) => order[a.fault.weight] - order[b.fault.weight]);
    this.list.replaceChildren(...all.map(({ key, fault }) => h("li", { class: fault.weight },
      button(`${t(`weight-${fault.weight}`)} · ${name.get(key) ?? t("whole")}`, () => { this.list.closest("details").open = false; this.#desk.jump(key); }, { class: "jump" }), h("span", {}, fault.words))));
    const grave = all.filter(({ fault }) => fault.weight !== "advice").length;
    if (this.count.textContent !== `${all.length}`) announce(t("faults-now", all.length));
    this.count.textContent = `${all.length}`;
    this.count.className = grave > 0 ? "badge grave" : "badge";
  }
}
