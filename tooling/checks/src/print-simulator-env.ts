/** Prints docker/simulator.env, which points every provider to the simulator. */
import { readFileSync } from "node:fs";
import { PROVIDERS } from "@leadgen/core";
import { betweenMarks } from "./between-marks.ts";

const file = readFileSync(new URL("../../../docker/simulator.env", import.meta.url), "utf8");
process.stdout.write(
  betweenMarks(file, "providers", [
    ...PROVIDERS.map((provider) => `${provider}_BASE_URL=http://simulator:4010/${provider.toLowerCase()}`),
    ...PROVIDERS.map((provider) => `${provider}_API_KEY=simulator`),
  ]),
);
