"use client";

import { Button } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { IconPlus } from "@tabler/icons-react";
import { onDemand } from "../../lib/on-demand.ts";

const AddDialog = onDemand(() =>
  import("./add-do-not-contact-dialog.tsx").then((module) => module.AddDialog),
);

export function AddDoNotContact({ organizationId }: { readonly organizationId: string }) {
  const [opened, { open, close }] = useDisclosure(false);
  return (
    <>
      <Button leftSection={<IconPlus size={18} aria-hidden />} onClick={open}>
        Add or import…
      </Button>
      {opened && <AddDialog organizationId={organizationId} onClose={close} />}
    </>
  );
}
