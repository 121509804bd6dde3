"use client";

import { Anchor, PasswordInput, Stack, Text } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { fieldErrors } from "../../lib/field-errors.ts";
import { useTRPC } from "../../lib/trpc.ts";
import { Form, textOf } from "../common/form.tsx";
import { Link } from "../common/link.tsx";

/** The secret behind the link's #, which browsers don't send to servers. */
const secretInAddress = (): string => window.location.hash.slice(1);

export function ResetPassword() {
  const trpc = useTRPC();
  const reset = useMutation(trpc.auth.resetPassword.mutationOptions());
  const errors = fieldErrors(reset.error, ["newPassword"]);
  if (reset.isSuccess) {
    return (
      <Stack gap="xs" role="status">
        <Text>Your password is set. Every session of your account has ended.</Text>
        <Anchor component={Link} href="/sign-in" underline="always">
          Log in
        </Anchor>
      </Stack>
    );
  }
  return (
    <Stack gap="lg">
      <Form
        action="Set the password"
        fullWidth
        busy={reset.isPending}
        error={reset.error}
        errors={errors}
        errorTitle="The password was not set"
        onSubmit={(values) =>
          reset.mutate({ secret: secretInAddress(), newPassword: textOf(values, "newPassword") })
        }
      >
        <PasswordInput
          name="newPassword"
          label="New password"
          description="12 characters or more; a few words do well."
          autoComplete="new-password"
          error={errors.newPassword}
          autoFocus
        />
      </Form>
      <Anchor component={Link} href="/forgot-password" size="sm" underline="always">
        Ask for another link
      </Anchor>
    </Stack>
  );
}
