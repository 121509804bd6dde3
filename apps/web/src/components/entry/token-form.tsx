"use client";

import { PasswordInput } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { fieldErrors } from "../../lib/field-errors.ts";
import { openTokenSession } from "../../lib/token-session.ts";
import { Form, textOf } from "../common/form.tsx";
import { enter } from "./enter.ts";

const FIELDS = ["token"] as const;

/** For the installation's own token: operators without an account, and emergencies. */
export function TokenForm({ target }: { readonly target: string }) {
  const open = useMutation({ mutationFn: openTokenSession, onSuccess: () => enter(target) });
  const errors = fieldErrors(open.error, FIELDS);
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
        description="OPERATOR_TOKEN of the server. It is nobody in particular: what is done with it has no name in the history."
        autoComplete="off"
        error={errors.token}
        autoFocus
      />
    </Form>
  );
}
