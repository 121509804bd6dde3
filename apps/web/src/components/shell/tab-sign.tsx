"use client";

import { useEffect } from "react";
import { useBreaker } from "../../lib/use-breaker.ts";

const SIGNS = { OPEN: "STOPPED · ", UNKNOWN: "UNKNOWN · ", CLOSED: "", LOADING: "" } as const;
const ANY_SIGN = /^(STOPPED|UNKNOWN) · /;

/** The browser's tab says it too: its title begins with the state, and while all work is stopped its icon is the sign for it. */
export function TabSign() {
  const { state } = useBreaker();
  useEffect(() => {
    const icon = state === "OPEN" ? stoppedIcon() : undefined;
    const sign = () => {
      const title = SIGNS[state] + document.title.replace(ANY_SIGN, "");
      if (document.title !== title) document.title = title;
      // Browsers take the last one.
      const last = [...document.head.querySelectorAll('link[rel="icon"]')].at(-1);
      if (icon !== undefined && last !== icon) document.head.append(icon);
    };
    sign();
    // Each page sets its own title and icon, also when one goes from page to page.
    const changes = new MutationObserver(sign);
    changes.observe(document.head, { childList: true, subtree: true, characterData: true });
    return () => {
      changes.disconnect();
      icon?.remove();
    };
  }, [state]);
  return null;
}

function stoppedIcon(): HTMLLinkElement {
  return Object.assign(document.createElement("link"), {
    rel: "icon",
    type: "image/svg+xml",
    href: "/stopped.svg",
  });
}
