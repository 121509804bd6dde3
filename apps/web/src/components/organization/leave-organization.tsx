"use client";

import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useTRPC } from "../../lib/trpc.ts";
import { useRefresh } from "../../lib/use-refresh.ts";
import { Confirmed, confirming } from "../common/confirmed.tsx";

interface Props {
  readonly organizationId: string;
  readonly name: string;
}

export function LeaveOrganization({ organizationId, name }: Props) {
  const trpc = useTRPC();
  const router = useRouter();
  const refresh = useRefresh();
  const leave = useMutation(
    trpc.organization.leave.mutationOptions({
      onSuccess: () => {
        router.push("/organizations");
        refresh();
      },
    }),
  );
  return (
    <Confirmed
      label="Leave…"
      size="sm"
      action="Leave the organization"
      color="red"
      {...confirming(leave, { id: organizationId })}
    >
      You will see nothing of {name} any more, and invitations that you made are cancelled. To come back you
      need an invitation. An organization keeps an owner: the last one can't leave.
    </Confirmed>
  );
}
