import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFile } from "node:fs/promises";
import path from "node:path";
import { text } from "node:stream/consumers";
import { bucketFor } from "@leadgen/core";
import { rateLimits } from "@leadgen/providers";
import { describe, expect, it } from "vitest";
import { BadEnvError, readEnv } from "../src/index.ts";
import { GOOD_ENV } from "./support/good-env.ts";

describe("the worker's environment", () => {
  it("takes nine tenths of the providers' published rate limits unless told otherwise", () => {
    expect(readEnv(GOOD_ENV).rateLimits).toEqual(rateLimits());
    const { limit } = bucketFor(readEnv(GOOD_ENV).rateLimits, "OPENAI", "POST /v1/responses");
    expect(limit).toEqual({
      windows: [{ calls: 450, perSeconds: 60 }],
      tokens: { tokens: 450_000, perSeconds: 60 },
    });
  });

  it("takes several windows, for each of Apollo's endpoints or for one, and tokens", () => {
    const { rateLimits } = readEnv({
      ...GOOD_ENV,
      APOLLO_RATE_LIMIT: "20/60, 100/3600",
      APOLLO_REVEAL_RATE_LIMIT: "5/10",
      PERPLEXITY_TOKEN_LIMIT: "9000/60",
    });
    const bucketOf = (endpoint: string) => bucketFor(rateLimits, "APOLLO", endpoint);
    const twenty = [
      { calls: 20, perSeconds: 60 },
      { calls: 100, perSeconds: 3600 },
    ];
    expect(bucketOf("POST /api/v1/people/bulk_match")).toMatchObject({
      bucket: "APOLLO REVEAL",
      limit: { windows: [{ calls: 5, perSeconds: 10 }] },
    });
    expect(bucketOf("POST /api/v1/mixed_people/api_search")).toMatchObject({
      bucket: "APOLLO SEARCH",
      limit: { windows: twenty },
    });
    expect(bucketOf("GET /api/v1/auth/health")).toMatchObject({
      bucket: "APOLLO OTHER",
      limit: { windows: twenty },
    });
    expect(bucketFor(rateLimits, "PERPLEXITY", "POST /v1/responses").limit).toEqual({
      windows: [{ calls: 45, perSeconds: 60 }],
      tokens: { tokens: 9000, perSeconds: 60 },
    });
  });

  it.each([
    ["DATABASE_URL", ""],
    ["DATABASE_URL", "mysql://x"],
    ["OPENAI_API_KEY", " "],
    ["OPENAI_BASE_URL", "ftp://example.com"],
    ["MILLIONVERIFIER_RATE_LIMIT", "160"],
    ["MILLIONVERIFIER_RATE_LIMIT", "0/1"],
    ["INSTANTLY_RATE_LIMIT", "90/1,"],
    ["APOLLO_SEARCH_RATE_LIMIT", "many"],
    ["OPENAI_TOKEN_LIMIT", "1/1,2/2"],
    ["PERPLEXITY_DEADLINE_MS", "1"],
    ["OPENAI_PRICE_INPUT_PER_MILLION", "cheap"],
    ["OPENAI_PRICE_OUTPUT_PER_MILLION", "-1"],
    ["WORKER_CONCURRENCY", "0"],
    ["WORKER_CONCURRENCY", "many"],
    ["WORKER_POLL_MS", "-5"],
    ["ALERT_WEBHOOK_URL", "not a url"],
    ["ALERT_SLACK_URL", "ftp://canary.example.com"],
    ["ALERT_WEBHOOK_SECRET", "canary"],
    ["ALERT_WEBHOOK_SECRET", "whsec_canary"],
    ["ALERT_EMAIL_TO", "canary"],
    ["ALERT_REMINDER_MINUTES", "0"],
    ["SMTP_URL", "http://canary:canary@mail.example.com"],
    ["SMTP_URL", "smtp://canary:canary@mail.example.com/?pool=true"],
    ["MAIL_FROM", "canary"],
    ["MAIL_FROM", "Ops <ops@example.com>\r\nBcc: canary@example.com"],
    ["PUBLIC_URL", "canary"],
    ["LOG_LEVEL", "loud"],
  ])("refuses %s=%j, names it, and shows no secret", (name, value) => {
    const read = () => readEnv({ ...GOOD_ENV, [name]: value });
    expect(read).toThrow(BadEnvError);
    expect(read).toThrow(new RegExp(`^${name} `, "m"));
    expect(read).not.toThrow(/canary/);
  });

  it("takes OpenAI's prices, both or none", () => {
    const input = { OPENAI_PRICE_INPUT_PER_MILLION: "0.75" };
    const both = { ...GOOD_ENV, ...input, OPENAI_PRICE_OUTPUT_PER_MILLION: "4.5" };
    expect(readEnv(both).providers.openai.price).toEqual({ input: 0.75, output: 4.5 });
    expect(readEnv(GOOD_ENV).providers.openai.price).toBeUndefined();
    expect(() => readEnv({ ...GOOD_ENV, ...input })).toThrow(
      /^OPENAI_PRICE_OUTPUT_PER_MILLION is missing: set both/m,
    );
  });

  it("names every bad variable at once", () => {
    expect(() => readEnv({})).toThrow(/DATABASE_URL[\s\S]*APOLLO_API_KEY[\s\S]*INSTANTLY_API_KEY/);
  });

  it("refuses MillionVerifier's demo keys in production, which invent results", () => {
    const demo = { ...GOOD_ENV, MILLIONVERIFIER_API_KEY: "API_KEY_FOR_TEST" };
    expect(() => readEnv({ ...demo, NODE_ENV: "production" })).toThrow(/demo keys/);
    expect(readEnv({ ...demo, NODE_ENV: "development" }).providers.millionverifier.apiKey).toBe(
      "API_KEY_FOR_TEST",
    );
  });

  it("refuses a silence so short that healthy workers would count as dead", () => {
    const times = { WORKER_HEARTBEAT_MS: "3000", WORKER_SILENT_MS: "8000" };
    expect(() => readEnv({ ...GOOD_ENV, ...times })).toThrow(/at least three times/);
  });

  it("accepts the runbook's settings for jobs that run again within 15 s, and they add up to that", async () => {
    const runbook = await readFile(path.join(import.meta.dirname, "../../../docs/operations.md"), "utf8");
    const [, advice = ""] = /For 15 s, set (.*?)\. A worker/s.exec(runbook) ?? [];
    const times = Object.fromEntries(
      [...advice.matchAll(/(WORKER_\w+)=(\d+)/g)].map(([, key, ms]) => [key, ms]),
    );
    const { silentMs, heartbeatMs, pollMs } = readEnv({ ...GOOD_ENV, ...times });
    expect(Object.keys(times)).toEqual(["WORKER_SILENT_MS", "WORKER_HEARTBEAT_MS"]);
    expect(silentMs + heartbeatMs + pollMs).toBeLessThanOrEqual(15_000);
  });
});

describe("the worker process", () => {
  it.each([
    ["no environment at all", {}, /DATABASE_URL is missing/],
    [
      "a database that cannot be reached",
      GOOD_ENV,
      /Cannot reach PostgreSQL at localhost:1 \(ECONNREFUSED\)\. Check/,
    ],
  ])("ends with 1 and says what to do: %s", async (_name, env, message) => {
    const child = spawn(process.execPath, ["src/main.ts"], {
      cwd: path.join(import.meta.dirname, ".."),
      env,
      stdio: ["ignore", "pipe", "pipe"],
    });
    const [said, [code]] = await Promise.all([text(child.stderr), once(child, "exit")]);
    expect(code).toBe(1);
    expect(said).toMatch(message);
    expect(said).not.toMatch(/canary| {4}at /);
  });
});
