import { type ApiSystem, OPERATOR_TOKEN } from "@leadgen/testkit";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { ROUTES } from "../src/app/routes.ts";
import { hasBody } from "../src/rest/assemble-input.ts";
import { ACTIONS, procedureOf } from "./actions.ts";
import { exampleSystem } from "./example-system.ts";
import { inputsOf } from "./fuzz-inputs.ts";
import { ORIGIN } from "./http.ts";
import { answerTo } from "./sse.ts";

/** Inputs per group of procedures and transport. */
// biome-ignore lint/style/noProcessEnv: the one knob of this test, read here alone
const RUNS = Number(process.env.LEADGEN_FUZZ_RUNS ?? 500);
/** From this number on, the run is a measurement on an otherwise idle machine, and times are checked too. */
const FULL = 10_000;
/** Milliseconds for 99 of 100 refusals. */
const P99_MS = 200;

const GROUPS = ["organization", "doNotContact", "campaign", "job", "lead", "queue"] as const;
const actionsOf = (group: string) => ACTIONS.filter((action) => action.startsWith(`${group}.`));
const routesOf = (group: string) => ROUTES.filter((route) => route.procedure.noun === group);

const authorization = `Bearer ${OPERATOR_TOKEN}`;
const json = { authorization, "content-type": "application/json" };

const TABLES = [
  "organization",
  "campaign",
  "job",
  "lead",
  "do_not_contact",
  "breaker",
  "breaker_event",
  "provider_call",
  "audit_event",
];

/** Counts committed statements that changed any of the tables: one row to read, however much there is. */
const COUNT_WRITES = `
  CREATE TABLE written (n bigint NOT NULL);
  INSERT INTO written VALUES (0);
  CREATE FUNCTION count_write() RETURNS trigger LANGUAGE plpgsql AS
    'BEGIN UPDATE written SET n = n + 1; RETURN NULL; END';
  ${TABLES.map(
    (table) =>
      `CREATE TRIGGER counted AFTER INSERT OR UPDATE OR DELETE ON ${table} FOR EACH STATEMENT EXECUTE FUNCTION count_write();`,
  ).join("\n")}`;

let w: ApiSystem;
beforeAll(async () => {
  w = await exampleSystem();
  await w.rows(COUNT_WRITES);
});
afterAll(() => w[Symbol.asyncDispose]());

const writes = async () => (await w.rows<{ n: string }>("SELECT n FROM written"))[0]?.n;

test("a write is noticed (negative control)", async () => {
  const before = await writes();
  await w.call.organization.create({ name: "Noticed" });
  expect(await writes()).not.toBe(before);
});

/** Sends the input, and checks what every answer must fulfil. */
async function sent(request: Request, valid: boolean, times: number[]): Promise<void> {
  const before = valid ? undefined : await writes();
  const start = performance.now();
  const { status, text } = await answerTo(await w.api.fetch(request));
  if (!valid) times.push(performance.now() - start);
  expect({ status, text }).toSatisfy(() => status < 500);
  expect(text).not.toMatch(/\n\s+at |node_modules|\.ts:\d|SELECT |INSERT |pg_|syntax error/);
  if (valid) return;
  expect(status).toBeGreaterThanOrEqual(400);
  expect(await writes()).toBe(before);
}

function expectQuick(times: number[]): void {
  if (RUNS < FULL) return;
  const sorted = times.toSorted((a, b) => a - b);
  expect(sorted[Math.floor(sorted.length * 0.99)]).toBeLessThan(P99_MS);
}

/** With ids that exist, nearly valid input may be valid: changes are then allowed, 5xx never. */
const accepts = (action: (typeof ACTIONS)[number], input: unknown): boolean =>
  procedureOf(action).meta.input.safeParse(input).success;

describe.each(GROUPS)("generated inputs to %s.*", (group) => {
  test("through tRPC are answered or refused, quickly, without a trace, and what is malformed writes nothing", {
    timeout: 1_800_000,
  }, async () => {
    const times: number[] = [];
    const cases = fc
      .constantFrom(...actionsOf(group))
      .chain((action) => inputsOf(action).map((input) => ({ action, input })));
    await fc.assert(
      fc.asyncProperty(cases, async ({ action, input }) => {
        // Plain JSON in superjson's envelope: superjson itself refuses names like __proto__, an attacker's program does not.
        const body = JSON.stringify({ json: input });
        const url = `${ORIGIN}/api/trpc/${action}`;
        const query = procedureOf(action).type !== "mutation";
        if (query && body.length > 60_000) return;
        const request = query
          ? new Request(`${url}?input=${encodeURIComponent(body)}`, { headers: { authorization } })
          : new Request(url, { method: "POST", headers: json, body });
        // A null prototype is dropped on the way; the rest may be valid.
        const right =
          body.includes('"__proto__"') || accepts(action, (JSON.parse(body) as { json?: unknown }).json);
        await sent(request, right, times);
      }),
      { numRuns: RUNS },
    );
    expectQuick(times);
  });

  test("through REST as well", { timeout: 1_800_000 }, async () => {
    const times: number[] = [];
    const cases = fc
      .constantFrom(...routesOf(group))
      .chain((route) => inputsOf(route.procedure.action).map((input) => ({ route, input })));
    await fc.assert(
      fc.asyncProperty(cases, async ({ route, input }) => {
        const fields = { ...(input as object) } as Record<string, unknown>;
        const path = route.path.replaceAll(/\{(\w+)\}/g, (_, name: string) =>
          encodeURIComponent(
            textOf((input as Record<string, unknown> | null)?.[name] ?? "x")
              .toWellFormed()
              .slice(0, 300),
          ),
        );
        const names = [...route.path.matchAll(/\{(\w+)\}/g)].map((match) => match[1] ?? "");
        for (const name of names) delete fields[name];
        const query = hasBody(route) ? "" : `?${queryOf(fields)}`;
        const request = new Request(`${ORIGIN}${path}${query}`, {
          method: route.method,
          headers: json,
          ...(hasBody(route) && {
            body: JSON.stringify(typeof input === "object" && input !== null ? fields : input) ?? "",
          }),
        });
        const known = typeof input === "object" && input !== null && !Array.isArray(input);
        // REST converts text, so the schema may see another value: only certain refusals must write nothing.
        await sentOverRest(request, known, times);
      }),
      { numRuns: RUNS },
    );
    expectQuick(times);
  });
});

/** Over REST, the answer itself says whether the call was refused. */
async function sentOverRest(request: Request, known: boolean, times: number[]): Promise<void> {
  const before = await writes();
  const start = performance.now();
  const response = await w.api.fetch(request);
  const text = await response.text();
  const took = performance.now() - start;
  expect({ status: response.status, text }).toSatisfy(() => response.status < 500);
  expect(text).not.toMatch(/\n\s+at |node_modules|\.ts:\d|INSERT |pg_|syntax error/);
  if (response.status < 400) return;
  times.push(took);
  expect(await writes()).toBe(before);
  if (!known) expect(response.status).toBeGreaterThanOrEqual(400);
}

function queryOf(fields: Record<string, unknown>): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(fields)) {
    if (value !== undefined)
      query.append(name, (typeof value === "string" ? value : (JSON.stringify(value) ?? "")).slice(0, 2000));
  }
  return String(query);
}

const textOf = (value: unknown): string =>
  typeof value === "string" ? value : (JSON.stringify(value) ?? "");
