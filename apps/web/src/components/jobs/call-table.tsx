import { PROVIDER_NAMES } from "@leadgen/core";
import { Text } from "@mantine/core";
import { formatDuration } from "../../lib/format.ts";
import { stepWords } from "../../lib/job-words.ts";
import type { Outputs } from "../../lib/trpc.ts";
import { useNow } from "../../lib/use-now.ts";
import { Cell, StackedTable } from "../common/stacked-table.tsx";
import { Time } from "../common/time.tsx";
import { costWords, outcomeWords } from "./call-words.ts";

type Call = Outputs["job"]["get"]["calls"][number] & Partial<Outputs["lead"]["get"]["calls"][number]>;

interface Props {
  readonly calls: readonly Call[];
  readonly caption: string;
}

/** Calls with result, duration and cost. */
export function CallTable({ calls, caption }: Props) {
  return (
    <StackedTable caption={caption} columns={["Call", "Outcome", "Took", "Cost"]} numbers={["Took", "Cost"]}>
      {calls.map((call) => (
        <CallRow key={call.id} call={call} />
      ))}
    </StackedTable>
  );
}

function CallRow({ call }: { readonly call: Call }) {
  const { provider, endpoint, step, people = 1, startedAt, httpStatus, failureKind } = call;
  return (
    <tr data-testid="call">
      <Cell label="Call">
        <Text size="sm" fw={600} title={endpoint}>
          {PROVIDER_NAMES[provider]}
        </Text>
        <Text size="xs" c="dimmed">
          {stepWords(step)}
          {people > 1 && `, for ${people} people`}, <Time at={startedAt} />
        </Text>
      </Cell>
      <Cell label="Outcome">
        <Text size="sm" title={failureKind ?? undefined}>
          {outcomeWords(call)}
        </Text>
        {httpStatus !== null && (
          <Text size="xs" c="dimmed">
            HTTP {httpStatus}
          </Text>
        )}
      </Cell>
      <Cell label="Took" number>
        <Text size="sm" className="number">
          <Took call={call} />
        </Text>
      </Cell>
      <Cell label="Cost" number>
        <Text size="sm" className="number">
          {costWords(call)}
        </Text>
      </Cell>
    </tr>
  );
}

/** A call's duration. A call without an outcome is under way; the duration of an UNKNOWN one is unknown. */
function Took({ call: { outcome, startedAt, latencyMs } }: { readonly call: Call }) {
  return useNow((now) => {
    if (latencyMs !== null) return formatDuration(latencyMs / 1_000);
    return outcome === null ? `${formatDuration((now.getTime() - startedAt.getTime()) / 1_000)} so far` : "–";
  });
}
