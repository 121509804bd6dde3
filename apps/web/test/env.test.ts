import { expect, it } from "vitest";
import { BadEnvError, readEnv } from "../src/env.ts";

const DATABASE_URL = "postgres://leadgen@localhost/leadgen";

it("reads keys and base URLs of the providers that have them", () => {
  const env = readEnv({
    DATABASE_URL,
    OPENAI_API_KEY: "sk",
    OPENAI_BASE_URL: "http://localhost:4010/openai",
  });
  expect(env.providers.OPENAI).toEqual({ apiKey: "sk", baseUrl: "http://localhost:4010/openai" });
  expect(env.providers.APOLLO).toEqual({});
});

it("takes an unnamed environment for production, so that a forgotten setting opens nothing", () => {
  expect(readEnv({ DATABASE_URL }).development).toBe(false);
  expect(readEnv({ DATABASE_URL, NODE_ENV: "development" }).development).toBe(true);
});

it("treats an empty variable as unset", () => {
  expect(readEnv({ DATABASE_URL, OPERATOR_TOKEN: "", APOLLO_BASE_URL: "" })).toMatchObject({
    operatorToken: undefined,
    providers: { APOLLO: {} },
  });
});

it("names every variable that is wrong, and none of their values", () => {
  const read = () => readEnv({ DATABASE_URL: "mysql://root:secret@db", INSTANTLY_BASE_URL: "ftp://x" });
  expect(read).toThrow(BadEnvError);
  expect(read).toThrow(/DATABASE_URL must be a postgres:\/\/ URL\.\nINSTANTLY_BASE_URL must be/);
  expect(read).not.toThrow(/secret/);
});
