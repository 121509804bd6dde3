import type { AddressInfo } from "node:net";
import { createServer } from "node:net";
import { PROVIDERS } from "@leadgen/core";
import { expect, test } from "vitest";
import { runCli } from "./support/run-cli.ts";

const KEYS = Object.fromEntries(PROVIDERS.map((provider) => [`${provider}_API_KEY`, "key-of-the-test"]));

test.for([
  { args: [], says: "Usage:" },
  { args: ["dance"], says: "unknown command 'dance'" },
  { args: ["smoke", "--leads", "many"], says: "It must be a whole number from 1 to 1000." },
  { args: ["smoke", "--campaigns", "0"], says: "It must be a whole number from 1 to 50." },
  { args: ["smoke", "--base-url", "localhost:3000"], says: "It must be an http:// or https:// address." },
  { args: ["smoke", "--concurrency", "0"], says: "It must be a whole number from 1 to 50." },
  { args: ["smoke", "--timeout", "soon"], says: "It must be a whole number from 1 to 86400." },
  { args: ["smoke", "--watch", "0"], says: "It must be a whole number from 1 to 86400." },
  { args: ["smoke", "--jsonn"], says: "unknown option '--jsonn'" },
  { args: ["smoke", "now"], says: "too many arguments" },
  { args: ["smoke", "--carry-on"], says: "give --operator-token or OPERATOR_TOKEN" },
  {
    args: ["operator", "status", "--url", "localhost:3000"],
    says: "--url must be an http:// or https:// address",
  },
  { args: ["operator", "close", "--epoch", "1"], says: "required option '--reason <text>'" },
  { args: ["operator", "close", "--epoch", "-1", "--reason", "x"], says: "whole number" },
  { args: ["demo", "--fail", "hubspot:http-500"], says: "the provider one of apollo, millionverifier" },
  { args: ["demo", "--fail", "openai:refusal"], says: "the fault is one of hang-before-headers" },
])("wrong usage makes 64: $args", async ({ args, says }) => {
  const { code, said } = await runCli(args);
  expect([code, said]).toEqual([64, expect.stringContaining(says)]);
});

test("--help exits with 0 and lists every command", async () => {
  const { code, said } = await runCli(["--help"]);
  expect(code).toBe(0);
  for (const command of ["demo", "dev", "up", "smoke", "serve-api", "operator", "doctor"])
    expect(said).toContain(`  ${command}`);
});

test.for([
  { command: "dev", env: { PORT: "web" }, says: "PORT must be a port number." },
  {
    command: "dev",
    env: { OPENAI_BASE_URL: "openai" },
    says: "OPENAI_BASE_URL must be an http:// or https:// URL.",
  },
  {
    command: "up",
    env: { DATABASE_URL: "mysql://secret@db" },
    says: "DATABASE_URL must be a postgres:// URL.",
  },
  { command: "serve-api", env: {}, says: "DATABASE_URL is not set" },
  {
    command: "serve-api",
    env: { DATABASE_URL: "postgres://u:secret@127.0.0.1:1/x" },
    says: "No operator token is set",
  },
])(
  "a bad environment exits with 1 and a message that names the variable: $command $env",
  async ({ command, env, says }) => {
    const { code, said } = await runCli([command], env as Record<string, string>);
    expect([code, said]).toEqual([1, expect.stringContaining(says)]);
    expect(said).not.toContain("secret");
    expect(said).not.toMatch(/\n\s+at /);
  },
);

test("up lists everything that is missing, at once", async () => {
  const { code, said } = await runCli(["up"], {
    ...KEYS,
    MILLIONVERIFIER_API_KEY: "API_KEY_FOR_TEST",
    OPENAI_API_KEY: "",
  });
  expect(code).toBe(1);
  expect(said).toContain("OPERATOR_TOKEN is not set");
  expect(said).toContain("AUTH_SECRET is not set");
  expect(said).toContain("OPENAI_API_KEY is not set");
  expect(said).toContain("demo keys");
  expect(said).not.toContain("APOLLO_API_KEY");
});

test.for(["dev", "up"])("%s says which port is taken, and how to choose another", async (command) => {
  const server = createServer().listen(0, "127.0.0.1");
  await new Promise((resolve) => server.once("listening", resolve));
  const { port } = server.address() as AddressInfo;
  const { code, said } = await runCli([command], {
    ...KEYS,
    OPERATOR_TOKEN: "token-of-the-tests",
    AUTH_SECRET: "a-secret-of-the-tests-0123456789abcdef",
    PORT: String(port),
  });
  server.close();
  expect(code).toBe(1);
  expect(said).toContain(`Port ${port} for the web app is in use.`);
  expect(said).toContain("PORT=");
});
