"use client";

import { useEffect, useState } from "react";

/** Returns the focus to the element that had it when this was opened, or to the page if that element is gone. */
export function useFocusBack(): void {
  const [before] = useState(() => document.activeElement);
  useEffect(
    () => () => {
      // After the dialog's own clean-up, which drops the focus.
      setTimeout(() => {
        const target = before instanceof HTMLElement && before.isConnected ? before : main();
        target?.focus({ preventScroll: true });
      });
    },
    [before],
  );
}

const main = (): HTMLElement | null => document.getElementById("main");
