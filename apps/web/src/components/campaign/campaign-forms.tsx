"use client";

import { Button } from "@mantine/core";
import { useOpened } from "../../lib/in-address.ts";
import { onDemand } from "../../lib/on-demand.ts";
import type { Campaign } from "./campaign.ts";

const EditCampaignDrawer = onDemand(() =>
  import("../campaigns/edit-campaign-drawer.tsx").then((module) => module.EditCampaignDrawer),
);
const NewCampaignDrawer = onDemand(() =>
  import("../campaigns/new-campaign-drawer.tsx").then((module) => module.NewCampaignDrawer),
);

/** The forms to change a draft and to duplicate a campaign. */
export function CampaignForms({ campaign }: { readonly campaign: Campaign }) {
  const { value, open, close } = useOpened("form");
  const draft = campaign.status === "CREATED";
  return (
    <>
      {draft && (
        <Button variant="default" onClick={() => open("edit")}>
          Edit…
        </Button>
      )}
      <Button variant="default" onClick={() => open("like")}>
        Duplicate…
      </Button>
      {value === "edit" && draft && <EditCampaignDrawer campaign={campaign} onClose={close} />}
      {value === "like" && <NewCampaignDrawer like={campaign} onClose={close} />}
    </>
  );
}
