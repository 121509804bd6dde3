"use client";

import { Drawer } from "@mantine/core";
import { useRouter } from "next/navigation";
import { CampaignForm } from "./campaign-form.tsx";

export function NewCampaignDrawer({ onClose }: { readonly onClose: () => void }) {
  const router = useRouter();
  return (
    <Drawer
      opened
      onClose={onClose}
      title="New campaign"
      closeButtonProps={{ "aria-label": "Close the form" }}
    >
      <CampaignForm onCreated={(id) => router.push(`/campaigns/${id}`)} onCancel={onClose} />
    </Drawer>
  );
}
