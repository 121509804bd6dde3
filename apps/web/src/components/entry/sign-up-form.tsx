"use client";

import { Anchor, PasswordInput, Stack, Text, TextInput } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import Link from "next/link";
import { errorCode, errorMessage } from "../../lib/api-error.ts";
import { fieldErrors } from "../../lib/field-errors.ts";
import { enter } from "../../lib/leaving.ts";
import { withNext } from "../../lib/own-path.ts";
import { useTRPC } from "../../lib/trpc.ts";
import { Form, textOf } from "../common/form.tsx";

const FIELDS = ["name", "email", "password"] as const;

export function SignUpForm({ target }: { readonly target: string }) {
  const trpc = useTRPC();
  const signup = useMutation(trpc.auth.signup.mutationOptions({ onSuccess: () => enter(target) }));
  const taken = errorCode(signup.error) === "WRONG_STATE";
  const errors = taken ? { email: errorMessage(signup.error) } : fieldErrors(signup.error, FIELDS);
  const submit = (values: FormData) =>
    signup.mutate({
      name: textOf(values, "name"),
      email: textOf(values, "email"),
      password: textOf(values, "password"),
    });
  return (
    <Stack gap="lg">
      <Form
        action="Sign up"
        fullWidth
        busy={signup.isPending || signup.isSuccess}
        error={signup.error}
        errors={errors}
        errorTitle="The account was not made"
        onSubmit={submit}
      >
        <TextInput name="name" label="Your name" autoComplete="name" error={errors.name} autoFocus />
        <TextInput name="email" type="email" label="E-mail" autoComplete="username" error={errors.email} />
        <PasswordInput
          name="password"
          label="Password"
          description="12 characters or more; a few words do well."
          autoComplete="new-password"
          error={errors.password}
        />
      </Form>
      <Text size="sm">
        You have an account?{" "}
        <Anchor component={Link} href={withNext("/sign-in", target)} underline="always">
          Log in
        </Anchor>
      </Text>
    </Stack>
  );
}
