import { readFile } from "node:fs/promises";
import { expect, test, vi } from "vitest";
import { createLog, FIELDS, framesOf, plain } from "../src/index.ts";

function gathered(windowMs?: number) {
  const lines: Record<string, unknown>[] = [];
  const write = (text: string) => void lines.push(JSON.parse(text) as Record<string, unknown>);
  const log = createLog({
    app: "worker",
    worker: "w1",
    level: "info",
    to: { write },
    ...(windowMs !== undefined && { windowMs }),
  });
  return { log, lines };
}

test("a line has time, level, process and message, and the fields in the schema", () => {
  const { log, lines } = gathered();
  log.info({ jobId: "j", attempt: 2, apiKey: "s3cret", body: { email: "ada@example.com" } }, "Job claimed.");
  log.debug({ jobId: "j" }, "Not at this level.");
  expect(lines).toEqual([
    {
      level: "info",
      time: expect.stringMatching(/^\d{4}-\d\d-\d\dT.*Z$/),
      app: "worker",
      worker: "w1",
      jobId: "j",
      attempt: 2,
      unknown: ["apiKey", "body"],
      msg: "Job claimed.",
    },
  ]);
});

test("an object in an allowed field is not logged, and a long text is cut", () => {
  const { log, lines } = gathered();
  log.info(
    { jobId: { password: "s3cret" }, reason: "x".repeat(2_000), rescued: ["a", { secret: 1 }] },
    "Odd.",
  );
  expect(lines[0]).toMatchObject({ jobId: "(object)", rescued: ["a", "(object)"] });
  expect(String(lines[0]?.reason)).toHaveLength(500);
});

test("an error is logged with type, code, message and place, without a database's details", () => {
  const { log, lines } = gathered();
  const error = Object.assign(new TypeError("duplicate key"), {
    code: "23505",
    detail: "Key (email)=(ada@example.com) already exists.",
    query: "INSERT",
  });
  log.error({ err: error }, "It failed.");
  expect(lines[0]?.err).toEqual({
    type: "TypeError",
    code: "23505",
    message: "duplicate key",
    at: expect.stringMatching(/log\.test\.ts:\d+/),
  });
  expect(JSON.stringify(lines)).not.toMatch(/ada@|INSERT/);
});

const LEAKS = [
  "Incorrect API key: Bearer s3cret-key. Ask ada@example.com",
  "connect to postgres://leadgen:s3cret-key@db.example.com:5432/leadgen failed",
  "fetch of https://hooks.example.com/in?token=s3cret-key&to=ada@example.com failed",
  "Basic czNjcmV0LWtleQ== was refused, says Ada <ada@example.com>",
];

test("foreign text is logged without passwords, parameters, keys and addresses", () => {
  const { log, lines } = gathered();
  for (const message of LEAKS) {
    const error = Object.assign(new Error(message, { cause: new Error(message) }), {
      config: { headers: { authorization: "Bearer s3cret-key" } },
      body: message,
    });
    log.warn({ jobId: "j", err: error }, `Failed task 1 (enrich_lead) with error '${message}'`);
    log.error({ jobId: "j", err: { type: "ProviderError", message, cause: message } }, "A provider failed.");
  }
  expect(JSON.stringify(lines)).not.toMatch(/s3cret-key|czNjcmV0|ada@/);
  expect(lines[2]).toMatchObject({
    err: { message: "connect to postgres://[secret]@db.example.com:5432/leadgen failed" },
  });
});

test("an error that is already plain, and a value that is no error, are logged as they are", () => {
  const { log, lines } = gathered();
  log.error(
    { err: { type: "ProviderError", message: "no credits", password: "s3cret" } },
    "A provider failed.",
  );
  log.error({ err: "boom", jobId: "j" }, "It failed.");
  expect(lines.map(({ err }) => err)).toEqual([
    { type: "ProviderError", message: "no credits", unknown: ["password"] },
    { type: "unknown", message: "boom" },
  ]);
});

test("frames have functions, files and lines, without the message and the machine's folders", () => {
  const frames = framesOf(new Error("at /home/ada/secret.ts:1"));
  expect(frames[0]).toMatch(/log\.test\.ts:\d+:\d+/);
  expect(frames.join("\n")).not.toMatch(/home|secret|\/packages\//);
  expect(framesOf("boom")).toEqual([]);
  expect(plain(new Error("x")).message).toBe("x");
});

test("a repeated warning is logged once, and then once with its count", () => {
  vi.useFakeTimers();
  const { log, lines } = gathered();
  const trouble = (code: string) => Object.assign(new Error("away"), { code });
  for (let time = 0; time < 5; time++) log.warn({ err: trouble("ECONNREFUSED") }, "The database is away.");
  log.warn({ err: trouble("57P03") }, "The database is away.");
  expect(lines).toHaveLength(2);
  vi.advanceTimersByTime(60_000);
  vi.useRealTimers();
  expect(lines).toHaveLength(3);
  expect(lines[2]).toMatchObject({ level: "warn", msg: "The database is away.", repeated: 4 });
});

test("warnings that differ only in numbers count as repeated", () => {
  const { log, lines } = gathered();
  for (const time of [1, 2, 3])
    log.error({}, `Cron hit an error; restarting in ${time * 97.25}ms (attempt ${time})`);
  log.flush();
  expect(lines.map(({ msg, repeated }) => [msg, repeated])).toEqual([
    ["Cron hit an error; restarting in 97.25ms (attempt 1)", undefined],
    ["Cron hit an error; restarting in 97.25ms (attempt 1)", 2],
  ]);
});

test("held-back lines are written at the end of the process", () => {
  const { log, lines } = gathered();
  for (let time = 0; time < 3; time++) log.error({}, "The heartbeat could not be written.");
  log.flush();
  expect(lines.map(({ repeated }) => repeated)).toEqual([undefined, 2]);
});

test("warnings about a job are its trail: each is logged", () => {
  const { log, lines } = gathered();
  for (const jobId of ["a", "b", "b"]) log.warn({ jobId }, "The database was away.");
  expect(lines).toHaveLength(3);
});

test("docs/operations.md explains each field", async () => {
  const docs = await readFile(new URL("../../../docs/operations.md", import.meta.url), "utf8");
  const logs = docs.slice(docs.indexOf("\n## Logs\n"), docs.indexOf("\n## A worker has died\n"));
  expect(logs.length).toBeGreaterThan(500);
  for (const name of Object.keys(FIELDS)) expect(logs).toContain(`\`${name}\``);
});
