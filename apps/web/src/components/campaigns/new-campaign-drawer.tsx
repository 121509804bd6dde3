"use client";

import { Drawer } from "@mantine/core";
import { useRouter } from "next/navigation";
import { CampaignForm } from "./campaign-form.tsx";

interface Props {
  readonly opened: boolean;
  readonly onClose: () => void;
}

export function NewCampaignDrawer({ opened, onClose }: Props) {
  const router = useRouter();
  return (
    <Drawer
      opened={opened}
      onClose={onClose}
      title="New campaign"
      closeButtonProps={{ "aria-label": "Close the form" }}
    >
      <CampaignForm onCreated={(id) => router.push(`/campaigns/${id}`)} onCancel={onClose} />
    </Drawer>
  );
}
