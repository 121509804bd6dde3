import { TAKEN_OVER } from "@leadgen/core";
import { Button } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { onDemand } from "../../lib/on-demand.ts";
import type { Campaign } from "./campaign.ts";

const TakeOverDialog = onDemand(() =>
  import("./take-over-dialog.tsx").then((module) => module.TakeOverDialog),
);

/** True if another campaign could use leads of this one. */
export const hasUsableLeads = ({ status, leads }: Campaign): boolean =>
  (status === "FAILED" || status === "COMPLETED") && TAKEN_OVER.some((each) => leads[each] > 0);

/** Moves an ended campaign's paid leads into a draft, after showing the effect. */
export function TakeOver({ campaign }: { readonly campaign: Campaign }) {
  const [opened, { open, close }] = useDisclosure(false);
  return (
    <>
      <Button variant="subtle" onClick={open}>
        Use what was paid for…
      </Button>
      {opened && <TakeOverDialog campaign={campaign} onClose={close} />}
    </>
  );
}
