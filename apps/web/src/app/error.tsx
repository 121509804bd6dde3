"use client";

import { Button, Container, Text, Title } from "@mantine/core";

/** Shown when a page throws. The error is in the server's or the browser's log, never on the page. */
export default function ErrorPage({ reset }: { readonly reset: () => void }) {
  return (
    <Container size="sm" py={96}>
      <Title order={1}>This page could not be shown</Title>
      <Text my="md">Try again; if it stays, look at the server's log.</Text>
      <Button onClick={reset}>Try again</Button>
    </Container>
  );
}
