"use client";

import { CREDIT_PROVIDERS, type CreditProvider, PROVIDER_NAMES, type Provider } from "@leadgen/core";
import { Button, Stack, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { errorMessage } from "../../lib/api-error.ts";
import { plural } from "../../lib/format.ts";
import { useTRPC } from "../../lib/trpc.ts";
import { Time } from "../common/time.tsx";

const isCreditProvider = (provider: Provider): provider is CreditProvider =>
  CREDIT_PROVIDERS.some((each) => each === provider);

/** The credits left, for providers that report them. Read on a click only, since each request is recorded. */
export function CreditsLeft({ provider }: { readonly provider: Provider }) {
  if (isCreditProvider(provider)) return <AskForCredits provider={provider} />;
  return (
    <Text size="sm" c="dimmed">
      can't be asked
    </Text>
  );
}

function AskForCredits({ provider }: { readonly provider: CreditProvider }) {
  const trpc = useTRPC();
  const credits = useQuery(trpc.queue.credits.queryOptions({ provider }, { enabled: false, retry: false }));
  return (
    <Stack gap={4} align="flex-start" data-testid={`credits-${provider}`}>
      <Text
        size="sm"
        aria-live="polite"
        {...(credits.error !== null && { c: "var(--mantine-color-red-text)" })}
      >
        {credits.error !== null
          ? errorMessage(credits.error)
          : credits.data !== undefined && (
              <>
                {plural(credits.data.remaining, "credit")} left at{" "}
                <Time at={credits.data.askedAt} as="clock" />
              </>
            )}
      </Text>
      <Button
        size="compact-sm"
        variant="default"
        loading={credits.isFetching}
        onClick={() => void credits.refetch()}
        aria-label={`Ask ${PROVIDER_NAMES[provider]} for its credits`}
      >
        Ask
      </Button>
    </Stack>
  );
}
