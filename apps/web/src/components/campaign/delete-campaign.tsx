"use client";

import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useTRPC } from "../../lib/trpc.ts";
import { useRefresh } from "../../lib/use-refresh.ts";
import { Confirmed, confirming } from "../common/confirmed.tsx";

interface Props {
  readonly campaignId: string;
  readonly name: string;
}

/** Shown while no job of the campaign runs. The API checks the other conditions and says which are not met. */
export function DeleteCampaign({ campaignId, name }: Props) {
  const trpc = useTRPC();
  const router = useRouter();
  const refresh = useRefresh();
  const deletion = useMutation(
    trpc.campaign.delete.mutationOptions({
      onSuccess: () => {
        router.replace("/campaigns");
        refresh();
      },
    }),
  );
  return (
    <Confirmed
      label="Delete…"
      name={`Delete ${name}`}
      action="Delete the campaign"
      color="red"
      size="sm"
      {...confirming(deletion, { id: campaignId })}
    >
      Its leads, mails, jobs and records of calls are deleted too. People it handed over are first added to
      the do-not-contact list, so that nobody is written to or paid for again. This cannot be undone.
    </Confirmed>
  );
}
