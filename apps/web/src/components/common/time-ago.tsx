"use client";

import { Text, type TextProps } from "@mantine/core";
import { formatAgo, formatDateTime } from "../../lib/format.ts";
import { useNow } from "../../lib/use-now.ts";

/** How long ago, with the exact local time as its title. */
export function TimeAgo({ at, ...text }: { readonly at: Date } & TextProps) {
  const now = useNow();
  return (
    <Text
      component="time"
      dateTime={at.toISOString()}
      title={formatDateTime(at)}
      suppressHydrationWarning
      inherit
      {...text}
    >
      {formatAgo(at, now)}
    </Text>
  );
}
