// The desk: puts the parts beside each other, knows what is chosen, and hears the keys that work everywhere.
import { Draft, KEY, items, languages } from "./document.js";
import { kinds } from "./commands.js";
import { announce, button, h, markCurrent, select, t } from "./dom.js";
import { Checking } from "./checking.js";
import { Comments } from "./comments.js";
import { GeneralView } from "./general.js";
import { Grid } from "./grid.js";
import { ItemForm } from "./item.js";
import { Outline } from "./outline.js";
import { Preview } from "./preview.js";
import { Saving } from "./saving.js";
import { ScalesView } from "./scales.js";
import { SectionForm } from "./section.js";
import { Server } from "./server.js";
import { TranslationsView } from "./translations.js";

const views = ["write", "grid", "translations", "scales", "general"];

class Desk {
  #heard = new Set();
  #form = null;
  #shown = null;
  #known;

  constructor(opened) {
    this.code = opened.code;
    this.draft = new Draft(opened.document);
    this.#known = new Set(items(this.draft.document).map((item) => item.code));
    this.server = new Server(this.code);
    this.selected = firstKey(this.draft.document);
    this.checking = new Checking(this);
    this.comments = new Comments(this);
    this.notes = h("div", { class: "notes" });
    this.outline = new Outline(this);
    this.preview = new Preview(this);
    this.views = { grid: new Grid(this), translations: new TranslationsView(this), scales: new ScalesView(this), general: new GeneralView(this) };
    this.#build(opened);
    this.draft.listen((before, after, origin) => this.#changed(before, after, origin));
    this.checking.listen((keys) => { if (keys.has(this.selected)) this.#form?.showFaults(); });
    this.saving = new Saving(this, opened);
    this.savingPlace.replaceChildren(this.saving.element);
    this.redrawItem();
    this.show("write");
    this.checking.ask(0);
    this.preview.ask(0);
    addEventListener("keydown", (event) => this.#press(event));
  }

  languages() {
    return languages(this.draft.document);
  }

  /** Whether an item had that code when the page was opened: it may be published, so nobody is asked to think of a better one. */
  isKnown(code) {
    return this.#known.has(code);
  }

  /** Makes one change; false where it changes nothing. */
  run(change, options) {
    return this.draft.change(change, options);
  }

  /** Makes something new, and chooses it. */
  add(make, name) {
    let key = null;
    this.run((document) => {
      const [next, added] = make(document);
      key = added;
      return next;
    }, { name });
    this.show("write");
    this.select(key);
    const first = this.middle.querySelector("[data-focus=question], [data-focus=title]");
    first?.focus();
    first?.select();
    return key;
  }

  onSelect(listener) {
    this.#heard.add(listener);
  }

  select(key) {
    const before = this.selected;
    this.selected = key;
    for (const listener of this.#heard) listener(key, before);
    this.redrawItem();
    this.element.dataset.pane = "item";
    this.#markPanes();
  }

  /** From a list of faults to where one is mended. */
  jump(key) {
    if (!this.draft.find(key)) return this.show("general");
    this.show("write");
    this.select(key);
    this.middle.querySelector("textarea, input")?.focus();
  }

  redrawItem() {
    const found = this.draft.find(this.selected);
    this.#form = !found ? null : found.item ? new ItemForm(this, this.selected) : new SectionForm(this, this.selected);
    this.#shown = found?.item ?? found?.section;
    this.place.replaceChildren(this.#form?.element ?? h("p", { class: "empty" }, t("nothing-chosen")));
  }

  show(view) {
    this.element.dataset.view = view;
    for (const tab of this.tabs) markCurrent(tab, tab.dataset.view === view);
    this.wide.replaceChildren(...(this.views[view] ? [this.views[view].element] : []));
    this.views[view]?.show();
    this.views[view]?.focus();
  }

  undo() {
    this.#undone(this.draft.undo(), "undone", "nothing-to-undo");
  }

  redo() {
    this.#undone(this.draft.redo(), "redone", "nothing-to-redo");
  }

  offerUndo(sentence) {
    this.note(sentence, [t("undo"), () => this.undo()]);
  }

  /** Says something above the panes, with what can be done about it. */
  note(sentence, ...acts) {
    const note = h("p", { class: "editor-note" }, h("span", {}, sentence), acts.map(([label, act]) => button(label, () => { note.remove(); act(); }, { class: "small" })), button(t("close"), () => note.remove(), { class: "small quiet" }));
    if (this.notes.children.length > 2) this.notes.firstChild.remove();
    this.notes.append(note);
    announce(sentence);
  }

  #undone(name, done, nothing) {
    announce(name === null ? t(nothing) : t(done, name));
  }

  #changed(before, after, origin) {
    this.undoButton.disabled = !this.draft.canUndo;
    this.redoButton.disabled = !this.draft.canRedo;
    const found = this.draft.find(this.selected);
    const thing = found?.item ?? found?.section;
    if (!thing) return this.select(firstKey(after));
    const isOther = thing !== this.#shown || before.scales !== after.scales || before.contents !== after.contents || before.index !== after.index || before.languages !== after.languages;
    this.#shown = thing;
    if (isOther && origin !== "item") this.#form?.draw();
  }

  #press(event) {
    const key = event.key.toLowerCase();
    if (event.isComposing || !(event.ctrlKey || event.metaKey)) {
      if (event.altKey && /^[1-5]$/.test(key)) { event.preventDefault(); this.show(views[key - 1]); }
      return;
    }
    if (key === "s") this.saving.save();
    else if (key === "z" && !event.shiftKey) this.undo();
    else if (key === "y" || (key === "z" && event.shiftKey)) this.redo();
    else if (key === "enter" && this.element.dataset.view === "write" && this.selected !== null) this.outline.add(this.selected, this.kind.value);
    else return;
    event.preventDefault();
  }

  #build(opened) {
    this.tabs = views.map((view) => button(t(`view-${view}`), () => this.show(view), { class: "tab", data: { view } }));
    this.undoButton = button(`↶ ${t("undo")}`, () => this.undo(), { class: "small", disabled: true, title: "Ctrl+Z" });
    this.redoButton = button(`↷ ${t("redo")}`, () => this.redo(), { class: "small", disabled: true, title: "Ctrl+Y" });
    this.savingPlace = h("div", { class: "saving-place" });
    this.kind = select("scale", kinds.map((kind) => [kind, t(`kind-${kind}`)]), () => {}, { "aria-label": t("add-kind") });
    this.place = h("div", {});
    this.middle = h("section", { class: "pane item-pane", "aria-label": t("item-pane") },
      h("div", { class: "pane-head add-item" }, this.kind, button(t("add-item"), () => this.outline.add(this.selected, this.kind.value), { class: "small strong", title: "Ctrl+Enter", disabled: this.selected === null })), this.place);
    this.wide = h("div", { class: "wide-place" });
    this.panes = ["outline", "item", "preview"].map((pane) => button(t(`pane-${pane}`), () => { this.element.dataset.pane = pane; this.#markPanes(); this.preview.ask(0); }, { class: "tab", data: { pane } }));
    this.element = h("div", { class: "desk", data: { view: "write", pane: "item" } },
      h("div", { class: "toolbar" },
        h("div", { class: "toolbar-row" }, h("p", { class: "form-name" }, h("a", { href: "/design" }, t("all-forms")), " › ", h("strong", {}, opened.code)), this.savingPlace,
          h("div", { class: "tools" }, this.undoButton, this.redoButton, h("a", { class: "small link", href: `${this.server.address}/review` }, t("to-review")))),
        h("div", { class: "toolbar-row" }, h("nav", { class: "tabs", "aria-label": t("views") }, this.tabs),
          h("details", { class: "faults-all" }, h("summary", {}, t("faults"), " ", this.checking.count), this.checking.list))),
      this.notes,
      h("nav", { class: "tabs pane-tabs", "aria-label": t("panes") }, this.panes),
      h("div", { class: "panes" }, this.outline.element, this.middle, this.preview.element),
      this.wide);
    this.#markPanes();
    const root = document.getElementById("editor");
    root.replaceChildren(this.element);
    root.removeAttribute("aria-busy");
  }

  #markPanes() {
    for (const tab of this.panes) markCurrent(tab, tab.dataset.pane === this.element.dataset.pane);
  }
}

/** Of the first item, or the section that waits for it; null where there is none. */
function firstKey({ sections: [first] }) {
  return (first?.items[0] ?? first)?.[KEY] ?? null;
}

new Desk(JSON.parse(document.getElementById("opened").textContent));
