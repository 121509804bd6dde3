"use client";

import NextLink from "next/link";
import { type ComponentProps, useState } from "react";

/**
 * A link to one of our pages. The page behind it is fetched once somebody points at the link, not as soon as the link is seen: a list's
 * 50 links took a core of the server for seconds, while the list's own rows waited.
 */
export function Link(props: ComponentProps<typeof NextLink>) {
  const [meant, setMeant] = useState(false);
  const mean = () => setMeant(true);
  return <NextLink {...props} prefetch={meant ? null : false} onPointerEnter={mean} onFocus={mean} />;
}
