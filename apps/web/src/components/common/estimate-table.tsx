import { PROVIDER_NAMES } from "@leadgen/core";
import { formatUsd, plural } from "../../lib/format.ts";
import type { Outputs } from "../../lib/trpc.ts";
import { NumberTable } from "./number-table.tsx";

type Line = Outputs["campaign"]["validateStart"]["estimate"]["lines"][number];

/** Calls and their price by provider, in the provider's unit. */
export function EstimateTable({ title, lines }: { readonly title: string; readonly lines: readonly Line[] }) {
  return (
    <NumberTable
      title={title}
      columns={["Provider", "Calls", "Price"]}
      rows={lines.map((line) => [line.provider, PROVIDER_NAMES[line.provider], line.calls, priceOf(line)])}
    />
  );
}

function priceOf({ credits, costUsd, costUnknown, assumed }: Line): string {
  if (costUnknown) return "unknown";
  if (costUsd !== null) return `about ${formatUsd(costUsd)}${assumed ? ", by published prices" : ""}`;
  return credits === null ? "free" : plural(credits, "credit");
}
