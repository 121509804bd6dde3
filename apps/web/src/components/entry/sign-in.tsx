"use client";

import { Anchor, Divider, Stack, Text } from "@mantine/core";
import Link from "next/link";
import { useState } from "react";
import { withNext } from "../../lib/own-path.ts";
import { LogInForm } from "./log-in-form.tsx";
import { TokenForm } from "./token-form.tsx";

/** @param target where to go afterwards. */
export function SignIn({ target }: { readonly target: string }) {
  const [byToken, setByToken] = useState(false);
  return (
    <Stack gap="lg">
      {byToken ? <TokenForm target={target} /> : <LogInForm target={target} />}
      {!byToken && (
        <Text size="sm">
          No account yet?{" "}
          <Anchor component={Link} href={withNext("/sign-up", target)} underline="always">
            Sign up
          </Anchor>
        </Text>
      )}
      <Divider />
      <Anchor component="button" type="button" size="sm" ta="left" onClick={() => setByToken(!byToken)}>
        {byToken ? "With e-mail and password" : "With the installation's token"}
      </Anchor>
    </Stack>
  );
}
