// Everything that can be done to sections and items: functions from a document to the next one.
import { KEY, at, patch, tagged, items } from "./document.js";
import { freeCode } from "./codes.js";
import { t } from "./dom.js";

export const kinds = ["scale", "single", "multiple", "ranking", "yes-no", "number", "date", "text", "consent", "information", "computed"];
const chosen = (kind) => kind === "single" || kind === "multiple" || kind === "ranking";
export const asked = (kind) => kind !== "information" && kind !== "computed";

const sectionOf = (document, key) => document.sections.findIndex((section) => section[KEY] === key || section.items.some((item) => item[KEY] === key));

export const inSection = (key, change) => (document) => {
  const s = sectionOf(document, key);
  const sections = s < 0 ? document.sections : at(document.sections, s, change);
  return sections === document.sections ? document : { ...document, sections };
};

const inItem = (key, change) => inSection(key, (section) => {
  const list = at(section.items, section.items.findIndex((item) => item[KEY] === key), change);
  return list === section.items ? section : { ...section, items: list };
});

export const set = (key, properties) => inItem(key, (item) => patch(item, properties));

/** What a new item of that kind begins with: complete, so that the preview shows it at once. */
function begun(kind, document) {
  const option = (number) => ({ code: `${number}`, label: { vi: t("new-option", number) } });
  const own = {
    scale: { scale: document.scales[0]?.code ?? "" },
    single: { options: [option(1), option(2)] },
    multiple: { options: [option(1), option(2)] },
    ranking: { options: [option(1), option(2)], most: 2 },
    number: { number: { least: 0, most: 100 } },
    text: { maxLength: 500, long: true },
    computed: { formula: "0" },
  };
  return { type: kind, question: { vi: t(`new-${kind === "information" || kind === "computed" || kind === "consent" ? kind : "question"}`) }, ...own[kind] };
}

/** Behind the item of that key, or at the end of the section of that key. */
export function addItem(document, kind, afterKey) {
  const added = tagged({ code: freeCode(document, afterKey), ...begun(kind, document) });
  const next = inSection(afterKey, (section) => {
    const place = section.items.findIndex((item) => item[KEY] === afterKey);
    return { ...section, items: section.items.toSpliced(place < 0 ? section.items.length : place + 1, 0, added) };
  })(document);
  return [next, added[KEY]];
}

export function duplicate(document, key) {
  const item = items(document).find((other) => other[KEY] === key);
  const copy = tagged({ ...item, code: freeCode(document, key) });
  return [inSection(key, (section) => ({ ...section, items: section.items.toSpliced(section.items.findIndex((other) => other[KEY] === key) + 1, 0, copy) }))(document), copy[KEY]];
}

export const removeItem = (key) => inSection(key, (section) => ({ ...section, items: section.items.filter((item) => item[KEY] !== key) }));

/** One place up or down; over the edge of a section into the next one. */
export const moveItem = (key, by) => (document) => {
  const s = sectionOf(document, key);
  const i = document.sections[s].items.findIndex((item) => item[KEY] === key);
  const [place, next] = [i + by, s + by];
  if (place >= 0 && place < document.sections[s].items.length) return placeItem(key, document.sections[s][KEY], place)(document);
  if (next < 0 || next >= document.sections.length) return document;
  return placeItem(key, document.sections[next][KEY], by < 0 ? document.sections[next].items.length : 0)(document);
};

/** Into a section, so that it then stands at that place of it. */
export const placeItem = (key, sectionKey, place) => (document) => {
  const item = items(document).find((other) => other[KEY] === key);
  return {
    ...document,
    sections: document.sections.map((section) => {
      const rest = section.items.some((other) => other[KEY] === key) ? section.items.filter((other) => other[KEY] !== key) : section.items;
      if (section[KEY] === sectionKey) return { ...section, items: rest.toSpliced(place, 0, item) };
      return rest === section.items ? section : { ...section, items: rest };
    }),
  };
};

export function addSection(document, afterKey) {
  const codes = new Set(document.sections.map((section) => section.code));
  let number = document.sections.length + 1;
  while (codes.has(`s${number}`)) number++;
  const added = tagged({ code: `s${number}`, title: { vi: t("new-section") }, items: [] });
  const place = afterKey ? sectionOf(document, afterKey) + 1 : document.sections.length;
  return [{ ...document, sections: document.sections.toSpliced(place, 0, added) }, added[KEY]];
}

export const removeSection = (key) => (document) => ({ ...document, sections: document.sections.filter((section) => section[KEY] !== key) });

export const moveSection = (key, by) => (document) => {
  const s = sectionOf(document, key);
  const to = s + by;
  return to < 0 || to >= document.sections.length ? document : { ...document, sections: document.sections.toSpliced(s, 1).toSpliced(to, 0, document.sections[s]) };
};

/** Another kind of item keeps what both have. */
export const retype = (key, kind) => (document) => inItem(key, (item) => {
  const { code, question, data, required, grid, visibleIf, requiredIf, validIf, options, [KEY]: itemKey } = item;
  const kept = asked(kind) ? { data, required, grid, visibleIf, requiredIf, validIf } : { visibleIf };
  if (chosen(kind) && options) kept.options = kind === "multiple" ? options : options.map((option) => patch(option, { exclusive: undefined }));
  return { ...patch({ ...begun(kind, document), code, question, type: kind }, kept), ...(kind === "ranking" && kept.options ? { most: Math.min(3, kept.options.length) } : {}), [KEY]: itemKey };
})(document);
