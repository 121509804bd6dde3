import { Text } from "@mantine/core";
import type { ReactNode } from "react";

/** In the place of what can't be shown yet: a sentence, and no alarm. */
export const Calm = ({ children }: { readonly children: ReactNode }) => (
  <Text size="sm" c="dimmed" component="div">
    {children}
  </Text>
);
