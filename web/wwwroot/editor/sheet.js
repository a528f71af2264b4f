// A table like that of a spreadsheet: arrows move, typing or F2 writes, Enter goes on below, and what Excel copied is pasted over many cells.
import { announce, h, select, t } from "./dom.js";

export class Sheet {
  #columns;
  #read;
  #write;
  #rows = new Map();
  #order = [];
  #at = { row: 0, column: 0 };

  /**
   * @param columns [{ name, title, choices?, wide? }]
   * @param read (row, column) => the cell's text
   * @param write ([{ row, column, text }]) => makes all of it one change
   */
  constructor({ label, columns, read, write }) {
    this.#columns = columns;
    this.#read = read;
    this.#write = write;
    this.body = h("div", { role: "rowgroup" });
    this.element = h("div", { class: "sheet-table", role: "grid", "aria-label": label, on: {
      keydown: (event) => this.#press(event),
      dblclick: (event) => this.#open(event.target.closest("[role=gridcell]")),
      paste: (event) => this.#paste(event),
      focusin: (event) => this.#here(event.target.closest("[role=gridcell]")),
      copy: (event) => { if (event.target.matches?.("[role=gridcell]")) { event.clipboardData.setData("text/plain", event.target.textContent); event.preventDefault(); } },
    } },
      h("div", { role: "rowgroup" }, h("div", { role: "row", class: "sheet-row sheet-head" }, columns.map((column) => h("div", { role: "columnheader" }, column.title)))),
      this.body);
    this.element.style.setProperty("--columns", columns.map((column) => (column.wide ? "minmax(12rem, 3fr)" : "minmax(5rem, 1fr)")).join(" "));
  }

  /** `rows` are [{ key, thing }]; those whose thing is the same object as before are left as they are. */
  show(rows) {
    this.#order = rows;
    const kept = new Set();
    let next = this.body.firstChild;
    for (const row of rows) {
      kept.add(row.key);
      const known = this.#rows.get(row.key) ?? this.#make(row);
      if (known.thing !== row.thing) this.#fill(known, row);
      if (known.element !== next) this.body.insertBefore(known.element, next);
      next = known.element.nextSibling;
    }
    for (const [key, row] of this.#rows) if (!kept.has(key)) { row.element.remove(); this.#rows.delete(key); }
    if (!this.element.querySelector("[role=gridcell][tabindex='0']")) this.#cell(0, 0)?.setAttribute("tabindex", "0");
  }

  focus(row = this.#at.row, column = this.#at.column) {
    const cell = this.#cell(row, column);
    cell?.focus();
    cell?.scrollIntoView({ block: "nearest", inline: "nearest" });
  }

  /** The next cell, row by row behind the one with the focus and then from the first; false where no cell is such. */
  focusNext(is) {
    const [across, all] = [this.#columns.length, this.#order.length * this.#columns.length];
    const from = this.#at.row * across + this.#at.column;
    for (let step = 1; step <= all; step++) {
      const place = (from + step) % all;
      const [row, column] = [Math.floor(place / across), place % across];
      if (!is(this.#order[row], this.#columns[column])) continue;
      this.focus(row, column);
      return true;
    }
    return false;
  }

  #make(row) {
    const element = h("div", { role: "row", class: "sheet-row", data: { key: row.key } }, this.#columns.map(() => h("div", { role: "gridcell", tabindex: "-1" })));
    const made = { element, thing: null };
    this.#rows.set(row.key, made);
    return made;
  }

  #fill(known, row) {
    known.thing = row.thing;
    this.#columns.forEach((column, place) => {
      const text = this.#read(row, column);
      const cell = known.element.children[place];
      if (cell.textContent !== text || cell.firstElementChild) cell.textContent = text;
      cell.classList.toggle("missing", text === "" && Boolean(column.needed));
    });
  }

  #cell(row, column) {
    return this.#rows.get(this.#order[row]?.key)?.element.children[column];
  }

  #here(cell) {
    if (!cell) return;
    this.element.querySelector("[role=gridcell][tabindex='0']")?.setAttribute("tabindex", "-1");
    cell.setAttribute("tabindex", "0");
    this.#at = { row: this.#order.findIndex((row) => `${row.key}` === cell.parentElement.dataset.key), column: [...cell.parentElement.children].indexOf(cell) };
  }

  #press(event) {
    const cell = event.target.closest("[role=gridcell]");
    if (!cell || event.isComposing) return;
    if (event.target !== cell) return this.#pressInside(event);
    const step = { ArrowDown: [1, 0], ArrowUp: [-1, 0], ArrowRight: [0, 1], ArrowLeft: [0, -1], Home: [0, -99], End: [0, 99], PageDown: [12, 0], PageUp: [-12, 0] }[event.key];
    if (step && !event.altKey && !event.ctrlKey) this.#move(...step);
    else if (event.key === "Enter" || event.key === "F2") this.#open(cell);
    else if (event.key === "Delete" || event.key === "Backspace") this.#write([{ row: this.#order[this.#at.row], column: this.#columns[this.#at.column], text: "" }]);
    else if (event.key.length === 1 && !event.ctrlKey && !event.metaKey && !event.altKey) return this.#open(cell, ""); // the letter goes into the entry
    else return;
    event.preventDefault();
  }

  #pressInside(event) {
    if (event.key === "Escape") this.#close(event.target, false);
    else if (event.key === "Enter" && !event.shiftKey) { this.#close(event.target, true); this.#move(1, 0); }
    else if (event.key === "Tab") { this.#close(event.target, true); this.#move(0, event.shiftKey ? -1 : 1); }
    else return;
    event.preventDefault();
  }

  #move(rows, columns) {
    const row = Math.max(0, Math.min(this.#order.length - 1, this.#at.row + rows));
    const column = Math.max(0, Math.min(this.#columns.length - 1, this.#at.column + columns));
    this.focus(row, column);
  }

  #open(cell, text) {
    if (!cell || cell.firstElementChild) return;
    this.#here(cell);
    const [row, column] = [this.#order[this.#at.row], this.#columns[this.#at.column]];
    const value = this.#read(row, column);
    const label = `${column.title}: ${this.#read(row, this.#columns[0])}`;
    const control = column.choices ? select(value, column.choices.map((choice) => [choice, choice || "–"]), () => {}, { "aria-label": label }) : h("textarea", { rows: 1, "aria-label": label, value: text ?? value });
    control.addEventListener("blur", () => this.#close(control, true));
    cell.replaceChildren(control);
    control.focus();
  }

  #close(control, isKept) {
    const cell = control.closest("[role=gridcell]");
    if (!cell || control.dataset.closed) return; // taking the control away is a blur, too
    control.dataset.closed = "true";
    const place = [...cell.parentElement.children].indexOf(cell);
    const [row, column] = [this.#order.find((known) => `${known.key}` === cell.parentElement.dataset.key), this.#columns[place]];
    const text = control.value.trim();
    const before = row ? this.#read(row, column) : "";
    const hadFocus = document.activeElement === control;
    cell.replaceChildren(before);
    if (hadFocus) cell.focus();
    if (row && isKept && text !== before) this.#write([{ row, column, text }]);
  }

  #paste(event) {
    const table = event.clipboardData.getData("text/plain").replace(/\r?\n$/, "").split(/\r?\n/).map((line) => line.split("\t"));
    if (!event.target.matches("[role=gridcell]") && table.length === 1 && table[0].length === 1) return; // into the open cell
    event.preventDefault();
    if (event.target.matches("textarea, select")) this.#close(event.target, false);
    const cells = table.flatMap((line, down) => line.map((text, right) => ({ row: this.#order[this.#at.row + down], column: this.#columns[this.#at.column + right], text: text.trim() })))
      .filter((cell) => cell.row && cell.column);
    this.#write(cells);
    announce(t("sheet-pasted", cells.length));
    this.focus();
  }
}
