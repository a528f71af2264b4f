// The chosen section: what it is called, which content its items are criteria of.
import { KEY, patch, reworded } from "./document.js";
import { inSection, moveSection, removeSection } from "./commands.js";
import { ask, button, choiceEntry, draw, faultList, h, showFaults, sign, t, textEntry } from "./dom.js";

export class SectionForm {
  #desk;
  #key;

  constructor(desk, key) {
    this.#desk = desk;
    this.#key = key;
    this.faults = faultList();
    this.body = h("div", { class: "item-body" });
    this.element = h("div", {}, this.body);
    this.draw();
    this.showFaults();
  }

  draw() {
    const desk = this.#desk;
    const { section } = desk.draft.find(this.#key);
    const { contents, index } = desk.draft.document;
    const set = (properties, more) => desk.run(inSection(this.#key, (now) => patch(now, properties)), { name: t("did-edit"), ...more });
    const now = () => desk.draft.find(this.#key).section;
    const typed = (name, change) => (value) => set(change(value), { merge: `${name} ${this.#key}`, origin: "item" });
    const lead = (language) => (value) => ({ lead: language === "vi" && !value ? undefined : reworded(now().lead, language, value) });
    draw(this.body,
      h("div", { class: "item-tools", role: "group", "aria-label": t("section-tools") },
        sign("↑", t("move-up"), () => desk.run(moveSection(this.#key, -1), { name: t("did-move") }), { focus: "move-up" }),
        sign("↓", t("move-down"), () => desk.run(moveSection(this.#key, 1), { name: t("did-move") }), { focus: "move-down" }),
        button(t("section-remove"), () => this.#remove(section), { class: "small grave" })),
      this.faults,
      textEntry(t("section-title"), section.title.vi, typed("title", (value) => ({ title: reworded(now().title, "vi", value) })), { focus: "title" }),
      textEntry(t("section-lead"), section.lead?.vi, typed("lead", lead("vi")), { rows: 2, focus: "lead", hint: t("section-lead-hint") }),
      h("div", { class: "columns" },
        textEntry(t("code"), section.code, typed("code", (code) => ({ code })), { focus: "section-code" }),
        choiceEntry(t("section-content"), section.content ?? "", [["", t("section-content-none")], ...contents.map((content) => [content.code, `${content.code} – ${content.title.vi}`])],
          (content) => set({ content: content || undefined, weight: content ? section.weight : undefined }), { focus: "content", hint: t("section-content-hint") }),
        index.aggregation === "weighted_factors" && section.content ? textEntry(t("section-weight"), section.weight, typed("weight", (value) => ({ weight: value ? Number(value) : undefined })), { type: "number", step: "any", focus: "weight" }) : null));
  }

  showFaults() {
    showFaults(this.faults, this.#desk.checking.of(this.#key));
  }

  async #remove(section) {
    const desk = this.#desk;
    const isSure = section.items.length === 0 || await ask(t("section-remove"), (close) => [h("p", {}, t("section-remove-sure", section.title.vi, section.items.length)),
      h("p", { class: "tools" }, button(t("section-remove"), () => close(true), { class: "button grave" }), button(t("cancel"), () => close(), { class: "button quiet" }))]);
    if (!isSure) return;
    const { sections } = desk.draft.document;
    const place = sections.indexOf(section);
    desk.select((sections[place + 1] ?? sections[place - 1])?.[KEY] ?? null);
    desk.run(removeSection(this.#key), { name: t("did-remove") });
    desk.offerUndo(t("section-removed", section.title.vi));
  }
}

