"use client";

import type { ReactNode } from "react";
import type { Me } from "../../lib/me.ts";
import { FirstMe } from "../../lib/use-me.ts";

interface Props {
  readonly me: Me | null;
  readonly children: ReactNode;
}

/** Hands on to `useMe` what the server knew when it sent the page. */
export function FirstMeProvider({ me, children }: Props) {
  return <FirstMe value={me}>{children}</FirstMe>;
}
