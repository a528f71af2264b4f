// The sections and items in their order: chosen, moved by keyboard or drag. Only rows that changed are drawn.
import { KEY } from "./document.js";
import { addItem, addSection, asked, duplicate, moveItem, moveSection, placeItem, removeItem } from "./commands.js";
import { announce, button, h, markCurrent, t } from "./dom.js";

export class Outline {
  #desk;
  #rows = new Map();
  #sections = new Map();
  #dragged = null;

  constructor(desk) {
    this.#desk = desk;
    this.list = h("div", { class: "outline-list", on: { keydown: (event) => this.#press(event) } });
    this.element = h("nav", { class: "pane outline", "aria-label": t("outline") },
      h("div", { class: "pane-head" }, h("h2", {}, t("outline")), button(t("add-section"), () => this.#addSection(), { class: "small" })),
      this.list,
      h("p", { class: "hint keys" }, t("outline-keys")));
    this.#draw(null, desk.draft.document);
    desk.draft.listen((before, after) => this.#draw(before, after));
    desk.onSelect((key, before) => { this.#mark(before); this.#mark(key); });
    desk.checking.listen((changed) => changed.forEach((key) => this.#badge(key)));
  }

  focus(key = this.#desk.selected) {
    const row = this.#rows.get(key) ?? this.#sections.get(key)?.head;
    row?.button.focus();
    row?.button.scrollIntoView({ block: "nearest" });
  }

  #draw(before, after) {
    const known = new Set();
    let last = null;
    for (const section of after.sections) {
      const key = section[KEY];
      known.add(key);
      const group = this.#sections.get(key) ?? this.#makeSection(key);
      if (group.drawn !== section) this.#drawSection(group, section);
      if (group.element !== (last ? last.nextSibling : this.list.firstChild)) this.list.insertBefore(group.element, last ? last.nextSibling : this.list.firstChild);
      last = group.element;
    }
    for (const [key, group] of this.#sections) if (!known.has(key)) { group.element.remove(); this.#sections.delete(key); }
    if (before) for (const key of [...this.#rows.keys()]) if (!this.#desk.draft.find(key)) this.#rows.delete(key);
  }

  #makeSection(key) {
    const head = { button: button("", () => this.#desk.select(key), { class: "outline-section", tabindex: "-1", data: { key } }) };
    const items = h("ol", {});
    const group = { head, items, element: h("section", { class: "outline-group" }, head.button, items), drawn: null };
    this.#receive(head.button, key, () => [key, 0]);
    this.#sections.set(key, group);
    return group;
  }

  #drawSection(group, section) {
    group.head.button.replaceChildren(h("span", {}, section.title.vi || t("untitled")), h("span", { class: "count" }, `${section.items.length}`));
    this.#mark(section[KEY]);
    let next = group.items.firstChild;
    for (const item of section.items) {
      const row = this.#rows.get(item[KEY]) ?? this.#makeRow(item[KEY]);
      if (row.drawn !== item) this.#drawRow(row, item);
      if (row.element !== next) group.items.insertBefore(row.element, next);
      next = row.element.nextSibling;
    }
    while (next) { const gone = next; next = next.nextSibling; gone.remove(); }
    group.drawn = section;
  }

  #makeRow(key) {
    const row = { button: button("", () => this.#desk.select(key), { class: "outline-item", tabindex: "-1", data: { key } }), drawn: null };
    row.element = h("li", { draggable: "true" }, row.button);
    row.element.addEventListener("dragstart", (event) => { this.#dragged = key; event.dataTransfer.effectAllowed = "move"; event.dataTransfer.setData("text/plain", row.drawn.code); });
    row.element.addEventListener("dragend", () => { this.#dragged = null; });
    this.#receive(row.element, key, () => { const { section, i } = this.#desk.draft.find(key); return [section[KEY], i]; });
    this.#rows.set(key, row);
    return row;
  }

  #drawRow(row, item) {
    row.element.classList.toggle("unnumbered", !asked(item.type));
    row.button.replaceChildren(
      h("span", { class: "outline-words" }, item.question.vi || t("untitled")),
      h("span", { class: "outline-marks" }, item.visibleIf ? h("span", { class: "mark", title: t("has-condition") }, "⎇") : null, item.required ? h("span", { class: "mark", title: t("required") }, "✱") : null, h("code", {}, item.code)),
      h("span", { class: "badge" }));
    row.drawn = item;
    this.#badge(item[KEY]);
    this.#mark(item[KEY]);
  }

  #badge(key) {
    const badge = this.#rows.get(key)?.button.querySelector(".badge");
    if (!badge) return;
    const faults = this.#desk.checking.of(key);
    const grave = faults.filter((fault) => fault.weight !== "advice").length;
    badge.textContent = faults.length ? `${faults.length}` : "";
    badge.className = grave ? "badge grave" : "badge";
    badge.title = faults.length ? t("faults-here", faults.length) : "";
  }

  #mark(key) {
    const target = (this.#rows.get(key) ?? this.#sections.get(key)?.head)?.button;
    if (!target) return;
    const here = key === this.#desk.selected;
    target.tabIndex = here ? 0 : -1;
    markCurrent(target, here);
    if (here) target.scrollIntoView({ block: "nearest" });
  }

  #press(event) {
    const key = Number(event.target.dataset.key);
    if (!key) return;
    const all = [...this.list.querySelectorAll("button")];
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step && event.altKey) this.move(key, step);
    else if (step) all[all.indexOf(event.target) + step]?.focus();
    else if (event.key === "Home" || event.key === "End") all.at(event.key === "Home" ? 0 : -1).focus();
    else if (event.key === "Delete") this.remove(key);
    else if (event.key === "Insert") this.add(key, this.#desk.draft.find(key).item?.type ?? "scale");
    else if (event.key.toLowerCase() === "d" && event.ctrlKey) this.copy(key);
    else return;
    event.preventDefault();
  }

  move(key, by) {
    const place = this.#desk.draft.find(key);
    const changed = this.#desk.run(place.item ? moveItem(key, by) : moveSection(key, by), { name: t("did-move") });
    if (changed) this.#say(key);
    this.focus(key);
  }

  add(afterKey, kind) {
    const key = this.#desk.add((document) => addItem(document, kind, afterKey), t("did-add"));
    announce(t("added", this.#desk.draft.find(key).item.code));
    return key;
  }

  copy(key) {
    if (!this.#desk.draft.find(key)?.item) return;
    this.#desk.add((document) => duplicate(document, key), t("did-copy"));
    announce(t("copied"));
  }

  remove(key) {
    const { item, section, i } = this.#desk.draft.find(key);
    if (!item) return;
    const next = section.items[i + 1] ?? section.items[i - 1] ?? section;
    this.#desk.select(next[KEY]);
    this.#desk.run(removeItem(key), { name: t("did-remove") });
    this.#desk.offerUndo(t("removed", item.code));
    this.focus(next[KEY]);
  }

  #addSection() {
    this.#desk.add((document) => addSection(document, this.#desk.selected), t("did-add"));
  }

  #say(key) {
    const { section, item, i } = this.#desk.draft.find(key);
    announce(item ? t("moved", item.code, section.title.vi, i + 1) : t("moved-section"));
  }

  /** What is dragged here lands where `place` says: [section, place in it]. */
  #receive(target, key, place) {
    target.addEventListener("dragover", (event) => {
      if (this.#dragged === null || this.#dragged === key) return;
      event.preventDefault();
      target.classList.add("drop");
    });
    target.addEventListener("dragleave", () => target.classList.remove("drop"));
    target.addEventListener("drop", (event) => {
      event.preventDefault();
      target.classList.remove("drop");
      const dragged = this.#dragged;
      if (dragged === null || dragged === key) return;
      this.#desk.run(placeItem(dragged, ...place()), { name: t("did-move") });
      this.#say(dragged);
      this.focus(dragged);
    });
  }
}
