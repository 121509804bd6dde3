import { readFileSync, writeFileSync } from "node:fs";
import { withFaultTable } from "./src/faults/fault-table.ts";

const readme = new URL("README.md", import.meta.url);
writeFileSync(readme, withFaultTable(readFileSync(readme, "utf8")));
