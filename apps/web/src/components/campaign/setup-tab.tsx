import { Stack, Title } from "@mantine/core";
import type { ReactNode } from "react";
import { formatNumber } from "../../lib/format.ts";
import { Facts } from "../common/facts.tsx";
import { dayWords } from "../sending/weekdays.ts";
import type { Campaign } from "./campaign.ts";

const listed = (words: readonly string[]): ReactNode => (words.length === 0 ? null : words.join(", "));

/** The campaign's search criteria and offer. */
export function SetupTab({ campaign }: { readonly campaign: Campaign }) {
  const { criteria, offer, leadLimit, instantlyCampaignId } = campaign;
  const ranges = criteria.employeeRanges.map(
    ({ min, max }) => `${formatNumber(min)} to ${formatNumber(max)}`,
  );
  return (
    <Stack gap="xl">
      <section aria-label="Search">
        <Title order={2} size="h6" mb="sm">
          Whom to look for
        </Title>
        <Facts
          items={[
            ["Lead limit", formatNumber(leadLimit)],
            ["Titles", listed(criteria.titles)],
            ["Seniorities", listed(criteria.seniorities)],
            ["Locations", listed(criteria.locations)],
            ["Headquarters", listed(criteria.organizationLocations)],
            ["Companies", listed(criteria.organizationDomains)],
            ["Employees", listed(ranges)],
            ["Keywords", criteria.keywords || null],
            ["State of the address at Apollo", listed(criteria.emailStatus)],
          ]}
        />
      </section>
      <section aria-label="Offer">
        <Title order={2} size="h6" mb="sm">
          What to offer them
        </Title>
        <Facts
          items={[
            ["Product", offer.product],
            ["Sender", `${offer.senderName}, ${offer.senderCompany}`],
            ["Tone", offer.tone],
            ["Language", offer.language],
            ["Call to action", offer.callToAction],
            ["Instruction to the writer", offer.instruction],
            ["Instantly campaign", instantlyCampaignId],
          ]}
        />
      </section>
      <section aria-label="How it is sent">
        <Title order={2} size="h6" mb="sm">
          How it is sent
        </Title>
        <Facts
          items={[
            ["Senders", listed(campaign.senders)],
            ["Mails a day, at most", formatNumber(campaign.dailyLimit)],
            ["Hours", `${campaign.sendFrom} to ${campaign.sendTo}, ${campaign.timeZone}`],
            ["Days", dayWords(campaign.sendDays)],
            ["Sender's postal address", campaign.addressLine],
            ["Opt-out header", campaign.optOut ? "on" : "off"],
          ]}
        />
      </section>
    </Stack>
  );
}
