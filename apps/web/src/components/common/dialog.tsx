"use client";

import { onDemand } from "../../lib/on-demand.ts";
import type { DialogProps } from "./opened-dialog.tsx";

const OpenedDialog = onDemand(() => import("./opened-dialog.tsx").then((module) => module.OpenedDialog));

/** A dialog in front of the page. Its code (30 kB) is loaded when the first one opens. */
export function Dialog({ opened, ...dialog }: DialogProps & { readonly opened: boolean }) {
  return opened && <OpenedDialog {...dialog} />;
}
