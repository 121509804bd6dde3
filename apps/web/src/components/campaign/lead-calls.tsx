import { PROVIDER_NAMES } from "@leadgen/core";
import { Text, Title } from "@mantine/core";
import { formatSpent } from "../../lib/format-spent.ts";
import type { Outputs } from "../../lib/trpc.ts";
import { Cell, StackedTable } from "../common/stacked-table.tsx";
import { Time } from "../common/time.tsx";
import { costWords, outcomeWords } from "./call-words.ts";

type Lead = Outputs["lead"]["get"];

/** Every call that was made for a lead, with what it brought and what it cost. */
export function LeadCalls({ lead: { calls, spent } }: { readonly lead: Lead }) {
  return (
    <section aria-label="Calls">
      <Title order={3} size="h6" mb="xs">
        Calls
      </Title>
      {calls.length === 0 ? (
        <Text c="dimmed">No provider was called for this lead alone.</Text>
      ) : (
        <>
          <StackedTable dense caption="Calls, the oldest first" columns={["Call", "Outcome", "Took", "Cost"]}>
            {calls.map((call) => (
              <tr key={call.id} data-testid="lead-call">
                <Cell label="Call">
                  <Text size="sm" fw={600}>
                    {PROVIDER_NAMES[call.provider]}
                  </Text>
                  <Text size="xs" c="dimmed">
                    {call.step}
                    {call.people > 1 && `, for ${call.people} people`}, <Time at={call.startedAt} />
                  </Text>
                </Cell>
                <Cell label="Outcome">
                  <Text size="sm">{outcomeWords(call)}</Text>
                </Cell>
                <Cell label="Took">
                  <Text size="sm" className="number">
                    {call.latencyMs === null ? "–" : `${(call.latencyMs / 1000).toFixed(1)} s`}
                  </Text>
                </Cell>
                <Cell label="Cost">
                  <Text size="sm" className="number">
                    {costWords(call)}
                  </Text>
                </Cell>
              </tr>
            ))}
          </StackedTable>
          <Text size="sm" c="dimmed" mt="xs">
            For this lead alone: {formatSpent(spent)}.
          </Text>
        </>
      )}
    </section>
  );
}
