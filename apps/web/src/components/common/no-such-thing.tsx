"use client";

import { Anchor, Text, Title } from "@mantine/core";
import { Link } from "./link.tsx";

interface Props {
  /** "page", "campaign" */
  readonly what: string;
}

/** Says that something does not exist or is not visible to this user; the API does not tell which. */
export function NoSuchThing({ what }: Props) {
  return (
    <>
      <Title order={1} size="h2">
        No such {what}
      </Title>
      <Text mt="sm">
        {what === "page"
          ? "Check the address"
          : "It does not exist, or you may not see it. Check the address"}
        , or go to the{" "}
        <Anchor component={Link} href="/campaigns" underline="always">
          campaigns
        </Anchor>
        .
      </Text>
    </>
  );
}
