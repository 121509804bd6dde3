"use client";

import { LEAD_STATUSES, LEAD_TABLE } from "@leadgen/core";
import { Anchor, List, Stack, Text } from "@mantine/core";
import { plural } from "../../lib/format.ts";
import { tallyLeads } from "../../lib/lead-tally.ts";
import { useCampaign } from "../../lib/live/use-campaign.ts";
import { Card } from "../common/card.tsx";
import { LeadProgress } from "../common/lead-progress.tsx";
import { Link } from "../common/link.tsx";
import { QueryView } from "../common/query-view.tsx";

/** The outcomes of the sample's people, explained. */
export function SampleResult({ campaignId }: { readonly campaignId: string }) {
  const campaign = useCampaign(campaignId);
  return (
    <Card title="What the sample brought">
      <QueryView query={campaign} what="sample">
        {({ status, leads, leadLimit, message }) => {
          const { handedOver, setAside, declined, failed } = tallyLeads(leads);
          const present = LEAD_STATUSES.filter((each) => leads[each] > 0 && each !== "HANDED_OVER");
          return (
            <Stack gap="sm" data-testid="sample-result" data-status={status}>
              <LeadProgress leads={leads} limit={leadLimit} />
              <Text size="sm">
                {plural(handedOver, "mail is", "mails are")} written and with the sender, which sends none of
                them until a person activates the sending.{" "}
                {plural(setAside + declined, "person was", "people were")} set aside, so that nothing more is
                paid for them; {plural(failed, "failed", "failed")}.
              </Text>
              {present.length > 0 && (
                <List size="sm">
                  {present.map((each) => (
                    <List.Item key={each}>
                      {plural(leads[each], "person", "people")}: {LEAD_TABLE[each].meaning}
                    </List.Item>
                  ))}
                </List>
              )}
              {status === "FAILED" && message !== null && <Text size="sm">{message}</Text>}
              <Anchor component={Link} href={`/campaigns/${campaignId}`} size="sm">
                Look at its people and mails
              </Anchor>
            </Stack>
          );
        }}
      </QueryView>
    </Card>
  );
}
