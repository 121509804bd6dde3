"use client";

import { useRouter } from "next/navigation";
import { OpenedDrawer } from "../common/opened-drawer.tsx";
import { CampaignForm } from "./campaign-form.tsx";

export function NewCampaignDrawer({ onClose }: { readonly onClose: () => void }) {
  const router = useRouter();
  return (
    <OpenedDrawer onClose={onClose} title="New campaign" closes="Close the form">
      <CampaignForm onCreated={(id) => router.replace(`/campaigns/${id}`)} onCancel={onClose} />
    </OpenedDrawer>
  );
}
