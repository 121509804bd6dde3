"use client";

import { CREDIT_PROVIDERS, type CreditProvider, PROVIDER_NAMES } from "@leadgen/core";
import { Button, Group, Stack, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { errorMessage } from "../../lib/api-error.ts";
import { plural } from "../../lib/format.ts";
import { useTRPC } from "../../lib/trpc.ts";
import { Card } from "../common/card.tsx";
import { Time } from "../common/time.tsx";

/** What is left to pay with, where the provider says it. Asked by hand: each asking is recorded. */
export function CreditsCard() {
  return (
    <Card title="Credits left">
      <Text c="dimmed" size="sm" mb="md">
        One small call that costs nothing, recorded like a probe. It is not made while the breaker is OPEN.
        The other providers do not say what is left.
      </Text>
      <Stack gap="xs">
        {CREDIT_PROVIDERS.map((provider) => (
          <CreditsLine key={provider} provider={provider} />
        ))}
      </Stack>
    </Card>
  );
}

function CreditsLine({ provider }: { readonly provider: CreditProvider }) {
  const trpc = useTRPC();
  const credits = useQuery(trpc.queue.credits.queryOptions({ provider }, { enabled: false, retry: false }));
  const name = PROVIDER_NAMES[provider];
  return (
    <Group gap="sm" data-testid={`credits-${provider}`}>
      <Text fw={600} w={140}>
        {name}
      </Text>
      <Button
        size="compact-sm"
        variant="default"
        loading={credits.isFetching}
        onClick={() => void credits.refetch()}
        aria-label={`Ask ${name} for its credits`}
      >
        Ask
      </Button>
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
    </Group>
  );
}
