"use client";

import NextLink from "next/link";
import { type ComponentProps, useState } from "react";

/**
 * A link to one of our pages. The page behind it is fetched once somebody points at the link. By default Next has the server render the
 * page behind each visible link, twice: some 100 pages for a list of 50 jobs, while the list's own rows wait.
 */
export function Link(props: ComponentProps<typeof NextLink>) {
  const [meant, setMeant] = useState(false);
  const mean = () => setMeant(true);
  return <NextLink {...props} prefetch={meant ? null : false} onPointerEnter={mean} onFocus={mean} />;
}
