"use client";

import { useSyncExternalStore } from "react";

/** False in the server's HTML, until the page's scripts run. */
export const useScriptsRun = (): boolean =>
  useSyncExternalStore(
    neverChanges,
    () => true,
    () => false,
  );

const neverChanges = () => () => {};
