"use client";

import { PROVIDER_NAMES, type Provider } from "@leadgen/core";
import { Button } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { useTRPC } from "../../lib/trpc.ts";
import { ProbeResult } from "./probe-result.tsx";
import { StepRow } from "./step-row.tsx";

interface Props {
  readonly mark: string;
  readonly provider: Provider;
  /** The cause is used-up credits, which few probes can see. */
  readonly quota: boolean;
}

/** Asks the provider that failed whether it answers again. */
export function AskStep({ mark, provider, quota }: Props) {
  const trpc = useTRPC();
  const probe = useMutation(trpc.queue.probe.mutationOptions());
  const name = PROVIDER_NAMES[provider];
  return (
    <StepRow
      mark={mark}
      title={`Ask ${name} whether it answers`}
      action={
        <Button variant="default" loading={probe.isPending} onClick={() => probe.mutate({ provider })}>
          {probe.data === undefined ? "Ask now" : "Ask again"}
        </Button>
      }
    >
      <ProbeResult probe={probe} />
      {probe.data === undefined &&
        probe.error === null &&
        (quota
          ? "Free, and changes nothing. Most providers do not say whether the credits are back: check the account."
          : "Free, and changes nothing.")}
    </StepRow>
  );
}
