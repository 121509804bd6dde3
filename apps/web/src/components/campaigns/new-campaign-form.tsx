"use client";

import { MAX_NAME_LENGTH, MAX_PAGE } from "@leadgen/core";
import { useMutation, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useDraft } from "../../lib/draft.ts";
import { useTRPC } from "../../lib/trpc.ts";
import { useRefresh } from "../../lib/use-refresh.ts";
import type { Campaign } from "../campaign/campaign.ts";
import { QueryView } from "../common/query-view.tsx";
import { type CampaignDraft, type CampaignInput, draftOf, EMPTY_DRAFT } from "./campaign-draft.ts";
import { CampaignForm } from "./campaign-form.tsx";
import { type OrganizationChoice, OrganizationField } from "./organization-field.tsx";

interface Props {
  /** The campaign to duplicate. */
  readonly like?: Campaign;
  readonly onCreated: (campaignId: string) => void;
  readonly onCancel: () => void;
}

export function NewCampaignForm({ like, onCreated, onCancel }: Props) {
  const trpc = useTRPC();
  const organizations = useQuery(trpc.organization.list.queryOptions({ limit: MAX_PAGE }));
  const name = like === undefined ? "new campaign" : `campaign like ${like.id}`;
  const kept = useDraft<Partial<CampaignDraft>>(name, {});
  const chosen = useDraft<OrganizationChoice | null>(`organization of a ${name}`, null);
  const [refusal, setRefusal] = useState<string>();
  const create = useCreateCampaign((id) => {
    kept.forget();
    chosen.forget();
    onCreated(id);
  });
  const first = like?.organizationId ?? organizations.data?.items[0]?.id ?? null;
  const choice = chosen.value ?? { id: first, newName: "" };
  const submit = (campaign: CampaignInput | null) => {
    const nameless = choice.id === null && choice.newName.trim() === "";
    setRefusal(nameless ? "Give the organization a name." : undefined);
    if (campaign !== null && !nameless) create.mutate({ organization: choice, campaign });
  };
  const undo = () => {
    kept.empty();
    chosen.empty();
  };
  return (
    <CampaignForm
      initial={like === undefined ? EMPTY_DRAFT : draftOf({ ...like, name: copyOf(like.name) })}
      kept={kept}
      organizationId={choice.id}
      organization={
        <QueryView query={organizations} what="organizations">
          {({ items }) => (
            <OrganizationField organizations={items} choice={choice} error={refusal} onChange={chosen.set} />
          )}
        </QueryView>
      }
      action="Create campaign"
      undo={like === undefined ? "Empty the form" : "As it was"}
      // Until the organization is known, a click would be lost.
      busy={create.isPending || (choice.id === null && organizations.isPending)}
      error={create.error}
      errorTitle="The campaign was not created"
      onSubmit={submit}
      onUndo={undo}
      onCancel={onCancel}
    />
  );
}

const COPY = " (copy)";

const copyOf = (name: string): string => name.slice(0, MAX_NAME_LENGTH - COPY.length) + COPY;

interface NewCampaign {
  readonly organization: OrganizationChoice;
  readonly campaign: CampaignInput;
}

/** Creates the campaign, after its organization if that is new. */
function useCreateCampaign(onCreated: (campaignId: string) => void) {
  const trpc = useTRPC();
  const refresh = useRefresh();
  const organization = useMutation(trpc.organization.create.mutationOptions());
  const campaign = useMutation(trpc.campaign.create.mutationOptions());
  return useMutation({
    mutationFn: async ({ organization: { id, newName }, campaign: input }: NewCampaign) => {
      const organizationId = id ?? (await organization.mutateAsync({ name: newName })).id;
      return campaign.mutateAsync({ ...input, organizationId });
    },
    onSuccess: (created) => onCreated(created.id),
    onSettled: refresh,
  });
}
