/** Runs as a separate process: unpacks the npm package's Chromium into the temporary folder of its environment. */
import path from "node:path";
import { fileURLToPath } from "node:url";
import chromium, { inflate } from "@sparticuz/chromium";

await chromium.executablePath();
// Libraries that a server without a desktop lacks (NSS and others). The package unpacks them only on Amazon's systems.
const entry = fileURLToPath(import.meta.resolve("@sparticuz/chromium"));
await inflate(path.join(path.dirname(entry), "../bin/al2023.tar.br"));
