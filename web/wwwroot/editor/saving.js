// Saves by itself, two seconds after the last change; says how that stands, and loses nothing when it fails.
import { Copies } from "./copies.js";
import { merge } from "./merging.js";
import { announce, button, h, t } from "./dom.js";

const wait = 2000;
const retry = 5000;

export class Saving {
  #desk;
  #timer;
  #isSending = false;
  #saved;
  #base;

  constructor(desk, opened) {
    this.#desk = desk;
    this.copies = new Copies(desk.code);
    this.revision = opened.revision;
    this.#saved = desk.draft.document;
    this.#base = opened.document;
    this.words = h("span", {});
    this.acts = h("span", { class: "saving-acts" });
    this.element = h("p", { class: "saving", role: "status" }, this.words, " ", this.acts);
    this.#say(opened.at ? t("saved-by", time(opened.at), opened.by) : t("saved-never"), "saved");
    desk.draft.listen(() => this.#changed());
    addEventListener("beforeunload", (event) => { if (this.isUnsaved) event.preventDefault(); });
    addEventListener("online", () => this.save());
    addEventListener("focus", () => { if (this.isUnsaved) this.save(); });
    this.#restore(opened);
  }

  get isUnsaved() {
    return this.#desk.draft.document !== this.#saved;
  }

  /** Now, whatever the clock says. */
  async save() {
    clearTimeout(this.#timer);
    if (this.#isSending || !this.isUnsaved) return;
    this.#isSending = true;
    const { document } = this.#desk.draft;
    this.#say(t("saving"), "saving");
    const response = await this.#desk.server.send("PUT", "draft", { revision: this.revision, document });
    this.#isSending = false;
    await this.#answer(response, document);
  }

  #changed() {
    const { document } = this.#desk.draft;
    const isKept = this.copies.write({ revision: this.revision, document, at: new Date().toISOString() });
    this.#say(isKept ? t("unsaved") : t("unsaved-nowhere"), "unsaved");
    this.#later(wait);
  }

  #later(milliseconds) {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.save(), milliseconds);
  }

  async #answer(response, document) {
    const body = await response?.json().catch(() => null);
    switch (response?.status) {
      case 200:
        return this.#done(body, document);
      case 409:
        return this.#conflict(body);
      case 401:
        this.#say(t("signed-out"), "failed", h("a", { href: `/account/sign-in?to=${encodeURIComponent(location.pathname)}`, target: "_blank" }, t("sign-in-again")));
        return this.#later(2 * retry);
      case 403:
        return this.#say(t("not-allowed"), "failed");
      case 404:
        return this.#say(t("gone"), "failed", button(t("save-anew"), () => { this.revision = 0; this.save(); }, { class: "small" }));
      case 413:
      case 422:
        return this.#say(body?.title ?? t("refused"), "failed");
      default:
        return this.#tryLater(t(response ? "server-away" : "offline"));
    }
  }

  #done({ revision, at }, document) {
    this.revision = revision;
    this.#saved = document;
    this.#keepBase(document);
    if (this.isUnsaved) {
      this.copies.write({ revision, document: this.#desk.draft.document, at });
      this.#later(wait);
    } else {
      this.copies.clear();
    }
    this.#say(t("saved", time(at)), "saved");
  }

  async #conflict(theirs) {
    this.#say(t("merging", theirs.by), "saving");
    const merged = await merge(this.#desk, this.#base, theirs);
    if (!merged) return this.#tryLater(t("offline"));
    this.revision = merged.revision;
    this.#keepBase(merged.stored);
    this.#desk.draft.replace(merged.document, t("did-merge")); // which is then saved
    this.#desk.note(merged.sentence);
  }

  #keepBase(document) {
    this.#base = document;
    this.copies.writeBase(document);
  }

  /** Takes up what an earlier visit could not save. */
  #restore(opened) {
    const [copy, base, is] = [this.copies.read(), this.copies.base(), (one) => one && JSON.stringify(one.document) !== JSON.stringify(opened.document)];
    this.copies.writeBase(opened.document);
    if (is(copy) && copy.revision === opened.revision) {
      this.#desk.draft.replace(copy.document, t("did-restore"));
      this.#desk.note(t("restored", time(copy.at)), [t("restored-drop"), () => this.#desk.undo()]);
    } else if (is(copy)) {
      this.copies.setAside({ ...copy, base: base ?? opened.document });
    }

    const older = this.copies.aside();
    if (older) this.#offer(older, opened);
  }

  /** Somebody saved since: what was written here before is merged, or dropped, when the person says so. */
  #offer(older, opened) {
    this.#desk.note(t("newer", opened.by ?? "", time(opened.at ?? older.at)), [t("newer-merge"), () => {
      [this.#base, this.revision] = [older.base, older.revision]; // so that saving meets the newer one, and merges
      this.#desk.draft.replace(older.document, t("did-restore"));
      this.copies.dropAside();
    }], [t("newer-drop"), () => this.copies.dropAside()]);
  }

  #tryLater(words) {
    this.#say(words, "failed", button(t("try-again"), () => this.save(), { class: "small" }));
    this.#later(retry);
  }

  #say(words, state, act) {
    if (this.element.dataset.state !== state && state === "failed") announce(words);
    this.element.dataset.state = state;
    this.words.textContent = words;
    this.acts.replaceChildren(...(act ? [act] : []));
  }
}

/** 14:05, and the day where it is another. */
function time(instant) {
  const at = new Date(instant);
  const zone = { timeZone: "Asia/Ho_Chi_Minh" };
  const clock = at.toLocaleTimeString("vi", { ...zone, hour: "2-digit", minute: "2-digit" });
  const day = (one) => one.toLocaleDateString("vi", { ...zone, day: "2-digit", month: "2-digit", year: "numeric" });
  return day(at) === day(new Date()) ? clock : `${clock}, ${day(at)}`;
}
