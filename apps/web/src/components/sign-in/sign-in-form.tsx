"use client";

import { Alert, Button, PasswordInput, Stack } from "@mantine/core";
import { type FormEvent, useState } from "react";

interface Answer {
  readonly error?: { readonly message: string };
}

export function SignInForm({ target }: { readonly target: string }) {
  const [error, setError] = useState<string>();
  const [busy, setBusy] = useState(false);

  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    setBusy(true);
    const problem = await signIn(String(new FormData(event.currentTarget).get("token") ?? ""));
    // A full load, so that the server sees the new cookie for every part of the page.
    if (problem === undefined) return window.location.assign(target);
    setError(problem);
    setBusy(false);
  };

  return (
    <form onSubmit={submit}>
      <Stack>
        <PasswordInput
          name="token"
          label="Operator token"
          autoComplete="current-password"
          required
          withAsterisk={false}
          data-autofocus
        />
        {error !== undefined && (
          <Alert color="red" role="alert">
            {error}
          </Alert>
        )}
        <Button type="submit" loading={busy} fullWidth>
          Sign in
        </Button>
      </Stack>
    </form>
  );
}

/** @returns what went wrong, in words, or undefined. */
async function signIn(token: string): Promise<string | undefined> {
  try {
    const response = await fetch("/api/session", {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ token }),
    });
    if (response.ok) return undefined;
    const answer = (await response.json()) as Answer;
    return answer.error?.message ?? "Signing in failed. Try again.";
  } catch {
    return "The server cannot be reached. Check that it is running and try again.";
  }
}
