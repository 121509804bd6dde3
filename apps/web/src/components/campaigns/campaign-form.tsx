"use client";

import { MAX_PAGE, SENDING_FIELDS } from "@leadgen/core";
import { Button, Fieldset, Group, Stack } from "@mantine/core";
import { useMutation, useQuery } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { flushSync } from "react-dom";
import { useDraft } from "../../lib/draft.ts";
import { fieldErrors } from "../../lib/field-errors.ts";
import { useTRPC } from "../../lib/trpc.ts";
import { useRefresh } from "../../lib/use-refresh.ts";
import { ErrorAlert } from "../common/error-alert.tsx";
import { QueryView } from "../common/query-view.tsx";
import { SendingFields } from "../sending/sending-fields.tsx";
import {
  type CampaignDraft,
  type CampaignInput,
  type DraftErrors,
  EMPTY_DRAFT,
  parseDraft,
} from "./campaign-draft.ts";
import { BasicFields, CriteriaFields, OfferFields } from "./campaign-fields.tsx";
import { type OrganizationChoice, OrganizationField } from "./organization-field.tsx";
import { SearchPreview } from "./search-preview.tsx";

interface Props {
  readonly onCreated: (campaignId: string) => void;
  readonly onCancel: () => void;
}

export function CampaignForm({ onCreated, onCancel }: Props) {
  const trpc = useTRPC();
  const organizations = useQuery(trpc.organization.list.queryOptions({ limit: MAX_PAGE }));
  const kept = useDraft<CampaignDraft>("new campaign", EMPTY_DRAFT);
  const draft = { ...EMPTY_DRAFT, ...kept.value };
  const organization = useDraft<OrganizationChoice | null>("organization of a new campaign", null);
  const [errors, setErrors] = useState<DraftErrors & { organization?: string }>({});
  const forget = () => {
    kept.forget();
    organization.forget();
  };
  const empty = () => {
    kept.empty();
    organization.empty();
  };
  const create = useCreateCampaign((id) => {
    forget();
    onCreated(id);
  });
  const choice = organization.value ?? { id: organizations.data?.items[0]?.id ?? null, newName: "" };

  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = event.currentTarget;
    const parsed = parseDraft(draft);
    const nameless = choice.id === null && choice.newName.trim() === "";
    const found = {
      ...("errors" in parsed && parsed.errors),
      ...(nameless && { organization: "Give the organization a name." }),
    };
    flushSync(() => setErrors(found));
    form.querySelector<HTMLElement>("[aria-invalid=true], [role=alert]")?.scrollIntoView({ block: "center" });
    form.querySelector<HTMLElement>("[aria-invalid=true]")?.focus();
    if ("input" in parsed && !nameless) create.mutate({ organization: choice, campaign: parsed.input });
  };
  const fields = {
    draft,
    errors: { ...errors, ...fieldErrors(create.error, SENDING_FIELDS) },
    onChange: (change: Partial<CampaignDraft>) => kept.set({ ...draft, ...change }),
  };

  return (
    <form onSubmit={submit} noValidate>
      <Stack>
        <BasicFields {...fields} />
        <QueryView query={organizations} what="organizations">
          {({ items }) => (
            <OrganizationField
              organizations={items}
              choice={choice}
              error={errors.organization}
              onChange={organization.set}
            />
          )}
        </QueryView>
        <CriteriaFields {...fields} />
        <SearchPreview draft={draft} />
        <OfferFields {...fields} />
        <Fieldset legend="How it is sent">
          <SendingFields organizationId={choice.id} {...fields} />
        </Fieldset>
        {create.error !== null && <ErrorAlert error={create.error} title="The campaign was not created" />}
        <Group justify="flex-end">
          <Button variant="subtle" onClick={empty} mr="auto">
            Empty the form
          </Button>
          <Button variant="default" onClick={onCancel}>
            Back
          </Button>
          <Button type="submit" loading={create.isPending} disabled={organizations.data === undefined}>
            Create campaign
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

interface NewCampaign {
  readonly organization: OrganizationChoice;
  readonly campaign: CampaignInput;
}

/** Creates the campaign, and its organization first where that is new. */
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
