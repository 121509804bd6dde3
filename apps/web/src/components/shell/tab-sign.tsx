"use client";

import { useEffect } from "react";
import { useBreaker } from "../../lib/use-breaker.ts";

const SIGNS = { OPEN: "STOPPED · ", UNKNOWN: "UNKNOWN · ", CLOSED: "", LOADING: "" } as const;
const ANY_SIGN = /^(STOPPED|UNKNOWN) · /;

/** Shows the breaker's state in the browser's tab: as the start of the title and, while all work is stopped, as the icon. */
export function TabSign() {
  const { state } = useBreaker();
  useEffect(() => {
    const icon = state === "OPEN" ? stoppedIcon() : undefined;
    const sign = () => {
      const title = SIGNS[state] + document.title.replace(ANY_SIGN, "");
      if (document.title !== title) document.title = title;
      // Browsers use the last icon.
      const last = [...document.head.querySelectorAll('link[rel="icon"]')].at(-1);
      if (icon !== undefined && last !== icon) document.head.append(icon);
    };
    sign();
    // Each page sets its own title and icon, also on navigation within the app.
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
