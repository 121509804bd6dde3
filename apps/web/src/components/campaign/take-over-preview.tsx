import { ENRICH_STEPS, TAKEN_OVER } from "@leadgen/core";
import { Alert, List, SimpleGrid, Stack, Text } from "@mantine/core";
import { plural } from "../../lib/format.ts";
import { stepWords } from "../../lib/job-words.ts";
import type { Outputs } from "../../lib/trpc.ts";
import { EstimateTable } from "../common/estimate-table.tsx";
import { NumberTable } from "../common/number-table.tsx";
import { LeadBadge } from "../common/status-badge.tsx";

type Preview = Outputs["campaign"]["takeOverPreview"];

/** The effect of taking over: who moves, what stays finished, what is left to pay, who stays behind and why. */
export function TakeOverPreview({ preview }: { readonly preview: Preview }) {
  const { leads, byStatus, finishedSteps, mailsToRewrite, leftToPay, leftOut, room, refusal } = preview;
  return (
    <Stack data-testid="take-over-preview">
      {refusal !== null && <Alert color="orange">{refusal.message}</Alert>}
      <Text>
        <b>{plural(leads, "lead")}</b> would move, and go on when the campaign is started.
        {refusal === null && ` Its own search may find ${plural(room, "more", "more")}, by its limit.`}
        {mailsToRewrite > 0 &&
          ` The offer is another one, so ${plural(mailsToRewrite, "e-mail is", "e-mails are")} written again.`}
      </Text>
      <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="lg">
        <NumberTable
          title="By how they ended"
          columns={["Status", "Leads"]}
          rows={TAKEN_OVER.filter((status) => byStatus[status] > 0).map((status) => [
            status,
            <LeadBadge key={status} status={status} />,
            byStatus[status],
          ])}
        />
        <NumberTable
          title="Steps that stay finished"
          columns={["Step", "Leads"]}
          rows={ENRICH_STEPS.filter((step) => finishedSteps[step] > 0).map((step) => [
            step,
            stepWords(step),
            finishedSteps[step],
          ])}
        />
      </SimpleGrid>
      <EstimateTable title="Calls that are left to pay, at most" lines={leftToPay} />
      {leftOut.length > 0 && (
        <div>
          <Text fw={600} size="sm" mb={4}>
            Not moved
          </Text>
          <List size="sm">
            {leftOut.map(({ reason, leads, message }) => (
              <List.Item key={reason}>
                {plural(leads, "lead")}: {message}
              </List.Item>
            ))}
          </List>
        </div>
      )}
    </Stack>
  );
}
