import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { expect, test } from "vitest";
import { type RequestLine, startSimulator } from "../src/index.ts";
import { EMAIL_BODY } from "./helpers.ts";

const MAIN = new URL("../src/main.ts", import.meta.url).pathname;

/** The simulator as a separate process; the folder of its log is removed at the end of the scope. */
function spawnMain(env: Record<string, string>) {
  const folder = mkdtempSync(join(tmpdir(), "simulator-"));
  const logFile = join(folder, "requests.ndjson");
  const child = spawn(process.execPath, [MAIN], {
    env: { PATH: "", SIMULATOR_LOG: logFile, SIMULATOR_PORT: "0", ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  return {
    child,
    logFile,
    [Symbol.asyncDispose]: async () => {
      if (child.exitCode === null && child.signalCode === null) {
        child.kill("SIGKILL");
        await once(child, "exit");
      }
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function urlOf(child: ChildProcess): Promise<string> {
  if (!child.stdout) throw new Error("The child has no stdout");
  const [line] = await once(createInterface({ input: child.stdout }), "line");
  return /^Simulator listening on (http:\/\/localhost:\d+)$/.exec(line)?.[1] ?? line;
}

async function exitOf(child: ChildProcess): Promise<{ code: number | null; stderr: string }> {
  let stderr = "";
  child.stderr?.on("data", (chunk) => {
    stderr += chunk;
  });
  const [code] = await once(child, "close");
  return { code, stderr };
}

const post = (url: string, body: unknown) =>
  fetch(url, {
    method: "POST",
    headers: { authorization: "Bearer k", "content-type": "application/json" },
    body: JSON.stringify(body),
  });

test.each(["SIGTERM", "SIGINT"] as const)(
  "prints its URL, serves, and stops with code 0 on %s",
  async (signal) => {
    await using main = spawnMain({});
    const exit = exitOf(main.child);
    const url = await urlOf(main.child);
    expect((await fetch(`${url}/_control/health`)).status).toBe(200);
    main.child.kill(signal);
    expect(await exit).toEqual({ code: 0, stderr: "" });
  },
);

test.each([
  [{ SIMULATOR_PORT: "4010x" }, /SIMULATOR_PORT/],
  [{ SIMULATOR_PORT: "70000" }, /SIMULATOR_PORT/],
  [{ SIMULATOR_RATE_LIMITS: "maybe" }, /SIMULATOR_RATE_LIMITS/],
])("exits with 1 and names what is wrong with %o", async (env, message) => {
  await using main = spawnMain(env);
  const { code, stderr } = await exitOf(main.child);
  expect(code).toBe(1);
  expect(stderr).toMatch(message);
  expect(stderr).not.toMatch(/ {4}at /);
});

test("exits with 1 and says so if the port is taken", async () => {
  const holder = createServer().listen(0, "127.0.0.1");
  await once(holder, "listening");
  const { port } = holder.address() as { port: number };
  await using main = spawnMain({ SIMULATOR_PORT: String(port) });
  const { code, stderr } = await exitOf(main.child);
  holder.close();
  expect(code).toBe(1);
  expect(stderr.trim()).toBe(
    `Port ${port} on 127.0.0.1 is in use. Stop what listens there or choose another SIMULATOR_PORT.`,
  );
});

test("after kill -9 in the middle of requests, the log has every arrival and every answer, and the state is rebuilt", async () => {
  await using main = spawnMain({});
  const url = await urlOf(main.child);
  await post(`${url}/_control/faults`, { provider: "openai", fault: "hang-after-work", match: "hang" });
  await post(`${url}/_control/faults`, { provider: "openai", fault: "hold", match: "hold" });
  const generate = (input: string) => post(`${url}/openai/v1/responses`, { ...EMAIL_BODY, input });
  const answered = await Promise.all(Array.from({ length: 20 }, (_, index) => generate(`done ${index}`)));
  expect(answered.every((reply) => reply.status === 200)).toBe(true);
  const inFlight = Array.from({ length: 10 }, (_, index) =>
    generate(`${index % 2 ? "hang" : "hold"} ${index}`),
  );
  const outcomes = Promise.allSettled(inFlight);
  await linesReach(url, (lines) => lines.filter((line) => line.event === "received").length === 30);
  await linesReach(url, (lines) => lines.filter((line) => line.event === "dropped").length === 5);
  main.child.kill("SIGKILL");
  expect((await outcomes).every((outcome) => outcome.status === "rejected")).toBe(true);

  const lines: RequestLine[] = readFileSync(main.logFile, "utf8")
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line));
  const count = (event: string) => lines.filter((line) => line.event === event).length;
  expect([count("received"), count("answered"), count("dropped")]).toEqual([30, 20, 5]);
  await using revived = await startSimulator({ port: 0, seed: "leadgen", logFile: main.logFile });
  const worked = lines.flatMap((line) =>
    line.event !== "received" && "workDone" in line && line.workDone ? [line.workDone] : [],
  );
  const tokens = worked.map((work) =>
    work.kind === "openai.generated" ? work.inputTokens + work.outputTokens : 0,
  );
  expect(worked).toHaveLength(25);
  expect(revived.state().openaiTokens).toBe(tokens.reduce((sum, part) => sum + part, 0));
});

/** Requests the log until it is as expected; each round waits for a whole answer. */
async function linesReach(url: string, wanted: (lines: RequestLine[]) => boolean): Promise<void> {
  for (;;) {
    const text = await (await fetch(`${url}/_control/requests`)).text();
    if (
      wanted(
        text
          .trimEnd()
          .split("\n")
          .map((line) => JSON.parse(line)),
      )
    )
      return;
  }
}
