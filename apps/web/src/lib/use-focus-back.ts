"use client";

import { useEffect, useState } from "react";

/** Gives the focus back to what had it when this was opened; to the page if that is gone. */
export function useFocusBack(): void {
  const [before] = useState(() => document.activeElement);
  useEffect(
    () => () => {
      // After the dialog's own clean-up, which lets go of the focus.
      setTimeout(() => {
        const target = before instanceof HTMLElement && before.isConnected ? before : main();
        target?.focus({ preventScroll: true });
      });
    },
    [before],
  );
}

const main = (): HTMLElement | null => document.getElementById("main");
