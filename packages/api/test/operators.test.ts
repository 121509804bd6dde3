import { spawn } from "node:child_process";
import { once } from "node:events";
import { tmpdir } from "node:os";
import { fileURLToPath } from "node:url";
import { system } from "@leadgen/testkit";
import { COMPILE_CACHE } from "@leadgen/testkit/process";
import { expect, test } from "vitest";
import { personOf, somebody } from "./people.ts";
import { NO_ID } from "./pipeline.ts";
import { expectRefused } from "./refused.ts";

const SCRIPT = fileURLToPath(new URL("../scripts/operator.ts", import.meta.url));

async function operator(url: string | undefined, ...args: string[]) {
  const env = { NODE_COMPILE_CACHE: COMPILE_CACHE, ...(url !== undefined && { DATABASE_URL: url }) };
  // Not the repository's folder, where an embedded database may be running.
  const child = spawn(process.execPath, [SCRIPT, ...args], { env, cwd: tmpdir() });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.on("data", (chunk: Buffer) => {
      output += chunk;
    });
  }
  const [code] = await once(child, "close");
  return { code, output };
}

test("grants, lists and revokes, each change audited once, from the next request on", async () => {
  await using w = await system({ api: {} });
  const ada = await somebody(w);
  const open = async () => w.api.caller(await personOf(w, ada)).queue.open({ reason: "Holiday" });
  await expectRefused(open(), "FORBIDDEN", /pnpm operator grant/);
  expect(await operator(w.databaseUrl, "list")).toMatchObject({
    code: 0,
    output: expect.stringMatching(/^Nobody/),
  });
  const granted = await operator(w.databaseUrl, "grant", ada.email.toUpperCase());
  expect(granted).toEqual({ code: 0, output: `${ada.email.toUpperCase()} is an operator now.\n` });
  expect((await operator(w.databaseUrl, "grant", ada.email)).output).toMatch(/already/);
  expect((await operator(w.databaseUrl, "list")).output).toContain(ada.email);
  expect(await open()).toMatchObject({ state: "OPEN" });
  expect((await operator(w.databaseUrl, "revoke", ada.email)).code).toBe(0);
  await expectRefused(open(), "FORBIDDEN");
  expect(
    await w.rows(
      "SELECT action, actor_kind, target_id, before, after FROM audit_event WHERE action LIKE 'operator.%' ORDER BY id",
    ),
  ).toMatchObject([
    {
      action: "operator.grant",
      actor_kind: "SERVER",
      target_id: ada.userId,
      before: { operator: false },
      after: { operator: true },
    },
    {
      action: "operator.revoke",
      actor_kind: "SERVER",
      before: { operator: true },
      after: { operator: false },
    },
  ]);
});

test("disables an account, and gives an organization without an owner one", async () => {
  await using w = await system({ api: {} });
  const ada = await somebody(w);
  const { id } = await w.call.organization.create({ name: "Nordkyst" });
  expect((await operator(w.databaseUrl, "adopt", id, ada.email)).code).toBe(0);
  expect((await personOf(w, ada)).memberships).toEqual(new Map([[id, "owner"]]));
  expect(await operator(w.databaseUrl, "adopt", id, ada.email)).toMatchObject({ code: 1 });
  expect((await operator(w.databaseUrl, "disable", ada.email)).code).toBe(0);
  await expect(personOf(w, ada)).rejects.toThrow("nobody");
  expect((await operator(w.databaseUrl, "enable", ada.email)).code).toBe(0);
  expect((await personOf(w, ada)).email).toBe(ada.email);
});

test.each([
  {
    what: "an address that nobody signed up with",
    code: 1,
    words: /no account/,
    args: ["grant", "nobody@x.no"],
  },
  { what: "an unknown organization", code: 1, words: /no organization/, args: ["adopt", NO_ID, "a@x.no"] },
  { what: "no command", code: 64, words: /^Usage/, args: [] },
  { what: "an unknown command", code: 64, words: /^Usage/, args: ["promote", "a@x.no"] },
  { what: "a command of every object", code: 64, words: /^Usage/, args: ["constructor", "a@x.no"] },
  { what: "no address", code: 64, words: /^Usage/, args: ["grant"] },
  { what: "something that is no address", code: 64, words: /^Usage/, args: ["grant", "ada"] },
])("refuses $what with exit code $code", async ({ code, words, args }) => {
  await using w = await system({ api: {} });
  expect(await operator(w.databaseUrl, ...args)).toEqual({ code, output: expect.stringMatching(words) });
});

test("needs a database, and reports an unreachable one without its password", async () => {
  expect(await operator(undefined, "list")).toEqual({
    code: 64,
    output: expect.stringMatching(/DATABASE_URL/),
  });
  const gone = await operator("postgres://somebody:hunter2@127.0.0.1:1/leadgen", "list");
  expect(gone).toEqual({ code: 1, output: expect.stringMatching(/127\.0\.0\.1:1/) });
  expect(gone.output).not.toContain("hunter2");
});
