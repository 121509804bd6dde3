/** Prints docker-compose.yml, which passes on each provider variable that .env.example lists. */
import { readFileSync } from "node:fs";
import { PROVIDERS } from "@leadgen/core";
import { betweenMarks } from "./between-marks.ts";
import { namesListed } from "./env-names.ts";

const read = (file: string): string => readFileSync(new URL(`../../../${file}`, import.meta.url), "utf8");

const ofProviders = [...namesListed(read(".env.example"))].filter((name) =>
  PROVIDERS.some((provider) => name.startsWith(`${provider}_`)),
);
process.stdout.write(
  betweenMarks(
    read("docker-compose.yml"),
    "providers",
    ofProviders.map((name) => `${name}:`),
  ),
);
