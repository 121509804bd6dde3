"use client";

import { Anchor, Divider, PasswordInput, Stack, Text, TextInput } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { errorCode, errorMessage } from "../../lib/api-error.ts";
import { fieldErrors } from "../../lib/field-errors.ts";
import { enter } from "../../lib/leaving.ts";
import { withNext } from "../../lib/own-path.ts";
import { openTokenSession } from "../../lib/token-session.ts";
import { useTRPC } from "../../lib/trpc.ts";
import { Form, textOf } from "../common/form.tsx";
import { Link } from "../common/link.tsx";

interface Props {
  /** The page to open afterwards. */
  readonly target: string;
  /** True if the installation can mail a link for a new password. */
  readonly mails: boolean;
}

export function SignIn({ target, mails }: Props) {
  const [byToken, setByToken] = useState(false);
  return (
    <Stack gap="lg">
      {byToken ? <TokenForm target={target} /> : <LogInForm target={target} />}
      {!byToken && mails && (
        <Anchor component={Link} href="/forgot-password" size="sm" underline="always">
          Forgot the password?
        </Anchor>
      )}
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

const LOG_IN_FIELDS = ["email", "password"] as const;

function LogInForm({ target }: { readonly target: string }) {
  const trpc = useTRPC();
  const login = useMutation(trpc.auth.login.mutationOptions({ onSuccess: () => enter(target) }));
  const wrong = errorCode(login.error) === "UNAUTHENTICATED";
  const errors = wrong ? { password: errorMessage(login.error) } : fieldErrors(login.error, LOG_IN_FIELDS);
  return (
    <Form
      action="Log in"
      fullWidth
      busy={login.isPending || login.isSuccess}
      error={login.error}
      errors={errors}
      errorTitle="You are not logged in"
      onSubmit={(values) =>
        login.mutate({ email: textOf(values, "email"), password: textOf(values, "password") })
      }
    >
      <TextInput
        name="email"
        type="email"
        label="E-mail"
        autoComplete="username"
        error={errors.email}
        autoFocus
      />
      <PasswordInput
        name="password"
        label="Password"
        autoComplete="current-password"
        error={errors.password}
      />
    </Form>
  );
}

const TOKEN_FIELDS = ["token"] as const;

/** Signs in with the installation's token, for operators without an account and for emergencies. */
function TokenForm({ target }: { readonly target: string }) {
  const open = useMutation({ mutationFn: openTokenSession, onSuccess: () => enter(target) });
  const errors = fieldErrors(open.error, TOKEN_FIELDS);
  return (
    <Form
      action="Sign in with the token"
      fullWidth
      busy={open.isPending || open.isSuccess}
      error={open.error}
      errors={errors}
      errorTitle="You are not signed in"
      onSubmit={(values) => open.mutate(textOf(values, "token"))}
    >
      <PasswordInput
        name="token"
        label="The installation's token"
        description="The server's OPERATOR_TOKEN. It belongs to no person: the history shows no name for what it does."
        autoComplete="off"
        error={errors.token}
        autoFocus
      />
    </Form>
  );
}
