"use client";

import { onDemand } from "../../lib/on-demand.ts";

const Notices = onDemand(() => import("./notices.tsx").then((module) => module.Notices));
const Shortcuts = onDemand(() => import("./shortcuts.tsx").then((module) => module.Shortcuts));

/** Parts that no page shows while it loads: their code is loaded after the first paint. */
export function FrameExtras() {
  return (
    <>
      <Notices />
      <Shortcuts />
    </>
  );
}
