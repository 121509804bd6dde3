import { Box } from "@mantine/core";

/** What a provider itself said, one click behind. */
export function OwnWords({ message }: { readonly message: string | null }) {
  if (message === null) return null;
  return (
    <details>
      <summary>Its own words</summary>
      <Box style={{ overflowWrap: "anywhere" }}>{message}</Box>
    </details>
  );
}
