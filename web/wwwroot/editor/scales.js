// Scales that many items share: their levels, and what each level means for the index.
import { at, patch, reworded, items } from "./document.js";
import { slug } from "./codes.js";
import { button, draw, h, select, sign, t } from "./dom.js";

const meanings = ["positive", "neutral", "negative", "excluded"];

export class ScalesView {
  #desk;

  constructor(desk) {
    this.#desk = desk;
    this.body = h("div", {});
    this.element = h("section", { class: "wide-view", "aria-label": t("scales-view") }, h("p", { class: "hint" }, t("scales-hint")), this.body);
    desk.draft.listen((before, after, origin) => { if (origin !== "scales" && this.element.isConnected) this.show(); });
  }

  show() {
    const { scales } = this.#desk.draft.document;
    draw(this.body, scales.map((scale, place) => this.#scale(scale, place)), h("p", { class: "tools" }, button(t("scale-add"), () => this.#add(), { class: "small", focus: "scale-add" })));
  }

  focus() {
    this.body.querySelector("input, button")?.focus();
  }

  #run(change, more) {
    this.#desk.run((document) => ({ ...document, scales: change(document.scales) }), { name: t("did-scale"), ...more });
  }

  #levels(place, change, more) {
    this.#run((scales) => at(scales, place, (scale) => ({ ...scale, levels: change(scale.levels) })), more);
  }

  #scale(scale, place) {
    const used = items(this.#desk.draft.document).filter((item) => item.scale === scale.code).length;
    return h("fieldset", { class: "group scale-card" }, h("legend", {}, `${scale.code} `, h("span", { class: "hint" }, t("scale-used", used))),
      h("div", { class: "levels-list" }, scale.levels.map((level, l) => this.#level(scale, place, level, l))),
      h("p", { class: "tools" },
        button(t("level-add"), () => this.#levels(place, (levels) => [...levels, { value: Math.max(0, ...levels.map((level) => level.value)) + 1, meaning: "neutral", label: { vi: t("new-level") } }]), { class: "small", focus: `level-add-${place}` }),
        button(t("scale-copy"), () => this.#add(scale), { class: "small", focus: `scale-copy-${place}` }),
        button(t("scale-remove"), () => this.#run((scales) => scales.toSpliced(place, 1)), { class: "small grave", disabled: used > 0, title: used > 0 ? t("scale-in-use") : null })));
  }

  #level(scale, place, level, l) {
    const edit = (properties, more) => this.#levels(place, (levels) => at(levels, l, (now) => patch(now, properties)), more);
    const typed = (name) => ({ merge: `level ${place} ${l} ${name}`, origin: "scales" });
    const number = h("input", { type: "number", min: 0, class: "level-value", value: level.value, "aria-label": t("level-value", l + 1), focus: `value-${place}-${l}` });
    number.addEventListener("input", () => { if (number.value !== "") edit({ value: Number(number.value) }, typed("value")); });
    return h("div", { class: "level" }, number,
      this.#desk.languages().map((language) => {
        const words = h("input", { type: "text", lang: language, value: level.label[language] ?? "", "aria-label": t("level-label", l + 1, language), placeholder: language === "vi" ? null : language, focus: `label-${language}-${place}-${l}` });
        words.addEventListener("input", () => edit({ label: reworded(this.#desk.draft.document.scales[place].levels[l].label, language, words.value) }, typed(language)));
        return words;
      }),
      select(level.meaning, meanings.map((meaning) => [meaning, t(`meaning-${meaning}`)]), (meaning) => edit({ meaning }), { "aria-label": t("level-meaning", l + 1), focus: `meaning-${place}-${l}` }),
      sign("✕", t("remove-of", level.label.vi), () => this.#levels(place, (levels) => levels.toSpliced(l, 1)), { disabled: scale.levels.length <= 2 }));
  }

  #add(like) {
    const { scales } = this.#desk.draft.document;
    const taken = new Set(scales.map((scale) => scale.code));
    const base = slug(like ? `${like.code}` : "thang").replace(/-\d+$/, "");
    let number = 2;
    while (taken.has(`${base}-${number}`)) number++;
    const levels = like?.levels ?? ["negative", "neutral", "positive"].map((meaning, place) => ({ value: place + 1, meaning, label: { vi: t(`new-level-${meaning}`) } }));
    this.#run((all) => [...all, { code: `${base}-${number}`, levels }]);
  }
}
