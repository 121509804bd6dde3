"use client";

import { onDemand } from "../../lib/on-demand.ts";

const Notices = onDemand(() => import("./notices.tsx").then((module) => module.Notices));
const Shortcuts = onDemand(() => import("./shortcuts.tsx").then((module) => module.Shortcuts));

/** What no page shows as it loads: its code comes after the first paint. */
export function FrameExtras() {
  return (
    <>
      <Notices />
      <Shortcuts />
    </>
  );
}
