"use client";

import { useQuery } from "@tanstack/react-query";
import { rightsIn } from "../../lib/me.ts";
import { slowly } from "../../lib/polling.ts";
import { type Outputs, useTRPC } from "../../lib/trpc.ts";
import { useMe } from "../../lib/use-me.ts";
import { useProviders } from "../../lib/use-providers.ts";
import { SAMPLE_NAME } from "./sample-name.ts";

type Me = NonNullable<ReturnType<typeof useMe>>;

/** The facts that decide whether a step is done. They come from the API, so a step done elsewhere or by others counts. */
export interface FirstFacts {
  readonly me: Me;
  /** The user's first organization. */
  readonly organization: Me["organizations"][number] | undefined;
  readonly providers: Outputs["queue"]["providers"]["items"];
  /** The latest campaign with the sample's name. */
  readonly sample: Outputs["campaign"]["list"]["items"][number] | undefined;
  /** There is a campaign that is not the sample. */
  readonly own: boolean;
  /** Somebody else is a member or invited. */
  readonly company: boolean;
}

/** Undefined until all facts are known. */
export function useFirstFacts(): FirstFacts | undefined {
  const trpc = useTRPC();
  const me = useMe();
  const organization = me?.organizations[0];
  const organizationId = organization?.id ?? "";
  const enabled = organization !== undefined;
  const manages = me !== undefined && enabled && rightsIn(me, organizationId).manages;
  const providers = useProviders();
  const samples = useQuery(
    trpc.campaign.list.queryOptions(
      { organizationId, q: SAMPLE_NAME, limit: 1 },
      // Only the sample changes without an action on this page.
      {
        enabled,
        refetchInterval: ({ state: { data } }) => data?.items[0]?.status === "RUNNING" && slowly(),
      },
    ),
  );
  const latest = useQuery(trpc.campaign.list.queryOptions({ organizationId, limit: 25 }, { enabled }));
  const members = useQuery(trpc.member.list.queryOptions({ organizationId }, { enabled }));
  const invited = useQuery(trpc.invitation.list.queryOptions({ organizationId }, { enabled: manages }));
  const asked = [...(enabled ? [samples, latest, members] : []), ...(manages ? [invited] : [])];
  if (me === undefined || providers.isPending || asked.some(({ isPending }) => isPending)) return undefined;
  return {
    me,
    organization,
    providers: providers.data?.items ?? [],
    sample: samples.data?.items[0],
    own: latest.data?.items.some(({ name }) => name !== SAMPLE_NAME) ?? false,
    company: (members.data?.items.length ?? 0) > 1 || (invited.data?.items.length ?? 0) > 0,
  };
}
