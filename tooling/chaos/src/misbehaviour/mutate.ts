import type { Random } from "../random.ts";

/** A place in a JSON document: the object or list that holds it, and its key there. */
interface Spot {
  readonly holder: Record<string, unknown>;
  readonly key: string;
}

/** Values that no documented answer contains, some of them of the right type. */
const ODD: readonly unknown[] = [
  ...[null, true, false, 0, -1, 0.5, 1e308, -1e308, 2 ** 53 + 2, 5e-324],
  ...[
    "",
    " ",
    "0",
    "null",
    "NaN",
    "\u0000",
    "a\u0000b",
    "\ud800",
    "x\udfff",
    "\u202e",
    "\ufeff",
    "😀".repeat(9),
  ],
  ...[[], {}, [[]], [null], [{}], { length: 9 }, { toString: "x" }],
  ...["' OR 1=1 --", "<script>alert(1)</script>", "{{first_name}}", "x".repeat(9_000), "y".repeat(300_000)],
];

/** The document with one value replaced by an odd one; as text, since JSON can't express some of them. */
export function withOddValue(body: Buffer, random: Random): string {
  return changed(body, random, ({ holder, key }) => {
    holder[key] = random.pick(ODD);
  });
}

/** The document without one field or item. */
export function withoutOne(body: Buffer, random: Random): string {
  return changed(body, random, ({ holder, key }) => {
    if (Array.isArray(holder)) holder.splice(Number(key), 1);
    else delete holder[key];
  });
}

/** The document with all its numbers replaced by the same odd one. */
export function withOddNumbers(body: Buffer, random: Random): string {
  const odd = random.pick([1e308, -1e308, 1e12, 2 ** 53 + 2, -1, 0.5, 1e-300]);
  return JSON.stringify(
    JSON.parse(body.toString(), (_key, value) => (typeof value === "number" ? odd : value)),
  );
}

/** The document with something odd added to about a third of its texts. */
export function withOddTexts(body: Buffer, random: Random): string {
  const odd = random.pick(["\u0000", "\ud800", "\udfff\ud800", "\u202e", "\u0007", "é".repeat(3_000)]);
  const add = (value: unknown) =>
    typeof value === "string" && random.int(3) === 0 ? `${value}${odd}` : value;
  return JSON.stringify(JSON.parse(body.toString(), (_key, value) => add(value)));
}

/** Texts that are numbers in JavaScript but not in JSON, or that no float holds. */
const NUMBERS = [
  "NaN",
  "Infinity",
  "-Infinity",
  "1e999",
  "-1e999",
  "1e308",
  "9".repeat(400),
  "0x10",
  "1_000",
  "01",
  "+1",
  ".5",
];

/** The document with one value replaced by a text that may not be JSON. */
export function withOddNumber(body: Buffer, random: Random): string {
  const mark = '"\u0001here\u0001"';
  const marked = changed(body, random, ({ holder, key }) => {
    holder[key] = "\u0001here\u0001";
  });
  return marked.replace(
    JSON.stringify(JSON.parse(mark.replaceAll("\u0001", "\\u0001"))),
    random.pick(NUMBERS),
  );
}

/** One value nested in this many lists or objects. */
export function deep(depth: number, random: Random): string {
  const [open, close] = random.pick([
    ["[", "]"],
    ['{"a":', "}"],
  ] as const);
  return `${open.repeat(depth)}1${random.int(2) === 0 ? close.repeat(depth) : ""}`;
}

/** Each key of the outermost object twice, the second time with another value. */
export function withDoubleKeys(body: Buffer, random: Random): string {
  const text = body.toString();
  const document = JSON.parse(text) as Record<string, unknown>;
  const again = Object.keys(document).map(
    (key) => `${JSON.stringify(key)}:${JSON.stringify(random.pick(ODD))}`,
  );
  return `${text.trimEnd().slice(0, -1)}${again.length > 0 ? "," : ""}${again.join(",")}}`;
}

/** Adds names with a meaning in JavaScript. */
export function withPrototype(body: Buffer, random: Random): string {
  const name = random.pick(["__proto__", "constructor", "prototype", "hasOwnProperty", "toString"]);
  return `{${JSON.stringify(name)}:{"status":"failed","polluted":true},${body.toString().trimStart().slice(1)}`;
}

function changed(body: Buffer, random: Random, change: (spot: Spot) => void): string {
  const root = { document: JSON.parse(body.toString()) as unknown };
  const spots: Spot[] = [];
  const walk = (holder: Record<string, unknown>) => {
    for (const key of Object.keys(holder)) {
      spots.push({ holder, key });
      const value = holder[key];
      if (typeof value === "object" && value !== null) walk(value as Record<string, unknown>);
    }
  };
  walk(root);
  change(random.pick(spots));
  return JSON.stringify(root.document) ?? "";
}
