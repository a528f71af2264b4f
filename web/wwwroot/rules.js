// The rule language in the browser: what survey-engine/Rules/RuleEvaluator.cs does on the server, case by case.
// docs/rules.md says what everything means; tests/fixtures/rules/vectors.json is run by both.
//
// A value is true, 1.5, "text", {date: "2026-04-06"}, {option: "2", level: 2}, ["tv", "web"], or null for missing.
// A rule is a value, ["item", code], or [operation, argument, …]. Nothing here throws, loops without end or runs text as code.

/** What the rule comes to. `answers` maps item codes to values, `today` is the day in Viet Nam as "2026-04-06". */
export function evaluate(rule, answers, today) {
  if (!Array.isArray(rule)) return clean(rule);
  const [operation, ...args] = rule;
  if (operation === "item") return Object.hasOwn(answers, args[0]) ? clean(answers[args[0]]) : null;
  return Object.hasOwn(operations, operation) ? clean(operations[operation](args, (arg) => evaluate(arg, answers, today), today)) : null;
}

/** For what is shown or required: missing counts as no. */
export const holds = (rule, answers, today) => evaluate(rule, answers, today) === true;

/** A text with answers in it; `parts` are strings and {rule}, `label(item, option)` gives an option's words. */
export function pipe(parts, answers, today, language, label) {
  return parts.map((part) => (typeof part === "string" ? part : print(evaluate(part.rule, answers, today), language, (option) =>
    (part.rule[0] === "item" && label(part.rule[1], option)) || option))).join("");
}

const operations = {
  or: (args, of) => junction(args.map((arg) => truth(of(arg))), true),
  and: (args, of) => junction(args.map((arg) => truth(of(arg))), false),
  not: ([a], of) => opposite(truth(of(a))),
  "=": ([a, b], of) => same(of(a), of(b)),
  "!=": ([a, b], of) => opposite(same(of(a), of(b))),
  "<": ([a, b], of) => ordered(of(a), of(b), (x, y) => x < y),
  "<=": ([a, b], of) => ordered(of(a), of(b), (x, y) => x <= y),
  ">": ([a, b], of) => ordered(of(a), of(b), (x, y) => x > y),
  ">=": ([a, b], of) => ordered(of(a), of(b), (x, y) => x >= y),
  in: ([a, ...list], of) => junction(list.map((element) => same(of(a), of(element))), true),
  "+": (args, of) => computed(args, of, (x, y) => x + y),
  "-": (args, of) => computed(args, of, (x, y) => x - y),
  "*": (args, of) => computed(args, of, (x, y) => x * y),
  "/": (args, of) => computed(args, of, (x, y) => x / y), // by zero: not finite, so missing
  negate: (args, of) => computed(args, of, (x) => -x),
  answered: ([a], of) => of(a) !== null,
  selected: ([a, option], of) => { const value = of(a); return Array.isArray(value) ? value.includes(option) : value?.option === option; },
  count: ([a], of) => { const value = of(a); return Array.isArray(value) ? value.length : value === null ? 0 : 1; },
  min: (args, of) => computed(args, of, Math.min),
  max: (args, of) => computed(args, of, Math.max),
  today: (_, __, today) => ({ date: today }),
  year: ([a], of) => datePart(of(a), 0, 4),
  month: ([a], of) => datePart(of(a), 5, 7),
  day: ([a], of) => datePart(of(a), 8, 10),
  "days-between": ([a, b], of) => between(of(a), of(b), (from, to) => (Date.parse(to) - Date.parse(from)) / 86400000),
  "years-between": ([a, b], of) => between(of(a), of(b), yearsBetween),
};

/** Null for all that is no value: empty text, no option, a number that is not finite, 30 February. */
function clean(value) {
  if (typeof value === "boolean") return value;
  if (typeof value === "number") return Number.isFinite(value) ? value + 0 : null; // minus zero is zero
  if (typeof value === "string") return value.replace(/[\p{Cs}\p{NChar}]/gu, "\ufffd").normalize("NFC") || null;
  if (Array.isArray(value)) return value.length > 0 ? value : null;
  if (value?.date) return isDay(value.date) ? value : null;
  return value?.option ? value : null;
}

function isDay(text) {
  const time = /^\d{4}-\d\d-\d\d$/.test(text) && text >= "0001" ? Date.parse(text) : NaN;
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}

const truth = (value) => (typeof value === "boolean" ? value : null);
const number = (value) => (typeof value === "number" ? value : value?.level ?? null);
const date = (value) => value?.date ?? null; // its text stands in the order of the days
const words = (value) => (typeof value === "string" ? value : value?.option ?? null);
const opposite = (known) => (known === null ? null : !known);

/** Kleene's "or" (decisive: true) and "and" (decisive: false). */
const junction = (truths, decisive) => (truths.includes(decisive) ? decisive : truths.includes(null) ? null : !decisive);

/** Options by their codes, an option and a number by the option's level; null when one is missing or they cannot be compared. */
function same(a, b) {
  for (const view of [words, number, date, truth])
    if (view(a) !== null && view(b) !== null) return view(a) === view(b);
  return null;
}

/** Two numbers or two dates compared; null for all else. */
function ordered(a, b, compare) {
  for (const view of [number, date])
    if (view(a) !== null && view(b) !== null) return compare(view(a), view(b));
  return null;
}

const between = (a, b, compute) => (date(a) !== null && date(b) !== null ? compute(date(a), date(b)) : null);

function computed(args, of, compute) {
  const numbers = args.map((arg) => number(of(arg)));
  return numbers.includes(null) ? null : compute(...numbers);
}

const datePart = (value, from, to) => (date(value) === null ? null : Number(value.date.slice(from, to)));

/** Whole years that have passed: who was born on 29 February is a year older on 1 March. */
function yearsBetween(from, to) {
  if (to < from) return -yearsBetween(to, from);
  return to.slice(0, 4) - from.slice(0, 4) - (to.slice(5) < from.slice(5) ? 1 : 0);
}

const months = "January February March April May June July August September October November December".split(" ");

function print(value, language, label) {
  const english = language === "en";
  if (value === null) return "…";
  if (typeof value === "boolean") return english ? (value ? "yes" : "no") : value ? "có" : "không";
  if (typeof value === "number") return printNumber(value, english ? [",", "."] : [".", ","]);
  if (typeof value === "string") return value;
  if (Array.isArray(value)) return value.map(label).join(", ");
  if (value.option) return label(value.option);
  const [year, month, day] = value.date.split("-");
  return english ? `${Number(day)} ${months[month - 1]} ${year}` : `${day}/${month}/${year}`;
}

/** Rounded half away from zero to two decimals at most. */
function printNumber(value, [thousands, point]) {
  const size = Math.abs(value);
  const [whole, decimals = ""] = (size < 1e21 ? size.toFixed(2) : BigInt(size).toString()).split(".");
  const tail = decimals.replace(/0+$/, "");
  const digits = whole.replace(/\B(?=(\d{3})+$)/g, thousands) + (tail && point + tail);
  return value < 0 && digits !== "0" ? "-" + digits : digits;
}
