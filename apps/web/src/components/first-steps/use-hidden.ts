"use client";

import { useState } from "react";
import { useMe } from "../../lib/use-me.ts";

/** True if the user has hidden the steps in this browser. Only for components that are rendered in the browser. */
export function useHidden(): readonly [boolean, (hidden: boolean) => void] {
  const name = `leadgen first steps hidden ${useMe()?.user?.id ?? "nobody"}`;
  const [, setChanged] = useState(0);
  const set = (hidden: boolean) => {
    try {
      if (hidden) window.localStorage.setItem(name, "yes");
      else window.localStorage.removeItem(name);
    } catch {
      // The browser stores nothing: the steps stay visible.
    }
    setChanged((n) => n + 1);
  };
  return [isKept(name), set];
}

function isKept(name: string): boolean {
  try {
    return window.localStorage.getItem(name) !== null;
  } catch {
    return false;
  }
}
