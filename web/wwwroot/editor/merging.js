// Two people wrote at once: what each did is kept, and where both did something else to the same thing, a person decides.
import { ask, button, h, t } from "./dom.js";

/**
 * @param base the stored draft that both began from
 * @param theirs { revision, by, at, document } as it is stored now
 * @returns what to go on with: { revision, stored, document, sentence }; null when it cannot be merged now
 */
export async function merge(desk, base, theirs) {
  const mine = desk.draft.document;
  const response = await desk.server.send("POST", "merge", { base, mine });
  const merged = response?.ok ? await response.json().catch(() => null) : null;
  if (!response || (!merged && response.status !== 404)) return null;
  // A server that cannot merge leaves the choice between the whole of one and the whole of the other.
  const { revision, by, document, conflicts } = merged ?? { ...theirs, document: mine, conflicts: [{ place: "$", mine: null, theirs: null }] };
  if (desk.draft.document !== mine) return merge(desk, base, theirs); // somebody went on writing meanwhile
  if (conflicts.length === 0) return { revision, stored: theirs.document, document, sentence: t("merged", by) };

  const choice = await decide(by, conflicts);
  const settled = conflicts.reduce((next, conflict, place) => (choice[place] === "theirs" ? taken(next, conflict, theirs.document) : next), document);
  return { revision, stored: theirs.document, document: settled, sentence: t("merged-decided", by, conflicts.length) };
}

async function decide(by, conflicts) {
  const choice = conflicts.map(() => "mine");
  await ask(t("conflicts", by), (close) => [
    h("p", {}, t("conflicts-hint")),
    h("ol", { class: "conflicts" }, conflicts.map(({ place, mine, theirs }, number) => h("li", {}, h("fieldset", {}, h("legend", {}, named(place)),
      ["mine", "theirs"].map((side) => h("label", { class: "side" },
        h("input", { type: "radio", name: `conflict-${number}`, value: side, checked: side === "mine", on: { change: () => { choice[number] = side; } } }),
        h("span", {}, h("strong", {}, t(`conflict-${side}`, by)), h("span", { class: "said" }, shown(side === "mine" ? mine : theirs)))))))),
    ),
    h("p", { class: "tools" }, button(t("conflicts-go-on"), () => close(true), { class: "button" })),
  ]);
  return choice;
}

const named = (place) => (place === "$" ? t("whole") : place.replace(/^\$\./, ""));

function shown(value) {
  if (value === null || value === undefined) return t("conflict-none");
  if (typeof value !== "object") return `${value}`;
  return value.question?.vi ?? value.title?.vi ?? value.label?.vi ?? value.vi ?? JSON.stringify(value);
}

/** The document with their value in the conflict's place. */
function taken(document, { place, theirs }, stored) {
  if (place === "$") return stored;
  const path = [...place.matchAll(/\.([^.[\]]+)|\[(\d+)\]/g)].map(([, name, index]) => name ?? Number(index));
  return put(document, path, theirs);
}

function put(thing, [step, ...rest], value) {
  const next = Array.isArray(thing) ? [...thing] : { ...thing };
  if (rest.length > 0) next[step] = put(thing?.[step] ?? {}, rest, value);
  else if (value === null || value === undefined) delete next[step];
  else next[step] = value;
  return Array.isArray(next) ? next.filter(() => true) : next;
}
