// All items as rows of one table, for what is the same in many of them.
import { KEY, items, reworded } from "./document.js";
import { asked, kinds, retype, set } from "./commands.js";
import { rename, slug } from "./codes.js";
import { h, t } from "./dom.js";
import { Sheet } from "./sheet.js";

const yes = () => t("grid-yes");

export class Grid {
  #desk;
  #sheet;

  constructor(desk) {
    this.#desk = desk;
    const column = (name, more) => ({ name, title: t(`column-${name}`), ...more });
    this.#sheet = new Sheet({
      label: t("grid-view"),
      columns: [column("code"), column("question", { wide: true, needed: true }), column("type", { choices: kinds.map((kind) => t(`kind-${kind}`)) }), column("required", { choices: ["", yes()] }),
        column("data", { choices: ["none", "basic", "sensitive"].map((data) => t(`data-${data}`)) }), column("visibleIf", { wide: true })],
      read: ({ thing }, { name }) => this.#read(thing, name),
      write: (cells) => desk.run((document) => cells.reduce((next, cell) => this.#written(next, cell), document), { name: t("did-grid") }),
    });
    this.element = h("section", { class: "wide-view", "aria-label": t("grid-view") }, h("p", { class: "hint" }, t("grid-keys")), this.#sheet.element);
    desk.draft.listen(() => { if (this.element.isConnected) this.show(); });
  }

  show() {
    this.#sheet.show(items(this.#desk.draft.document).map((thing) => ({ key: thing[KEY], thing })));
  }

  focus() {
    this.#sheet.focus();
  }

  #read(item, name) {
    switch (name) {
      case "question": return item.question.vi;
      case "type": return t(`kind-${item.type}`);
      case "required": return item.required ? yes() : "";
      case "data": return t(`data-${item.data ?? "none"}`);
      default: return item[name] ?? "";
    }
  }

  #written(document, { row, column, text }) {
    const item = items(document).find((other) => other[KEY] === row.key);
    if (!item) return document;
    switch (column.name) {
      case "code": {
        const code = slug(text);
        return code && !items(document).some((other) => other.code === code) ? rename(document, row.key, code) : document;
      }
      case "type": {
        const kind = kinds.find((one) => t(`kind-${one}`).toLowerCase() === text.toLowerCase());
        return kind && kind !== item.type ? retype(row.key, kind)(document) : document;
      }
      case "question": return set(row.key, { question: reworded(item.question, "vi", text) })(document);
      case "required": return asked(item.type) ? set(row.key, { required: /^(có|x|1|yes|true|✓)$/i.test(text) || undefined })(document) : document;
      case "data": return asked(item.type) ? set(row.key, { data: ["basic", "sensitive"].find((data) => t(`data-${data}`).toLowerCase() === text.toLowerCase()) })(document) : document;
      default: return set(row.key, { [column.name]: text || undefined })(document);
    }
  }
}
