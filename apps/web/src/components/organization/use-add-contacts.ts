"use client";

import { MAX_CONTACT_VALUES } from "@leadgen/core";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { type Outputs, useTRPCClient } from "../../lib/trpc.ts";
import { useRefresh } from "../../lib/use-refresh.ts";

type Answer = Outputs["doNotContact"]["add"];

/** The sums over the calls so far. */
export interface Sums extends Answer {
  /** Number of entries in answered calls. */
  readonly sent: number;
}

const NOTHING: Sums = {
  sent: 0,
  added: 0,
  alreadyListed: 0,
  leadsStopped: 0,
  leadsHandedOver: 0,
  leadsWithdrawn: 0,
};

interface Asked {
  readonly values: readonly string[];
  /** "" for none. */
  readonly reason: string;
}

/**
 * Adds many entries in successive calls of the API's largest size. After a failure, a repetition adds the rest: entries that are
 * already in the list are only counted.
 */
export function useAddContacts({ organizationId, onDone }: { organizationId: string; onDone: () => void }) {
  const client = useTRPCClient();
  const onSettled = useRefresh();
  const [sums, setSums] = useState(NOTHING);
  const mutation = useMutation({
    mutationFn: async ({ values, reason }: Asked) => {
      let sum = NOTHING;
      setSums(sum);
      while (sum.sent < values.length) {
        const batch = values.slice(sum.sent, sum.sent + MAX_CONTACT_VALUES);
        const answer = await client.doNotContact.add.mutate({
          ...{ organizationId, values: batch },
          ...(reason !== "" && { reason }),
        });
        sum = plus(sum, { ...answer, sent: batch.length });
        setSums(sum);
      }
    },
    onSuccess: onDone,
    onSettled,
  });
  return { ...mutation, sums };
}

const plus = (one: Sums, other: Sums): Sums => ({
  sent: one.sent + other.sent,
  added: one.added + other.added,
  alreadyListed: one.alreadyListed + other.alreadyListed,
  leadsStopped: one.leadsStopped + other.leadsStopped,
  leadsHandedOver: one.leadsHandedOver + other.leadsHandedOver,
  leadsWithdrawn: one.leadsWithdrawn + other.leadsWithdrawn,
});
