"use client";

import { PasswordInput, TextInput } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { errorCode, errorMessage } from "../../lib/api-error.ts";
import { fieldErrors } from "../../lib/field-errors.ts";
import { useTRPC } from "../../lib/trpc.ts";
import { Form, textOf } from "../common/form.tsx";
import { enter } from "./enter.ts";

const FIELDS = ["email", "password"] as const;

export function LogInForm({ target }: { readonly target: string }) {
  const trpc = useTRPC();
  const login = useMutation(trpc.auth.login.mutationOptions({ onSuccess: () => enter(target) }));
  const wrong = errorCode(login.error) === "UNAUTHENTICATED";
  const errors = wrong ? { password: errorMessage(login.error) } : fieldErrors(login.error, FIELDS);
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
