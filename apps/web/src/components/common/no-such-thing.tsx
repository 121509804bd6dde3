"use client";

import { Anchor, Text, Title } from "@mantine/core";
import Link from "next/link";

interface Props {
  /** "page", "campaign" */
  readonly what: string;
}

/** In place of what is not there, or is not for this reader: the two can't be told apart. */
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
