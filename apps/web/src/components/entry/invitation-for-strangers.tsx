"use client";

import { Button, Stack, Text } from "@mantine/core";
import Link from "next/link";
import { withNext } from "../../lib/own-path.ts";

/** Signing up or logging in leads back to the invitation. */
export function InvitationForStrangers({ secret }: { readonly secret: string }) {
  const here = `/invitations/${secret}`;
  return (
    <Stack>
      <Text>
        First sign up or log in with the e-mail address that was invited. Then you come back here and accept.
      </Text>
      <Button component={Link} href={withNext("/sign-up", here)} fullWidth>
        Sign up
      </Button>
      <Button component={Link} href={withNext("/sign-in", here)} variant="default" fullWidth>
        Log in
      </Button>
    </Stack>
  );
}
