"use client";

import { Anchor, PasswordInput, Stack, Text, TextInput } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { errorCode, errorMessage } from "../../lib/api-error.ts";
import { fieldErrors } from "../../lib/field-errors.ts";
import { enter } from "../../lib/leaving.ts";
import { withNext } from "../../lib/own-path.ts";
import { useTRPC } from "../../lib/trpc.ts";
import { Form, textOf } from "../common/form.tsx";
import { Link } from "../common/link.tsx";

const FIELDS = ["name", "email", "password"] as const;

interface Props {
  /** The page to open afterwards. */
  readonly target: string;
  /** True if the installation mails a link to choose the password. */
  readonly mails: boolean;
}

export function SignUpForm({ target, mails }: Props) {
  const trpc = useTRPC();
  const signup = useMutation(
    trpc.auth.signup.mutationOptions({ onSuccess: (answer) => "token" in answer && enter(target) }),
  );
  if (signup.data !== undefined && "mailed" in signup.data) return <LookIntoYourMail target={target} />;
  const taken = errorCode(signup.error) === "WRONG_STATE";
  const errors = taken ? { email: errorMessage(signup.error) } : fieldErrors(signup.error, FIELDS);
  const submit = (values: FormData) =>
    signup.mutate({
      name: textOf(values, "name"),
      email: textOf(values, "email"),
      ...(!mails && { password: textOf(values, "password") }),
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
        {mails || (
          <PasswordInput
            name="password"
            label="Password"
            description="12 characters or more; a few words do well."
            autoComplete="new-password"
            error={errors.password}
          />
        )}
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

/** Gives the same answer whether or not the address has an account. */
function LookIntoYourMail({ target }: Pick<Props, "target">) {
  return (
    <Stack gap="xs" role="status">
      <Text>
        A mail is on its way to this address. Its link works once, for 30 minutes, and lets you choose your
        password. Look into the spam folder, too, before you sign up again.
      </Text>
      <Text size="sm">
        Then{" "}
        <Anchor component={Link} href={withNext("/sign-in", target)} underline="always">
          log in here
        </Anchor>
        .
      </Text>
    </Stack>
  );
}
