// What belongs to the questionnaire as a whole: its title, consent, languages, index, contents and named indices.
import { at, patch, reworded } from "./document.js";
import { slug } from "./codes.js";
import { announce, button, choiceEntry, draw, faultList, h, showFaults, sign, t, textEntry, tickEntry } from "./dom.js";

const formulas = ["top2box", "mean5_pct", "mean_0_100", "mean", "all_positive"];
const aggregations = ["pooled_answers", "mean_of_criteria", "mean_of_factors", "mean_of_contents", "weighted_factors"];

export class GeneralView {
  #desk;

  constructor(desk) {
    this.#desk = desk;
    this.body = h("div", { class: "item-body" });
    this.faults = faultList();
    this.element = h("section", { class: "wide-view narrow-view", "aria-label": t("general-view") }, this.faults, this.body);
    desk.draft.listen((before, after, origin) => { if (origin !== "general" && this.element.isConnected) this.show(); });
    desk.checking.listen((keys) => { if (keys.has("whole")) this.#showFaults(); });
  }

  show() {
    const { document } = this.#desk.draft;
    this.#showFaults();
    draw(this.body,
      this.#text(t("title-of-form"), "title", 2), this.#text(t("consent-text"), "consent", 5, t("consent-hint")),
      h("fieldset", { class: "group" }, h("legend", {}, t("languages")), this.#languages(document)),
      h("fieldset", { class: "group" }, h("legend", {}, t("index")), h("div", { class: "columns" },
        choiceEntry(t("formula-of-index"), document.index.formula, formulas.map((name) => [name, t(`formula-${name}`)]), (formula) => this.#set({ index: { ...document.index, formula } }), { focus: "formula" }),
        choiceEntry(t("aggregation"), document.index.aggregation, aggregations.map((name) => [name, t(`aggregation-${name}`)]), (aggregation) => this.#aggregate(aggregation), { focus: "aggregation" }))),
      h("fieldset", { class: "group" }, h("legend", {}, t("contents")), h("p", { class: "hint" }, t("contents-hint")), document.contents.map((content, c) => this.#content(content, c)),
        button(t("content-add"), () => this.#add("contents", { code: `N${document.contents.length + 1}`, title: { vi: t("new-content") } }), { class: "small", focus: "content-add" })),
      h("fieldset", { class: "group" }, h("legend", {}, t("indices")), h("p", { class: "hint" }, t("indices-hint")), document.indices.map((index, i) => this.#index(index, i)),
        button(t("index-add"), () => this.#add("indices", { code: `chi-so-${document.indices.length + 1}`, title: { vi: t("new-index") }, contents: document.contents.slice(0, 1).map((content) => content.code), population: "administrative" }), { class: "small", focus: "index-add" })),
      textEntry(t("source"), document.source, (value) => this.#typed({ source: value || undefined }, "source"), { rows: 2, focus: "source" }),
      textEntry(t("note"), document.note, (value) => this.#typed({ note: value || undefined }, "note"), { rows: 2, focus: "note" }));
  }

  focus() {
    this.body.querySelector("textarea, input")?.focus();
  }

  #set(properties, more) {
    this.#desk.run((document) => patch(document, properties), { name: t("did-general"), ...more });
  }

  #typed(properties, name) {
    this.#set(properties, { merge: `general ${name}`, origin: "general" });
  }

  #text(label, name, rows, hint) {
    return h("div", {}, this.#desk.languages().map((language) => textEntry(language === "vi" ? label : `${label} (${language})`, this.#desk.draft.document[name]?.[language], (value) =>
      this.#typed({ [name]: reworded(this.#desk.draft.document[name], language, value) }, `${name} ${language}`), { rows, lang: language, focus: `${name}-${language}`, hint: language === "vi" ? hint : undefined })));
  }

  #languages(document) {
    const listed = document.languages ?? ["vi"];
    let added = "";
    const set = (languages) => this.#set({ languages });
    return [h("p", { class: "hint" }, t("languages-hint")),
      h("ul", { class: "plain language-list" }, listed.map((language) => h("li", {}, t(`language-${language}`).replace("language-", ""), language === "vi" ? null : sign("✕", t("remove-of", language), () => set(listed.filter((other) => other !== language)))))),
      h("div", { class: "columns" }, textEntry(t("language-code"), "", (value) => { added = value.trim().toLowerCase(); }, { hint: t("language-code-hint"), focus: "language-code" }),
        button(t("language-add"), () => {
          if (/^[a-z]{2,8}$/.test(added) && !listed.includes(added)) set([...listed, added]);
          else announce(t("language-wrong"));
        }, { class: "small", focus: "language-add" }))];
  }

  /** Weights belong to one way of joining only. */
  #aggregate(aggregation) {
    this.#desk.run((document) => ({ ...document, index: { ...document.index, aggregation },
      sections: document.sections.map((section) => (section.content ? patch(section, { weight: aggregation === "weighted_factors" ? section.weight ?? 1 : undefined }) : section)) }), { name: t("did-general") });
  }

  #content(content, c) {
    const edit = (properties, name) => this.#desk.run((document) => this.#recoded({ ...document, contents: at(document.contents, c, (now) => patch(now, properties)) }, content.code, properties.code), { name: t("did-general"), merge: `content ${c} ${name}`, origin: "general" });
    return h("div", { class: "columns row" },
      textEntry(t("code"), content.code, (code) => edit({ code }, "code"), { focus: `content-code-${c}` }),
      textEntry(t("content-title"), content.title.vi, (value) => edit({ title: reworded(this.#desk.draft.document.contents[c].title, "vi", value) }, "title"), { focus: `content-title-${c}` }),
      sign("✕", t("remove-of", content.title.vi), () => this.#remove("contents", c)));
  }

  /** Sections and indices follow the content they name. */
  #recoded(document, from, to) {
    if (to === undefined) return document;
    const old = this.#desk.draft.document.contents.find((content) => !document.contents.some((other) => other.code === content.code))?.code ?? from;
    return { ...document, sections: document.sections.map((section) => (section.content === old ? { ...section, content: to } : section)),
      indices: document.indices.map((index) => ({ ...index, contents: index.contents.map((content) => (content === old ? to : content)) })) };
  }

  #index(index, i) {
    const edit = (properties, more) => this.#desk.run((document) => ({ ...document, indices: at(document.indices, i, (now) => patch(now, properties)) }), { name: t("did-general"), ...more });
    const typed = (name) => ({ merge: `index ${i} ${name}`, origin: "general" });
    return h("div", { class: "row" }, h("div", { class: "columns" },
      textEntry(t("code"), index.code, (value) => edit({ code: slug(value) || index.code }, typed("code")), { focus: `index-code-${i}` }),
      textEntry(t("index-title"), index.title.vi, (value) => edit({ title: reworded(this.#desk.draft.document.indices[i].title, "vi", value) }, typed("title")), { focus: `index-title-${i}` }),
      choiceEntry(t("population"), index.population, ["administrative", "public-service"].map((one) => [one, t(`population-${one}`)]), (population) => edit({ population }), { focus: `population-${i}` }),
      sign("✕", t("remove-of", index.title.vi), () => this.#remove("indices", i))),
    h("div", { class: "ticks", role: "group", "aria-label": t("index-contents", index.title.vi) }, this.#desk.draft.document.contents.map((content) => tickEntry(`${content.code} ${content.title.vi}`, index.contents.includes(content.code), (is) =>
      edit({ contents: this.#desk.draft.document.contents.map((one) => one.code).filter((code) => (code === content.code ? is : index.contents.includes(code))) }), { focus: `index-${i}-${content.code}` }))));
  }

  #add(name, thing) {
    this.#set({ [name]: [...this.#desk.draft.document[name], thing] });
  }

  #remove(name, place) {
    this.#set({ [name]: this.#desk.draft.document[name].toSpliced(place, 1) });
    this.#desk.offerUndo(t("removed-one"));
  }

  #showFaults() {
    showFaults(this.faults, this.#desk.checking.of("whole"));
  }
}
