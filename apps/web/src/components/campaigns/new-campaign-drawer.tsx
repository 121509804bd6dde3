"use client";

import { useRouter } from "next/navigation";
import type { Campaign } from "../campaign/campaign.ts";
import { OpenedDrawer } from "../common/opened-drawer.tsx";
import { NewCampaignForm } from "./new-campaign-form.tsx";

interface Props {
  /** The campaign to duplicate. */
  readonly like?: Campaign;
  readonly onClose: () => void;
}

export function NewCampaignDrawer({ like, onClose }: Props) {
  const router = useRouter();
  const title = like === undefined ? "New campaign" : `New campaign like “${like.name}”`;
  return (
    <OpenedDrawer onClose={onClose} title={title} closes="Close the form" wide>
      <NewCampaignForm
        {...(like !== undefined && { like })}
        onCreated={(id) => router.replace(`/campaigns/${id}`)}
        onCancel={onClose}
      />
    </OpenedDrawer>
  );
}
