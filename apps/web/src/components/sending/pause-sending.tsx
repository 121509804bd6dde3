"use client";

import { IconPlayerPause } from "@tabler/icons-react";
import { useMutation } from "@tanstack/react-query";
import { useTRPC } from "../../lib/trpc.ts";
import { useRefresh } from "../../lib/use-refresh.ts";
import { Confirmed, confirming } from "../common/confirmed.tsx";

export function PauseSending({ campaignId }: { readonly campaignId: string }) {
  const trpc = useTRPC();
  const onSettled = useRefresh();
  const pause = useMutation(trpc.sending.pause.mutationOptions({ onSettled }));
  return (
    <Confirmed
      label="Pause sending…"
      action="Pause the sending"
      color="orange"
      size="sm"
      leftSection={<IconPlayerPause size={16} aria-hidden />}
      {...confirming(pause, { id: campaignId })}
    >
      Instantly sends no more mails until the sending is activated again. Mails already sent stay sent.
    </Confirmed>
  );
}
