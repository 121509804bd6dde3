import { writeFileSync } from "node:fs";
import { renderProviderErrors } from "../src/outreach/provider/render-failure-table.ts";

/** `node generate-provider-errors.ts [file]`: writes the file, or prints without one. */
const [file] = process.argv.slice(2);
if (file === undefined) process.stdout.write(renderProviderErrors());
else writeFileSync(file, renderProviderErrors());
