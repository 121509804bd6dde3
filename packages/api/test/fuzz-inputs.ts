import fc from "fast-check";
import { type JsonSchema, jsonSchemaOf } from "../src/rest/json-schema.ts";
import { EXAMPLE_IDS } from "../src/rest/openapi/example-ids.ts";
import { procedureOf } from "./actions.ts";

type Fields = Record<string, unknown>;

/** Text that has broken other systems. */
const NASTY = [
  "",
  " ",
  "\0",
  "a\0b",
  "\ud800",
  "😀",
  "\u202e",
  "\ufeff",
  "é".repeat(5000),
  "x".repeat(70_000),
  "'; DROP TABLE campaign; --",
  "' OR '1'='1",
  "=1+1",
  '=HYPERLINK("http://x")',
  "@SUM(A1)",
  "{{7*7}}",
  "<script>alert(1)</script>",
  "../../etc/passwd",
  "%00",
  "%s%n",
  "__proto__",
  "constructor",
  "NaN",
  "Infinity",
  "-0",
  "1e309",
  "null",
  "undefined",
  "[object Object]",
  "2026-13-45T99:99:99Z",
];

const nastyText = fc.oneof(
  fc.constantFrom(...NASTY),
  fc.string({ unit: "binary", maxLength: 50 }),
  fc.string({ maxLength: 300 }),
);

const nastyNumber = fc.oneof(
  fc.constantFrom(
    -1,
    -0,
    0,
    0.5,
    1e9,
    -1e9,
    2 ** 31,
    2 ** 53,
    Number.MAX_VALUE,
    Number.MIN_VALUE,
    Number.NaN,
    Number.POSITIVE_INFINITY,
  ),
  fc.integer(),
  fc.double(),
);

/** Any value of any type and depth. */
const anything: fc.Arbitrary<unknown> = fc.oneof(
  nastyText,
  nastyNumber,
  fc.boolean(),
  fc.constantFrom(null, undefined),
  fc.array(nastyText, { maxLength: 5 }),
  fc.dictionary(nastyText, fc.oneof(nastyText, nastyNumber), { maxKeys: 4 }),
  fc.object({ maxDepth: 4, maxKeys: 5 }),
);

/** All columns of the database, as field names that no caller may set. */
const COLUMNS = [
  "id",
  "status",
  "organization_id",
  "organizationId",
  "created_at",
  "createdAt",
  "updated_at",
  "finished_at",
  "finishedAt",
  "started_at",
  "message",
  "instantly_campaign_id",
  "lead_limit",
  "attempt",
  "deaths",
  "epoch",
  "worker_id",
  "call_id",
  "doorbell_id",
  "priority",
  "pause_reason",
  "error_code",
  "apollo_person_id",
  "verification",
  "research",
  "email_subject",
  "instantly_lead_id",
  "credits",
  "cost_usd",
  "outcome",
  "kept",
  "effect",
  "state",
  "opened_by",
  "operator",
  "role",
  "user_id",
  "createdBy",
  "created_by",
  "kind",
] as const;

/** Values near a valid one: valid often enough for the other fields to be checked. */
function nearly(schema: JsonSchema, name: string): fc.Arbitrary<unknown> {
  if (schema.enum !== undefined) return fc.constantFrom(...schema.enum, "lower", "PENDING; --");
  if (schema.format === "uuid")
    return fc.constantFrom(...idsFor(name), "0198c0de-0000-7000-8000-0000000000ff", "not-a-uuid");
  if (schema.type === "integer" || schema.type === "number")
    return fc.oneof(fc.integer({ min: 0, max: 100 }), nastyNumber);
  if (schema.type === "string") return fc.oneof(fc.constantFrom("Ferries", "ada@example.com"), nastyText);
  if (schema.type === "array")
    return fc.array(schema.items === undefined ? anything : nearly(schema.items, name), { maxLength: 4 });
  if (schema.type === "object") return objectOf(schema);
  return anything;
}

const idsFor = (name: string): string[] => {
  const thing = name.replace(/Id$/, "");
  const known = (EXAMPLE_IDS as Record<string, string | undefined>)[thing];
  return known === undefined ? Object.values(EXAMPLE_IDS) : [known];
};

function objectOf(schema: JsonSchema): fc.Arbitrary<Fields> {
  const fields = Object.entries(schema.properties ?? {}).map(([name, property]) => [
    name,
    fc.oneof({ arbitrary: nearly(property, name), weight: 4 }, { arbitrary: anything, weight: 1 }),
  ]);
  return fc.record(Object.fromEntries(fields) as Record<string, fc.Arbitrary<unknown>>, {
    requiredKeys: [],
  }) as fc.Arbitrary<Fields>;
}

/** Inputs of a procedure, from nearly valid to nonsense, sometimes with extra fields. */
export function inputsOf(action: string): fc.Arbitrary<unknown> {
  const near = objectOf(jsonSchemaOf(procedureOf(action).meta.input, "input"));
  const extra = fc
    .tuple(near, fc.constantFrom(...COLUMNS, "__proto__", "constructor", "toString"), anything)
    .map(([fields, name, value]) =>
      Object.defineProperty({ ...fields }, name, {
        value,
        enumerable: true,
        configurable: true,
        writable: true,
      }),
    );
  return fc.oneof(
    { arbitrary: near, weight: 6 },
    { arbitrary: extra, weight: 2 },
    { arbitrary: anything, weight: 1 },
  );
}
