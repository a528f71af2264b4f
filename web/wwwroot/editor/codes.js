// Codes, and the names by which rules call items.
import { KEY, items } from "./document.js";

const reserved = new Set(["or", "and", "not", "in", "true", "false", "unit", "field", "point", "channel", "language", "id"]);

const longest = 24;

/** "Ông/bà đã chờ bao lâu?" to "ong-ba-da-cho-bao-lau": no accents, no blanks, as many whole words as there is room for. */
export function slug(words) {
  const code = words.normalize("NFD").replace(/[\u0300-\u036f]/g, "").toLowerCase().replace(/đ/g, "d").replace(/[^a-z0-9]+/g, "-").replace(/^-+|-+$/g, "");
  return code.length <= longest ? code : code.slice(0, longest + 1).replace(/-[^-]*$/, "").slice(0, longest);
}

/** The next free code like those of the neighbours: c24, c25 … */
export function freeCode(document, nearKey) {
  const taken = new Set(items(document).map((item) => item.code));
  const section = document.sections.find((other) => other[KEY] === nearKey || other.items.some((item) => item[KEY] === nearKey));
  const near = section?.items.find((item) => item[KEY] === nearKey) ?? section?.items.at(-1);
  const [, prefix, digits] = near?.code.match(/^([a-z][a-z-]*?)(\d+)$/) ?? [null, "c", "0"];
  let number = Number(digits) + 1;
  while (taken.has(prefix + number)) number++;
  return prefix + number;
}

/** What the code of an item could be by its words; null where they give none that is free. */
export function proposed(document, item) {
  const code = slug(item.question.vi);
  return /^[a-z]/.test(code) && !reserved.has(code) && !items(document).some((other) => other[KEY] !== item[KEY] && other.code === code) ? code : null;
}

/** Among options: by the label, or the next number where the others are numbers. */
export function optionCode(options, label) {
  const taken = new Set(options.map((option) => option.code));
  if (options.every((option) => /^\d+$/.test(option.code))) {
    let number = Math.max(0, ...options.map((option) => Number(option.code))) + 1;
    while (taken.has(`${number}`)) number++;
    return `${number}`;
  }
  const base = slug(label) || "o";
  for (let number = 1; ; number++) {
    const code = number === 1 ? base : `${base}-${number}`;
    if (!taken.has(code)) return code;
  }
}

/** The item's name changed in a rule's text, but not inside of quotation marks. */
function renamedInRule(rule, from, to) {
  const name = new RegExp(`(?<![a-z0-9-])${from}(?![a-z0-9-])`, "g");
  return rule.replace(/'(?:[^']|'')*'|[^']+/g, (part) => (part.startsWith("'") ? part : part.replace(name, to)));
}

/** A document in which every rule and every text calls an item by its new code. */
export function rename(document, key, to) {
  const from = items(document).find((item) => item[KEY] === key).code;
  const rule = (text) => (text === undefined ? text : renamedInRule(text, from, to));
  const text = (words) => Object.fromEntries(Object.entries(words).map(([language, value]) => [language, value.replace(/\{[^{}]+\}/g, rule)]));
  const follow = (item) => {
    const next = { ...item };
    for (const name of ["visibleIf", "requiredIf", "formula"]) if (item[name] !== undefined) next[name] = rule(item[name]);
    if (item.validIf) next.validIf = { ...item.validIf, rule: rule(item.validIf.rule) };
    if (Object.values(item.question).some((value) => value.includes("{"))) next.question = text(item.question);
    return JSON.stringify(next) === JSON.stringify(item) ? item : next;
  };
  return {
    ...document,
    sections: document.sections.map((section) => {
      const list = section.items.map((item) => (item[KEY] === key ? { ...follow(item), code: to } : /^[a-z]/.test(from) ? follow(item) : item));
      return list.every((item, i) => item === section.items[i]) ? section : { ...section, items: list };
    }),
  };
}
