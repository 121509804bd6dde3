"use client";

import { Anchor, Stack, Text, TextInput } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { fieldErrors } from "../../lib/field-errors.ts";
import { useTRPC } from "../../lib/trpc.ts";
import { Form, textOf } from "../common/form.tsx";
import { Link } from "../common/link.tsx";

/** @param mails true if the installation can mail a link. */
export function ForgotPassword({ mails }: { readonly mails: boolean }) {
  return (
    <Stack gap="lg">
      {mails ? <AskForLink /> : <NoMail />}
      <Anchor component={Link} href="/sign-in" size="sm" underline="always">
        Back to the log-in
      </Anchor>
    </Stack>
  );
}

function NoMail() {
  return (
    <Stack gap="xs">
      <Text>This installation sends no mail, so it can't send you a link.</Text>
      <Text size="sm" c="dimmed">
        Its operator can set that up with SMTP_URL, MAIL_FROM and PUBLIC_URL.
      </Text>
    </Stack>
  );
}

/** Gives the same answer whether or not the account exists. */
function AskForLink() {
  const trpc = useTRPC();
  const ask = useMutation(trpc.auth.requestReset.mutationOptions());
  const errors = fieldErrors(ask.error, ["email"]);
  if (ask.isSuccess) {
    return (
      <Text role="status">
        If there is an account with this address, a link is on its way to it. It works once, for 30 minutes.
        Look into the spam folder, too, before you ask for another.
      </Text>
    );
  }
  return (
    <Form
      action="Mail me a link"
      fullWidth
      busy={ask.isPending}
      error={ask.error}
      errors={errors}
      errorTitle="No link was asked for"
      onSubmit={(values) => ask.mutate({ email: textOf(values, "email") })}
    >
      <TextInput
        name="email"
        type="email"
        label="E-mail"
        autoComplete="username"
        error={errors.email}
        autoFocus
      />
    </Form>
  );
}
