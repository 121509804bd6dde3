import { Text } from "@mantine/core";
import type { ReactNode } from "react";

/** A quiet sentence in place of content that can't be shown yet. */
export const Calm = ({ children }: { readonly children: ReactNode }) => (
  <Text size="sm" c="dimmed" component="div">
    {children}
  </Text>
);
