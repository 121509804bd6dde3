import { readFileSync } from "node:fs";
import path from "node:path";
import { PROVIDERS } from "@leadgen/core";
import { expect, test } from "vitest";

const ROOT = path.join(import.meta.dirname, "../../..");
const read = (file: string): string => readFileSync(path.join(ROOT, file), "utf8");

test.each(PROVIDERS)(
  "compose passes on the settings of %s, and the simulator stands in for it",
  (provider) => {
    const compose = read("docker-compose.yml");
    for (const suffix of ["API_KEY", "BASE_URL", "RATE_LIMIT"]) {
      expect(compose).toMatch(new RegExp(`^ +${provider}_${suffix}:`, "m"));
    }
    const simulator = read("docker/simulator.env");
    expect(simulator).toMatch(new RegExp(`^${provider}_API_KEY=.`, "m"));
    expect(simulator).toMatch(new RegExp(`^${provider}_BASE_URL=http.*/${provider.toLowerCase()}$`, "m"));
  },
);
