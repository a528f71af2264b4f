// A rule from drop-downs, and the same rule as an expression. Drop-downs can say one comparison, or several joined by one "and" or "or";
// what is more is written. The expression is the truth: the server reads it, and says what is wrong with it and where.
import { button, draw, h, select, sign, t } from "./dom.js";

const quoted = (text) => `'${text.replaceAll("'", "''")}'`;
const comparisons = { scale: ["=", "!=", "<=", ">="], single: ["=", "!="], "yes-no": ["=", "!="], multiple: ["selected", "not-selected"], ranking: ["selected", "not-selected"],
  number: ["=", "!=", "<", "<=", ">", ">="], computed: ["=", "!=", "<", "<=", ">", ">="], date: ["=", "<", "<=", ">", ">="], text: ["="], consent: ["is", "is-not"], information: [] };
const unary = new Set(["answered", "not-answered", "is", "is-not"]);

/** The terms of a rule's JSON; null where drop-downs cannot say it. */
function terms(rule) {
  const joined = Array.isArray(rule) && (rule[0] === "and" || rule[0] === "or");
  const list = (joined ? rule.slice(1) : [rule]).map(term);
  return list.some((one) => one === null) ? null : { join: joined ? rule[0] : "and", list };
}

function term(rule, negated = false) {
  if (!Array.isArray(rule)) return null;
  const [word, a, b] = rule;
  if (word === "item") return { item: a, is: negated ? "is-not" : "is" };
  if (word === "not" && !negated) return term(a, true);
  if (word === "answered") return { item: a[1], is: negated ? "not-answered" : "answered" };
  if (word === "selected") return { item: a[1], is: negated ? "not-selected" : "selected", value: b };
  const value = b?.date ?? b;
  if (negated || !["=", "!=", "<", "<=", ">", ">="].includes(word) || a?.[0] !== "item" || Array.isArray(b) || typeof b === "boolean") return null;
  return { item: a[1], is: word, value: String(value) };
}

/** The expression of a term, by the kind of item it is about. */
function written({ item, is, value }, kind) {
  if (is === "is") return item;
  if (is === "is-not") return `not ${item}`;
  if (is === "answered") return `answered(${item})`;
  if (is === "not-answered") return `not answered(${item})`;
  if (is === "selected") return `selected(${item}, ${quoted(value)})`;
  if (is === "not-selected") return `not selected(${item}, ${quoted(value)})`;
  const literal = kind === "date" ? `date('${value}')` : ["number", "scale", "computed"].includes(kind) ? value || "0" : quoted(value);
  return `${item} ${is} ${literal}`;
}

export class Condition {
  #desk;
  #items;
  #change;
  #state = { join: "and", list: [] };

  /**
   * @param items those a rule may name here
   * @param rule its JSON, where the server has read it already
   * @param change called with the expression, undefined where there is none
   */
  constructor(desk, { label, name, text, items, rule, change, hint }) {
    this.#desk = desk;
    this.#items = items.filter((item) => item.type !== "information");
    this.#change = change;
    this.name = name;
    this.text = text ?? "";
    this.area = h("textarea", { rows: 2, class: "expression", focus: name, spellcheck: "false", "aria-label": `${label}: ${t("expression")}`, value: this.text, on: { input: () => this.#typed() } });
    this.said = h("p", { class: "error", id: `said-${name}` });
    this.area.setAttribute("aria-describedby", this.said.id);
    this.rows = h("div", { class: "terms" });
    this.element = h("fieldset", { class: "group condition" }, h("legend", {}, label), hint ? h("p", { class: "hint" }, hint) : null, this.rows,
      h("details", { open: true }, h("summary", {}, t("expression")), this.area), this.said);
    this.read(rule);
  }

  /** What the server has read the expression as; undefined while it has not, or cannot. */
  read(rule, faults = []) {
    this.said.textContent = faults.map((fault) => fault.words).join(" ");
    this.area.setAttribute("aria-invalid", String(faults.length > 0));
    if (this.rows.contains(document.activeElement)) return;
    if (this.text === "") this.#state = { join: "and", list: [] };
    else if (rule === undefined) return;
    else this.#state = terms(rule);
    this.#draw();
  }

  #typed() {
    this.text = this.area.value;
    this.#change(this.text.trim() === "" ? undefined : this.text);
  }

  #chose(focus) {
    const kinds = new Map(this.#items.map((item) => [item.code, item.type]));
    this.text = this.#state.list.map((one) => written(one, kinds.get(one.item))).join(` ${this.#state.join} `);
    this.area.value = this.text;
    this.said.textContent = "";
    this.#draw(focus);
    this.#change(this.text || undefined);
  }

  #draw(focus) {
    if (this.#state === null) {
      draw(this.rows, h("p", { class: "hint" }, t("expression-only")));
      return;
    }
    const { join, list } = this.#state;
    draw(this.rows,
      list.map((one, place) => this.#row(one, place)),
      h("p", { class: "tools" },
        list.length > 1 ? select(join, [["and", t("join-and")], ["or", t("join-or")]], (next) => { this.#state.join = next; this.#chose(); }, { "aria-label": t("join"), focus: `${this.name}-join` }) : null,
        this.#items.length > 0 ? button(list.length ? t("condition-more") : t("condition-add"), () => this.#add(), { class: "small", focus: `${this.name}-add` }) : h("span", { class: "hint" }, t("condition-none-before"))));
    if (focus) this.rows.querySelector(`[data-focus="${focus}"]`)?.focus();
  }

  #row(one, place) {
    const item = this.#items.find((other) => other.code === one.item);
    const set = (properties) => { Object.assign(one, properties); this.#chose(); };
    const named = (part) => ({ "aria-label": t(`condition-${part}`, place + 1), focus: `${this.name}-${part}-${place}` });
    return h("div", { class: "term" },
      select(one.item, [...(item ? [] : [[one.item, one.item]]), ...this.#items.map((other) => [other.code, `${other.code} – ${other.question.vi.slice(0, 60)}`])],
        (code) => set(this.#first(this.#items.find((other) => other.code === code))), named("item")),
      select(one.is, [...(comparisons[item?.type] ?? [one.is]), ...(item?.type === "consent" ? [] : ["answered", "not-answered"])].map((is) => [is, t(`is-${is}`)]), (is) => set({ is }), named("is")),
      unary.has(one.is) ? null : this.#value(item, one, set, named("value")),
      sign("✕", t("condition-remove", place + 1), () => { this.#state.list.splice(place, 1); this.#chose(`${this.name}-add`); }));
  }

  #value(item, one, set, named) {
    const choices = this.#choices(item);
    if (choices) return select(String(one.value), choices, (value) => set({ value }), named);
    const control = h("input", { ...named, type: item?.type === "date" ? "date" : item?.type === "number" || item?.type === "computed" ? "number" : "text", step: "any", value: one.value ?? "" });
    control.addEventListener("change", () => set({ value: control.value }));
    return control;
  }

  #choices(item) {
    if (item?.type === "yes-no") return [["yes", t("yes")], ["no", t("no")]];
    if (item?.type === "scale") return this.#desk.draft.document.scales.find((scale) => scale.code === item.scale)?.levels.map((level) => [`${level.value}`, `${level.value} – ${level.label.vi}`]);
    return item?.options?.map((option) => [option.code, option.label.vi]);
  }

  #first(item) {
    const is = comparisons[item.type][0];
    const today = new Date().toISOString().slice(0, 10);
    return { item: item.code, is, value: unary.has(is) ? undefined : this.#choices(item)?.[0]?.[0] ?? (item.type === "date" ? today : item.type === "text" ? "…" : "0") };
  }

  #add() {
    this.#state.list.push(this.#first(this.#items.at(-1)));
    this.#chose(`${this.name}-item-${this.#state.list.length - 1}`);
  }
}
