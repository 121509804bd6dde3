import { Paper, Text, Title } from "@mantine/core";
import type { Outputs } from "../../lib/trpc.ts";
import type { Campaign } from "./campaign.ts";

interface Props {
  readonly lead: Outputs["lead"]["get"];
  readonly campaign: Campaign;
}

/** The first e-mail as it will arrive: sender, recipient, text and the sender's address line. */
export function LeadEmail({ lead: { email, emailSubject, emailBody }, campaign }: Props) {
  const { senders, offer, addressLine } = campaign;
  const addresses =
    senders.length > 0 ? ` <${senders.join("> or <")}>` : ", from an address yet to be chosen";
  return (
    <section aria-label="E-mail">
      <Title order={3} size="h6" mb="xs">
        The mail as it will arrive
      </Title>
      {emailSubject === null || emailBody === null ? (
        <Text c="dimmed">Not written.</Text>
      ) : (
        <Paper withBorder p="md" bg="var(--page-background)" data-testid="lead-email">
          <Text size="sm" c="dimmed" style={{ overflowWrap: "anywhere" }}>
            From {offer.senderName}
            {addresses}
          </Text>
          <Text size="sm" c="dimmed" mb="sm" style={{ overflowWrap: "anywhere" }}>
            To {email}
          </Text>
          <Text fw={650} mb="sm">
            {emailSubject}
          </Text>
          <Text style={{ whiteSpace: "pre-wrap", overflowWrap: "anywhere" }}>{emailBody}</Text>
          <Text size="sm" c="dimmed" mt="md">
            {addressLine ?? "The sender's postal address is not entered yet."}
          </Text>
        </Paper>
      )}
    </section>
  );
}
