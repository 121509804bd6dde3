import { writeFile } from "node:fs/promises";
import path from "node:path";
import type { SmokeDocument } from "../document.ts";
import { breakerChart, latencyChart, statesChart, throughputChart } from "./charts.ts";
import { reportPage } from "./markdown.ts";

/** Writes the page and its charts. @returns the page's path. */
export async function writeReport(document: SmokeDocument, folder: string): Promise<string> {
  const name = `smoke-${document.startedAt.replaceAll(":", "-").slice(0, 19)}-${document.run ?? "none"}`;
  const { looks, latencies } = document;
  const charts = {
    throughput: throughputChart(looks),
    states: statesChart(looks),
    latency: latencyChart(latencies),
    breaker: breakerChart(looks),
  };
  const files = Object.entries(charts).map(([what, svg]) => ({ file: `${name}-${what}.svg`, svg }));
  for (const { file, svg } of files) await writeFile(path.join(folder, file), svg);
  const page = path.join(folder, `${name}.md`);
  const shown = files.map(({ file }) => file);
  await writeFile(page, reportPage(document, looks.length === 0 ? [] : shown));
  return page;
}
