// Every text of the questionnaire with its languages side by side; what is missing is marked, counted and found.
import { KEY, at, reworded } from "./document.js";
import { announce, button, h, t, tickEntry } from "./dom.js";
import { Sheet } from "./sheet.js";

/** All texts: where each stands and whose it is. `path` names the properties on the way to it. */
function texts(document) {
  const found = [];
  const add = (owner, name, path, text) => { if (text) found.push({ key: `${owner?.[KEY] ?? ""} ${path.join(".")}`, owner: owner?.[KEY], name, path, thing: text }); };
  add(null, t("title-of-form"), ["title"], document.title);
  add(null, t("consent-text"), ["consent"], document.consent);
  document.contents.forEach((content, c) => add(null, content.code, ["contents", c, "title"], content.title));
  document.indices.forEach((index, i) => add(null, index.code, ["indices", i, "title"], index.title));
  document.scales.forEach((scale, s) => scale.levels.forEach((level, l) => add(null, `${scale.code} ${level.value}`, ["scales", s, "levels", l, "label"], level.label)));
  for (const section of document.sections) {
    add(section, section.code, ["title"], section.title);
    add(section, section.code, ["lead"], section.lead);
    for (const item of section.items) {
      add(item, item.code, ["question"], item.question);
      item.options?.forEach((option, o) => add(item, `${item.code} · ${option.code}`, ["options", o, "label"], option.label));
      add(item, item.code, ["number", "unit"], item.number?.unit);
      add(item, item.code, ["validIf", "message"], item.validIf?.message);
    }
  }
  return found;
}

const isMissing = (text, language) => !text[language]?.trim();

const put = (thing, [step, ...rest], change) => {
  const value = rest.length ? put(thing[step], rest, change) : change(thing[step]);
  return Array.isArray(thing) ? thing.with(step, value) : { ...thing, [step]: value };
};

/** The document with one text changed. */
function rewritten(document, { owner, path }, change) {
  if (owner === undefined) return put(document, path, change);
  const s = document.sections.findIndex((section) => section[KEY] === owner || section.items.some((item) => item[KEY] === owner));
  if (s < 0) return document;
  return { ...document, sections: at(document.sections, s, (section) => (section[KEY] === owner ? put(section, path, change)
    : { ...section, items: at(section.items, section.items.findIndex((item) => item[KEY] === owner), (item) => put(item, path, change)) })) };
}

export class TranslationsView {
  #desk;
  #sheet;
  #languages;
  #isOnlyMissing = false;

  constructor(desk) {
    this.#desk = desk;
    this.count = h("p", { class: "hint", role: "status" });
    this.place = h("div", {});
    this.element = h("section", { class: "wide-view", "aria-label": t("translations-view") },
      h("div", { class: "view-tools" }, this.count, button(t("next-missing"), () => this.#next(), { class: "small" }),
        tickEntry(t("only-missing"), false, (is) => { this.#isOnlyMissing = is; this.show(); })),
      h("p", { class: "hint" }, t("grid-keys")), this.place);
    desk.draft.listen(() => { if (this.element.isConnected) this.show(); });
  }

  show() {
    const known = this.#desk.languages();
    if (this.#languages?.join() !== known.join()) this.#make(known);
    const all = texts(this.#desk.draft.document);
    const lacking = known.slice(1).map((language) => [language, all.filter(({ thing }) => isMissing(thing, language)).length]);
    this.count.textContent = known.length < 2 ? t("one-language") : lacking.map(([language, number]) => t("missing-in", language, number, all.length)).join(" · ");
    this.#sheet.show(this.#isOnlyMissing ? all.filter(({ thing }) => known.some((language) => isMissing(thing, language))) : all);
  }

  focus() {
    this.#sheet.focus();
  }

  #make(known) {
    this.#languages = known;
    this.#sheet = new Sheet({
      label: t("translations-view"),
      columns: [{ name: "name", title: t("column-code") }, ...known.map((language) => ({ name: language, title: t(`language-${language}`).replace("language-", ""), wide: true, needed: true }))],
      read: (row, { name }) => (name === "name" ? row.name : row.thing[name] ?? ""),
      write: (cells) => this.#desk.run((document) => cells.filter((cell) => cell.column.name !== "name" && !(cell.column.name === "vi" && cell.text === "")).reduce((next, { row, column, text }) =>
        rewritten(next, row, (words) => reworded(words, column.name, text)), document), { name: t("did-translate") }),
    });
    this.place.replaceChildren(this.#sheet.element);
  }

  #next() {
    if (!this.#sheet.focusNext((row, { name }) => name !== "name" && isMissing(row.thing, name))) announce(t("nothing-missing"));
  }
}
