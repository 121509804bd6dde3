import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";

const ROOT = fileURLToPath(new URL("../../..", import.meta.url));

test("vitest's configuration removes a shell's settings of the product and of libpq from the tests' environment, and nothing else", () => {
  const print = 'await import("./vitest.config.ts"); console.log(JSON.stringify(process.env))';
  const environment = {
    PATH: "/usr/bin",
    HOME: "/home/ada",
    CHROMIUM_PATH: "/chromium",
    DATABASE_URL: "postgres://production",
    PORT: "80",
    APOLLO_API_KEY: "a-real-key",
    OPENAI_BASE_URL: "https://proxy.example",
    PGSSLMODE: "require",
  };
  const output = execFileSync(process.execPath, ["--input-type=module", "-e", print], {
    cwd: ROOT,
    env: environment,
    encoding: "utf8",
  });
  expect(JSON.parse(output)).toEqual({ PATH: "/usr/bin", HOME: "/home/ada", CHROMIUM_PATH: "/chromium" });
});
