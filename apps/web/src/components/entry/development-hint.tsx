import { Code, Text } from "@mantine/core";

/** Only in development, where the server listens on this machine alone: what `make dev` printed. */
export function DevelopmentHint({ token }: { readonly token: string }) {
  return (
    <Text size="sm" c="dimmed">
      This is development: <Code>make dev</Code> printed the demo accounts. The installation's token is{" "}
      <Code data-testid="development-token">{token}</Code>.
    </Text>
  );
}
