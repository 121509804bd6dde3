"use client";

import { Button, type ButtonProps, Text } from "@mantine/core";
import { IconPlayerPlay } from "@tabler/icons-react";
import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { errorMessage } from "../../lib/api-error.ts";
import { useTRPC } from "../../lib/trpc.ts";
import { useRefresh } from "../../lib/use-refresh.ts";
import { Link } from "../common/link.tsx";
import { sampleCampaign } from "./sample.ts";
import { practises } from "./steps-of.ts";
import type { FirstFacts } from "./use-first-steps.ts";

interface Props extends Pick<ButtonProps, "variant"> {
  readonly facts: FirstFacts;
}

/** Starts the sample at one click if it is free. Otherwise it creates a draft, so that the user sees the price first. */
export function RunSample({ facts, variant = "default" }: Props) {
  const { me, organization, sample } = facts;
  const router = useRouter();
  const refresh = useRefresh();
  const trpc = useTRPC();
  const create = useMutation(trpc.campaign.create.mutationOptions());
  const start = useMutation(trpc.campaign.start.mutationOptions());
  const free = practises(facts);
  const run = useMutation({
    mutationFn: async (into: NonNullable<typeof organization>) => {
      const { id } = await create.mutateAsync(sampleCampaign(me, into));
      if (free) await start.mutateAsync({ id });
      return id;
    },
    onSuccess: (id) => {
      if (!free) router.push(`/campaigns/${id}`);
    },
    onSettled: refresh,
  });
  if (organization === undefined) return null;
  if (sample !== undefined && sample.status !== "FAILED") {
    return (
      <>
        <Refusal error={run.error} />
        <Button component={Link} href={`/campaigns/${sample.id}`} variant={variant}>
          {sample.status === "CREATED" ? "Open the draft" : "See it run"}
        </Button>
      </>
    );
  }
  return (
    <>
      <Refusal error={run.error} />
      <Button
        variant={variant}
        leftSection={<IconPlayerPlay size={16} aria-hidden />}
        loading={run.isPending}
        onClick={() => run.mutate(organization)}
      >
        {free ? "Run the sample" : "Make the sample"}
      </Button>
    </>
  );
}

function Refusal({ error }: { readonly error: unknown }) {
  return (
    error !== null && (
      <Text size="sm" role="alert" maw={360}>
        {errorMessage(error)}
      </Text>
    )
  );
}
