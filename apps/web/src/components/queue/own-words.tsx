import { Box } from "@mantine/core";

/** The provider's own message, shown on a click. */
export function OwnWords({ message }: { readonly message: string | null }) {
  if (message === null) return null;
  return (
    <details>
      <summary>Its own words</summary>
      <Box style={{ overflowWrap: "anywhere" }}>{message}</Box>
    </details>
  );
}
