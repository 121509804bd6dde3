"use client";

import { onDemand } from "../../lib/on-demand.ts";
import type { ReasonDialogProps } from "./opened-reason-dialog.tsx";

const OpenedReasonDialog = onDemand(() =>
  import("./opened-reason-dialog.tsx").then((module) => module.OpenedReasonDialog),
);

/** A dialog for a decision that is stored with its reason. */
export function ReasonDialog({ opened, ...dialog }: ReasonDialogProps & { readonly opened: boolean }) {
  return opened && <OpenedReasonDialog {...dialog} />;
}
