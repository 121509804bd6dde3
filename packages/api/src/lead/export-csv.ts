import type { Asked } from "../procedure/spec.ts";
import { csvLine } from "../rest/csv.ts";
import { exportStream } from "./export-stream.ts";
import { type ExportedLead, exportedLead } from "./schema.ts";

/** Columns of an export, in order, named as in the database. */
export const EXPORT_COLUMNS = exportedLead.keyof().options;

type Column = (typeof EXPORT_COLUMNS)[number];

/** Without it, Excel reads UTF-8 as the machine's own code page. */
const BOM = "\uFEFF";

/** A campaign's leads as CSV (RFC 4180). */
export const exportCsv = (asked: Asked): Promise<Response> =>
  exportStream(asked, {
    extension: "csv",
    contentType: "text/csv; charset=utf-8",
    head: BOM + csvLine(EXPORT_COLUMNS),
    tail: "",
    line: (lead) => csvLine(EXPORT_COLUMNS.map((column) => cellOf(lead, column))),
  });

function cellOf(lead: ExportedLead, column: Column): string | Date | null {
  if (column === "verification") return fieldOf(lead.verification, "result");
  return column === "research" ? researchCell(lead.research) : lead[column];
}

/** One fact per line, each with its source. Research without a result differs from no research. */
function researchCell(research: unknown): string | null {
  if (research === null) return null;
  const facts: unknown = Reflect.get(Object(research), "facts");
  if (!Array.isArray(facts)) return JSON.stringify(research);
  if (facts.length === 0) return "Nothing reliable was found.";
  return facts
    .map((fact) => `${fieldOf(fact, "text") ?? ""} (${fieldOf(fact, "sourceUrl") ?? "no source"})`)
    .join("\n");
}

function fieldOf(value: unknown, name: string): string | null {
  const field: unknown = Reflect.get(Object(value), name);
  return typeof field === "string" ? field : null;
}
