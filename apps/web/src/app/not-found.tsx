import { Anchor, Container, Text, Title } from "@mantine/core";

export default function NotFound() {
  return (
    <Container size="sm" py={96}>
      <Title order={1}>No such page</Title>
      <Text mt="sm">
        Check the address, or go to the{" "}
        <Anchor href="/campaigns" underline="always">
          campaigns
        </Anchor>
        .
      </Text>
    </Container>
  );
}
