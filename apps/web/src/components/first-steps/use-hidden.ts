"use client";

import { useState } from "react";
import { useMe } from "../../lib/use-me.ts";

/** Whether somebody has put the steps away, in this browser. Only for what is rendered in the browser. */
export function useHidden(): readonly [boolean, (hidden: boolean) => void] {
  const name = `leadgen first steps hidden ${useMe()?.user?.id ?? "nobody"}`;
  const [, setChanged] = useState(0);
  const set = (hidden: boolean) => {
    try {
      if (hidden) window.localStorage.setItem(name, "yes");
      else window.localStorage.removeItem(name);
    } catch {
      // A browser that keeps nothing: then they stay.
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
