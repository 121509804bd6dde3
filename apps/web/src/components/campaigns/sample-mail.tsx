"use client";

import { Button, Group, Paper, Stack, Text } from "@mantine/core";
import { useMutation, useQuery } from "@tanstack/react-query";
import { errorMessage } from "../../lib/api-error.ts";
import { formatUsd } from "../../lib/format.ts";
import { type Outputs, useTRPC } from "../../lib/trpc.ts";
import { useProviders } from "../../lib/use-providers.ts";
import { Calm } from "../common/calm.tsx";
import { type CampaignDraft, offerOf } from "./campaign-draft.ts";
import classes from "./sample-mail.module.css";
import { useNotAsked } from "./use-not-asked.ts";

type Sample = Outputs["campaign"]["sampleMail"];

interface Props {
  readonly draft: CampaignDraft;
  /** Null for an organization that does not exist yet. */
  readonly organizationId: string | null;
}

/** A sample mail about the form's offer. It costs money, so it is written on request only. */
export function SampleMail({ draft, organizationId }: Props) {
  const trpc = useTRPC();
  const sample = useMutation(trpc.campaign.sampleMail.mutationOptions());
  const notAsked = useNotAsked("OPENAI");
  const offer = offerOf(draft);
  const missing =
    offer === null
      ? "Enter what you sell and who signs; then a sample mail can be written."
      : organizationId === null && "A sample mail can be written once the organization exists.";
  const hindrance = missing || notAsked;
  const write = () => {
    if (offer === null || organizationId === null) return;
    const [title] = draft.titles;
    const addressLine = draft.addressLine.trim() || null;
    sample.mutate({ organizationId, offer, addressLine, ...(title !== undefined && { title }) });
  };
  return (
    <Stack
      gap={6}
      className={classes.sample}
      data-testid="sample-mail"
      data-asked={sample.isPending || sample.isSuccess || undefined}
      aria-live="polite"
    >
      <Text size="sm" fw={600}>
        A sample mail
      </Text>
      {hindrance ? (
        <Calm>{hindrance}</Calm>
      ) : (
        <Group gap="xs">
          <Button variant="default" size="xs" loading={sample.isPending} onClick={write}>
            {sample.data === undefined ? "Write a sample mail" : "Write another"}
          </Button>
          {organizationId !== null && <Price organizationId={organizationId} />}
        </Group>
      )}
      {sample.isError && <Calm>{errorMessage(sample.error)}</Calm>}
      {sample.data !== undefined && <Written sample={sample.data} />}
    </Stack>
  );
}

/** The expected cost of one mail, from the estimate of a campaign with one person. */
function Price({ organizationId }: { readonly organizationId: string }) {
  const trpc = useTRPC();
  const { data, isPending } = useQuery(
    trpc.campaign.estimate.queryOptions({ organizationId, leadLimit: 1 }, { staleTime: "static" }),
  );
  const simulated = useSimulated();
  if (isPending) return null;
  const line = data?.lines.find(({ provider }) => provider === "OPENAI");
  const price =
    line == null || line.costUsd === null
      ? "OpenAI charges for it; how much is not known"
      : `about ${formatUsd(line.costUsd / Math.max(1, line.calls))}${line.assumed ? " by published prices" : ""}`;
  return (
    <Text size="xs" c="dimmed">
      {simulated ? "costs nothing: the simulator stands in for OpenAI" : price}
    </Text>
  );
}

const useSimulated = (): boolean =>
  useProviders().data?.items.find(({ provider }) => provider === "OPENAI")?.simulated ?? false;

/** The actual cost of the mail. */
function costWords(costUsd: number | null, simulated: boolean): string {
  if (costUsd === null) return "What it cost is not known.";
  const price = formatUsd(costUsd);
  return simulated ? `The simulator counts ${price} for it; nobody pays that.` : `It cost ${price}.`;
}

function Written({ sample: { to, mail, refusal, costUsd } }: { readonly sample: Sample }) {
  const simulated = useSimulated();
  return (
    <>
      {mail === null ? (
        <Calm>No mail that could be sent: {refusal ?? "it is not said why."}</Calm>
      ) : (
        <Paper withBorder p="sm" bg="var(--page-background)" className={classes.mail}>
          <Text size="xs" c="dimmed">
            To {to.firstName} {to.lastName}, {to.title}, {to.companyName}
          </Text>
          <Text size="sm" fw={650} my={6}>
            {mail.subject}
          </Text>
          <Text size="sm" className={classes.body}>
            {mail.text}
          </Text>
        </Paper>
      )}
      <Text size="xs" c="dimmed">
        The person and the company are made up, and nobody gets it. {costWords(costUsd, simulated)}
      </Text>
    </>
  );
}
