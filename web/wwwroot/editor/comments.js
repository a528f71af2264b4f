// What people say to each other about an item while it is written.
import { announce, button, h, t, textEntry } from "./dom.js";

export class Comments {
  #desk;
  #all = null;
  #wasOpened = false;

  constructor(desk) {
    this.#desk = desk;
  }

  /** Does nothing where the server keeps no comments. */
  async #load() {
    const response = await this.#desk.server.send("GET", "comments");
    const list = response?.ok ? await response.json().catch(() => null) : null;
    this.#all = Array.isArray(list) ? list : list?.comments ?? null;
    this.#wasOpened = true;
    if (this.#all) this.#desk.redrawItem();
    else announce(t("comment-failed"));
  }

  /** The thread at an item, to be written on; all are asked for when the first is opened. */
  thread(place) {
    if (!this.#all) return h("details", { class: "comments-here", on: { toggle: (event) => { if (event.target.open) this.#load(); } } }, h("summary", {}, t("comments-open")));
    const here = this.#all.filter((comment) => comment.place === place);
    const open = here.filter((comment) => !comment.resolved);
    let said = "";
    return h("details", { class: "comments-here", open: open.length > 0 || this.#wasOpened }, h("summary", {}, t("comments", open.length)),
      h("ul", { class: "plain" }, here.map((comment) => h("li", { class: comment.resolved ? "resolved" : "" }, h("strong", {}, comment.by), " ", h("span", { class: "said" }, comment.text),
        comment.resolved ? h("span", { class: "hint" }, t("comment-resolved")) : button(t("comment-resolve"), () => this.#send({ id: comment.id, resolve: true }), { class: "small" })))),
      textEntry(t("comment"), "", (text) => { said = text; }, { rows: 2, focus: "comment" }),
      button(t("comment-send"), () => { if (said.trim()) this.#send({ place, text: said.trim() }); }, { class: "small", focus: "comment-send" }));
  }

  async #send(comment) {
    const response = await this.#desk.server.send("POST", "comments", comment);
    announce(t(response?.ok ? "comment-sent" : "comment-failed"));
    if (response?.ok) await this.#load();
  }
}
