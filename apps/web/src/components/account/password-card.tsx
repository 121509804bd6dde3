"use client";

import { Alert, PasswordInput } from "@mantine/core";
import { IconCircleCheck } from "@tabler/icons-react";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { fieldErrors } from "../../lib/field-errors.ts";
import { useTRPC } from "../../lib/trpc.ts";
import { useRefresh } from "../../lib/use-refresh.ts";
import { Card } from "../common/card.tsx";
import { Form, textOf } from "../common/form.tsx";

const FIELDS = ["currentPassword", "newPassword"] as const;

/** @param email for the browser's password manager. */
export function PasswordCard({ email }: { readonly email: string }) {
  const trpc = useTRPC();
  const onSettled = useRefresh();
  // Remounts the form after each change, so that the old password does not stay on the page.
  const [round, setRound] = useState(0);
  const clear = () => setRound(round + 1);
  const change = useMutation(trpc.auth.changePassword.mutationOptions({ onSettled, onSuccess: clear }));
  const errors = fieldErrors(change.error, FIELDS);
  return (
    <Card title="Password">
      {change.isSuccess && (
        <Alert color="teal" mb="md" role="status" icon={<IconCircleCheck aria-hidden />}>
          The password is changed. Every other session of yours has ended; API tokens go on.
        </Alert>
      )}
      <Form
        key={round}
        action="Change password"
        busy={change.isPending}
        error={change.error}
        errors={errors}
        errorTitle="The password was not changed"
        onSubmit={(values) =>
          change.mutate({
            currentPassword: textOf(values, "currentPassword"),
            newPassword: textOf(values, "newPassword"),
          })
        }
      >
        <input type="text" name="email" value={email} autoComplete="username" readOnly hidden />
        <PasswordInput
          name="currentPassword"
          label="Current password"
          autoComplete="current-password"
          error={errors.currentPassword}
        />
        <PasswordInput
          name="newPassword"
          label="New password"
          description="12 characters or more. It ends all your other sessions."
          autoComplete="new-password"
          error={errors.newPassword}
        />
      </Form>
    </Card>
  );
}
