import { Text } from "@mantine/core";
import { formatKnown, formatUsd } from "../../lib/format.ts";
import type { Outputs } from "../../lib/trpc.ts";
import { creditLines, dollarsOf } from "../campaign/spend.ts";
import { Nothing } from "../common/nothing.tsx";

type Campaign = Pick<Outputs["campaign"]["list"]["items"][number], "status" | "tally">;

/** A campaign's costs so far: dollars, and each provider's credits separately. */
export function ListedCost({ campaign: { status, tally } }: { readonly campaign: Campaign }) {
  if (tally === null) {
    return status === "CREATED" ? (
      <Nothing />
    ) : (
      <Text size="sm" c="dimmed">
        not summed up yet
      </Text>
    );
  }
  return (
    <div style={{ minWidth: 150 }}>
      <Text size="sm" className="number">
        {formatKnown(dollarsOf(tally.spent), formatUsd)}
      </Text>
      {creditLines(tally.spent).map((line) => (
        <Text key={line} size="xs" c="dimmed" className="number">
          {line}
        </Text>
      ))}
    </div>
  );
}
