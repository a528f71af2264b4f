// The chosen item with all that it has. While somebody types here nothing is drawn anew; what changes elsewhere is.
import { KEY, patch, reworded, items } from "./document.js";
import { asked, kinds, placeItem, retype, set } from "./commands.js";
import { proposed, rename, slug } from "./codes.js";
import { optionsEditor } from "./options.js";
import { Condition } from "./conditions.js";
import { announce, button, choiceEntry, draw, faultList, h, select, showFaults, sign, t, textEntry, tickEntry } from "./dom.js";

export class ItemForm {
  #desk;
  #key;
  #conditions = new Map();
  #hasRules = false;

  constructor(desk, key) {
    this.#desk = desk;
    this.#key = key;
    this.faults = faultList();
    this.body = h("div", { class: "item-body" });
    this.element = h("div", {}, this.body);
    this.draw();
    this.showFaults();
  }

  get item() {
    return this.#desk.draft.find(this.#key)?.item;
  }

  /** Also called after changes that were not made here. */
  draw(focus) {
    const { item } = this;
    this.#conditions.clear();
    draw(this.body, this.#tools(item), this.faults, this.#words(item), this.#nature(item), this.#answers(item), item.type === "computed" ? this.#formula(item) : this.#rules(item), this.#desk.comments.thread(item.code));
    if (focus) this.body.querySelector(`[data-focus="${CSS.escape(focus)}"]`)?.focus();
  }

  showFaults() {
    const faults = this.#desk.checking.of(this.#key);
    showFaults(this.faults, faults);
    for (const [path, condition] of this.#conditions) condition.read(this.#desk.checking.rule(this.#key, path), faults.filter((fault) => fault.weight === "problem" && fault.rest === path));
  }

  #set(properties, more) {
    this.#desk.run(set(this.#key, properties), { name: t("did-edit"), ...more });
  }

  /** For what is typed: the form stays as it is. */
  #typed(properties, name) {
    this.#set(properties, { merge: `${name} ${this.#key}`, origin: "item" });
  }

  #tools(item) {
    const desk = this.#desk;
    const { section } = desk.draft.find(this.#key);
    const sections = desk.draft.document.sections;
    return h("div", { class: "item-tools", role: "group", "aria-label": t("item-tools") },
      sign("↑", t("move-up"), () => desk.outline.move(this.#key, -1), { focus: "move-up" }),
      sign("↓", t("move-down"), () => desk.outline.move(this.#key, 1), { focus: "move-down" }),
      select(`${section[KEY]}`, sections.map((other) => [`${other[KEY]}`, other.title.vi || other.code]), (to) => {
        desk.run(placeItem(this.#key, Number(to), sections.find((other) => other[KEY] === Number(to)).items.length), { name: t("did-move") });
        announce(t("moved-to", sections.find((other) => other[KEY] === Number(to)).title.vi));
      }, { "aria-label": t("move-to-section"), focus: "move-to" }),
      button(t("copy"), () => desk.outline.copy(this.#key), { class: "small", focus: "copy" }),
      button(t("remove"), () => desk.outline.remove(this.#key), { class: "small grave", focus: "remove" }));
  }

  #words(item) {
    const others = this.#desk.languages().slice(1);
    return h("div", {},
      textEntry(t(`question-${item.type === "information" || item.type === "consent" || item.type === "computed" ? item.type : "asked"}`), item.question.vi, (value) =>
        this.#typed({ question: reworded(this.item.question, "vi", value) }, "question"), { rows: 3, focus: "question", lang: "vi" }),
      others.length === 0 ? null : h("details", { open: others.some((language) => !item.question[language]) }, h("summary", {}, t("translations-of", others.join(", "))),
        others.map((language) => textEntry(t("question-in", language), item.question[language], (value) =>
          this.#typed({ question: reworded(this.item.question, language, value) }, `question-${language}`), { rows: 2, focus: `question-${language}`, lang: language }))));
  }

  #nature(item) {
    const desk = this.#desk;
    const grids = [...new Set(items(desk.draft.document).map((other) => other.grid).filter(Boolean))];
    const proposal = proposed(desk.draft.document, item);
    const code = textEntry(t("code"), item.code, () => {}, { hint: t("code-hint"), focus: "code", spellcheck: "false" });
    const control = code.querySelector("input");
    control.addEventListener("change", () => this.#recode(slug(control.value), control));
    if (proposal && proposal !== item.code && !desk.isKnown(item.code)) code.append(button(t("code-proposed", proposal), () => this.#recode(proposal, control), { class: "small", focus: "code-proposed" }));
    return h("div", { class: "columns" },
      choiceEntry(t("kind"), item.type, kinds.map((kind) => [kind, t(`kind-${kind}`)]), (kind) => {
        desk.run(retype(this.#key, kind), { name: t("did-edit") });
        announce(t("now-kind", t(`kind-${kind}`)));
      }, { focus: "kind" }),
      code,
      asked(item.type) ? choiceEntry(t("data"), item.data ?? "none", ["none", "basic", "sensitive"].map((data) => [data, t(`data-${data}`)]), (data) => this.#set({ data: data === "none" ? undefined : data }), { focus: "data" }) : null,
      item.type === "scale" ? textEntry(t("grid"), item.grid, (value) => this.#typed({ grid: slug(value) || undefined }, "grid"), { focus: "grid", hint: grids.length ? t("grids-known", grids.join(", ")) : t("grid-hint") }) : null,
      asked(item.type) ? tickEntry(t("must-answer"), item.required, (required) => this.#set({ required: required || undefined }), { focus: "required" }) : null);
  }

  #recode(code, control) {
    const { document } = this.#desk.draft;
    if (code === "" || items(document).some((other) => other[KEY] !== this.#key && other.code === code)) {
      announce(t("code-taken"));
      control.value = this.item.code;
      return;
    }
    this.#desk.run((before) => rename(before, this.#key, code), { name: t("did-code") });
  }

  #answers(item) {
    const document = this.#desk.draft.document;
    const number = (label, value, name, change, more) => textEntry(label, value, (typed) => change(typed === "" ? undefined : Number(typed)), { type: "number", focus: name, ...more });
    switch (item.type) {
      case "scale":
        return h("div", {}, choiceEntry(t("scale"), item.scale, [...(document.scales.some((scale) => scale.code === item.scale) ? [] : [[item.scale, item.scale]]), ...document.scales.map((scale) => [scale.code, `${scale.code}: ${scale.levels.map((level) => level.label.vi).join(" · ")}`])],
          (scale) => this.#set({ scale }), { focus: "scale" }), button(t("scale-edit"), () => this.#desk.show("scales"), { class: "small", focus: "scale-edit" }));
      case "single":
      case "multiple":
      case "ranking":
        return h("div", {}, optionsEditor(this.#desk, item, (focus) => this.draw(focus)),
          item.type === "single" ? null : h("div", { class: "columns" },
            item.type === "multiple" ? number(t("least"), item.least, "least", (least) => this.#typed({ least }, "least"), { min: 0 }) : null,
            number(t(item.type === "ranking" ? "ranked" : "most"), item.most, "most", (most) => this.#typed({ most: most ?? (item.type === "ranking" ? 1 : undefined) }, "most"), { min: 1 })));
      case "number": {
        const change = (name) => (value) => this.#typed({ number: patch(this.item.number, { [name]: value ?? (name === "decimals" ? undefined : 0) }) }, name);
        return h("div", { class: "columns" }, number(t("number-least"), item.number.least, "number-least", change("least"), { step: "any" }), number(t("number-most"), item.number.most, "number-most", change("most"), { step: "any" }),
          number(t("decimals"), item.number.decimals ?? 0, "decimals", change("decimals"), { min: 0, max: 6 }),
          textEntry(t("measure"), item.number.unit?.vi, (value) => this.#typed({ number: patch(this.item.number, { unit: value ? reworded(this.item.number.unit, "vi", value) : undefined }) }, "unit"), { focus: "unit" }));
      }
      case "date": {
        const change = (name) => (value) => {
          const days = { least: "2000-01-01", most: "2099-12-31", ...this.item.days, ...(value ? { [name]: value } : {}) };
          this.#typed({ days: value || this.item.days ? days : undefined }, name);
        };
        return h("div", { class: "columns" }, textEntry(t("days-least"), item.days?.least, change("least"), { type: "date", focus: "days-least" }), textEntry(t("days-most"), item.days?.most, change("most"), { type: "date", focus: "days-most" }),
          item.days ? button(t("days-none"), () => { this.#set({ days: undefined }); }, { class: "small", focus: "days-none" }) : null);
      }
      case "text":
        return h("div", { class: "columns" }, number(t("max-length"), item.maxLength, "max-length", (value) => this.#typed({ maxLength: value ?? 1 }, "maxLength"), { min: 1 }), tickEntry(t("long"), item.long, (long) => this.#set({ long: long || undefined }), { focus: "long" }));
      default:
        return null;
    }
  }

  #rules(item) {
    const before = this.#desk.draft.itemsBefore(this.#key);
    const rule = (name, label, text, change, own, hint) => {
      const condition = new Condition(this.#desk, { label, name, text, hint, items: own ? [...before, item] : before, rule: this.#desk.checking.rule(this.#key, name), change });
      this.#conditions.set(name, condition);
      return condition.element;
    };
    const typed = (name) => (text) => this.#typed({ [name]: text }, name);
    const isAsked = asked(item.type);
    return h("details", { class: "rules", open: this.#hasRules || Boolean(item.visibleIf || item.requiredIf || item.validIf), on: { toggle: (event) => { this.#hasRules = event.target.open; } } }, h("summary", { "data-focus": "conditions" }, t("conditions")),
      rule("visibleIf", t("visible-if"), item.visibleIf, typed("visibleIf"), false, t("visible-if-hint")),
      isAsked && !item.required ? rule("requiredIf", t("required-if"), item.requiredIf, typed("requiredIf")) : null,
      isAsked ? rule("validIf.rule", t("valid-if"), item.validIf?.rule, (text) => this.#typed({ validIf: text ? { message: { vi: t("new-message") }, ...this.item.validIf, rule: text } : undefined }, "validIf"), true, t("valid-if-hint")) : null,
      isAsked ? textEntry(t("valid-message"), item.validIf?.message.vi, (value) => {
        if (this.item.validIf) this.#typed({ validIf: { ...this.item.validIf, message: reworded(this.item.validIf.message, "vi", value) } }, "message");
      }, { focus: "message" }) : null);
  }

  #formula(item) {
    const condition = new Condition(this.#desk, { label: t("formula"), name: "formula", text: item.formula, items: [], rule: undefined, hint: t("formula-hint"), change: (text) => this.#typed({ formula: text ?? "0" }, "formula") });
    condition.rows.hidden = true;
    this.#conditions.set("formula", condition);
    return condition.element;
  }
}
