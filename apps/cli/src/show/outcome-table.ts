import { LEAD_STATUSES, LEAD_TABLE } from "@leadgen/core";
import type { Campaign } from "../api/client.ts";
import type { Paint } from "../terminal/paint.ts";
import { table } from "../terminal/table.ts";
import { statusWord } from "./progress-panel.ts";

/** Leads by outcome: one row per outcome, one column per campaign. */
export function outcomeTable(campaigns: readonly Campaign[], paint: Paint): string[] {
  const shown = LEAD_STATUSES.filter((status) => campaigns.some(({ leads }) => leads[status] > 0));
  const number = (count: number) => (count === 0 ? paint.dim("-") : String(count));
  const rows = shown.map((status) => [
    status,
    ...campaigns.map(({ leads }) => number(leads[status])),
    `  ${paint.dim(LEAD_TABLE[status].meaning)}`,
  ]);
  const totals = campaigns.map(({ leads }) => shown.reduce((sum, status) => sum + leads[status], 0));
  const statuses = campaigns.map(({ status }) => statusWord(status, paint));
  const columns = campaigns.map(({ name }) => ({ title: name, align: "right" as const }));
  return table(
    [{ title: "" }, ...columns, { title: "" }],
    [
      ...rows,
      [paint.bold("all"), ...totals.map((total) => paint.bold(String(total)))],
      ["campaign", ...statuses],
    ],
    paint.dim,
  );
}
