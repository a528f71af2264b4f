// The draft as people will see it, beside what is written; a moment after each change, without losing its place.
import { h, select, t } from "./dom.js";

export class Preview {
  #desk;
  #timer;
  #running;
  #form = "phone";
  #language = "vi";
  #isStale = true;

  constructor(desk) {
    this.#desk = desk;
    this.frame = h("iframe", { class: "preview-frame phone", title: t("preview") });
    this.said = h("p", { class: "hint preview-said", hidden: true }, t("preview-stale"));
    this.languages = h("span", {});
    this.element = h("section", { class: "pane preview-pane", "aria-label": t("preview") },
      h("div", { class: "pane-head" }, h("h2", {}, t("preview")),
        select(this.#form, ["phone", "kiosk", "paper"].map((form) => [form, t(`preview-${form}`)]), (form) => this.#choose(form), { "aria-label": t("preview-form") }), this.languages),
      this.said, this.frame);
    this.frame.addEventListener("load", () => this.#find());
    this.#drawLanguages();
    desk.draft.listen((before, after) => {
      if (before.languages !== after.languages) this.#drawLanguages();
      this.ask();
    });
    desk.onSelect(() => this.#find());
    new IntersectionObserver(() => { if (this.#isStale) this.ask(100); }).observe(this.frame);
  }

  ask(wait = 600) {
    this.#isStale = true;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#load(), wait);
  }

  #choose(form) {
    this.#form = form;
    this.frame.className = `preview-frame ${form}`;
    this.ask(0);
  }

  #drawLanguages() {
    const known = this.#desk.languages();
    if (!known.includes(this.#language)) this.#language = "vi";
    this.languages.replaceChildren(known.length < 2 ? "" : select(this.#language, known.map((language) => [language, language]), (language) => { this.#language = language; this.ask(0); }, { "aria-label": t("preview-language") }));
  }

  async #load() {
    if (this.frame.offsetParent === null) return; // nobody sees it
    this.#running?.abort();
    this.#running = new AbortController();
    this.#isStale = false;
    const response = await this.#desk.server.send("POST", `preview?form=${this.#form}&in=${encodeURIComponent(this.#language)}`, this.#desk.draft.document, this.#running.signal);
    this.said.hidden = response?.status !== 422;
    this.said.textContent = t("preview-stale");
    if (response?.ok) this.frame.srcdoc = await response.text();
  }

  /** Shows the chosen item; a page that was just loaded jumps there, another glides. */
  #find() {
    const page = this.frame.contentDocument;
    const leftOut = page?.body?.dataset.leftOut;
    if (leftOut) [this.said.hidden, this.said.textContent] = [false, t("preview-left-out", leftOut)];
    const item = this.#desk.draft.find(this.#desk.selected)?.item;
    page?.querySelector(".here")?.classList.remove("here");
    const place = item && page?.getElementById(`q-${item.code}`);
    if (!place) return;
    place.classList.add("here");
    page.scrollingElement.scrollTop += place.getBoundingClientRect().top - 24;
  }
}
