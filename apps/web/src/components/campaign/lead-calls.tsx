import { Text, Title } from "@mantine/core";
import { formatSpent } from "../../lib/format-spent.ts";
import type { Outputs } from "../../lib/trpc.ts";
import { CallTable } from "../jobs/call-table.tsx";

type Lead = Outputs["lead"]["get"];

/** All calls made for a lead, with result and cost. */
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
          <CallTable calls={calls} caption="Calls, the oldest first" />
          <Text size="sm" c="dimmed" mt="xs">
            For this lead alone: {formatSpent(spent)}.
          </Text>
        </>
      )}
    </section>
  );
}
