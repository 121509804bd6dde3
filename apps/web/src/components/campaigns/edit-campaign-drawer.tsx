"use client";

import { useMutation } from "@tanstack/react-query";
import { useDraft } from "../../lib/draft.ts";
import { useTRPC } from "../../lib/trpc.ts";
import { useRefresh } from "../../lib/use-refresh.ts";
import type { Campaign } from "../campaign/campaign.ts";
import { OpenedDrawer } from "../common/opened-drawer.tsx";
import { Saved } from "../common/saved.tsx";
import { type CampaignDraft, draftOf } from "./campaign-draft.ts";
import { CampaignForm } from "./campaign-form.tsx";

interface Props {
  readonly campaign: Campaign;
  readonly onClose: () => void;
}

/** Edits a draft. Fields that the user has not touched follow changes by others. */
export function EditCampaignDrawer({ campaign, onClose }: Props) {
  return (
    <OpenedDrawer onClose={onClose} title={`Edit “${campaign.name}”`} closes="Close the form" wide>
      <EditForm campaign={campaign} onClose={onClose} />
    </OpenedDrawer>
  );
}

function EditForm({ campaign, onClose }: Props) {
  const trpc = useTRPC();
  const refresh = useRefresh();
  const kept = useDraft<Partial<CampaignDraft>>(`campaign ${campaign.id}`, {});
  const update = useMutation(
    trpc.campaign.update.mutationOptions({
      onSuccess({ notice }) {
        kept.forget();
        if (notice === null) onClose();
      },
      onSettled: refresh,
    }),
  );
  if (update.isSuccess) return <Saved notice={update.data.notice} onClose={onClose} />;
  return (
    <CampaignForm
      initial={draftOf(campaign)}
      kept={kept}
      organizationId={campaign.organizationId}
      action="Save"
      undo="As it was"
      busy={update.isPending}
      error={update.error}
      errorTitle="Nothing was changed"
      onSubmit={(input) => input !== null && update.mutate({ id: campaign.id, ...input })}
      onUndo={kept.empty}
      onCancel={onClose}
    />
  );
}
