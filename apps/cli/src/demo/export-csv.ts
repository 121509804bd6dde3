import { writeFileSync } from "node:fs";
import { bearer } from "../api/client.ts";
import { CliError } from "../cli-error.ts";
import { EXIT } from "../exit-codes.ts";
import type { Stage } from "./stage.ts";

/** Writes the leads of all campaigns to one file, from the API's exports. */
export async function exportCsv({ world, campaignIds, signal }: Stage): Promise<void> {
  const files: string[] = [];
  for (const id of campaignIds) {
    const answer = await fetch(`${world.apiUrl}/api/v1/campaigns/${id}/export.csv`, {
      headers: bearer(world.token),
      signal,
    });
    if (!answer.ok)
      throw new CliError(EXIT.MISBEHAVED, `The export of campaign ${id} answered ${answer.status}.`);
    files.push(await answer.text());
  }
  // The first line of each file has the titles, which contain no line break.
  const [first = "", ...others] = files;
  const rows = others.map((file) => file.slice(file.indexOf("\n") + 1));
  writeFileSync(world.data.csv, [first, ...rows].join(""));
}
