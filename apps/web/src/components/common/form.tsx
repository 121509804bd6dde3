"use client";

import { Button, type ButtonProps, Group, Stack } from "@mantine/core";
import { type FormEvent, type ReactNode, useEffect, useRef } from "react";
import { useFormDraft } from "../../lib/draft.ts";
import { useScriptsRun } from "../../lib/use-scripts-run.ts";
import { ErrorAlert } from "./error-alert.tsx";

interface Props extends Pick<ButtonProps, "color" | "fullWidth"> {
  /** Label of the button that submits. */
  readonly action: string;
  readonly busy: boolean;
  /** The latest error, or null. Fields show their own messages; the others are shown above the button. */
  readonly error: unknown;
  readonly errorTitle?: string;
  /** The messages that the fields show. */
  readonly errors?: Readonly<Partial<Record<string, string>>>;
  readonly onSubmit: (values: FormData) => void;
  /** The key of the stored draft; omit it to store none. */
  readonly draft?: string;
  /** Shown to the left of the button. */
  readonly beside?: ReactNode;
  readonly children: ReactNode;
}

/** A form that the server validates: the first field with an error gets the focus. */
export function Form({
  action,
  busy,
  error,
  errorTitle,
  errors = {},
  onSubmit,
  draft = "",
  beside,
  children,
  ...button
}: Props) {
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    if (error !== null) form.current?.querySelector<HTMLElement>("[aria-invalid=true]")?.focus();
  }, [error]);
  const forget = useFormDraft(draft, form);
  useSent({ busy, error, forget });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    onSubmit(new FormData(event.currentTarget));
  };
  // Without scripts the browser itself would submit, which puts the fields, and a password, into the page's address.
  const ready = useScriptsRun();
  const told = Object.keys(errors).length > 0;
  return (
    <form ref={form} onSubmit={submit} noValidate>
      <Stack>
        {children}
        {error !== null && !told && (
          <ErrorAlert error={error} {...(errorTitle !== undefined && { title: errorTitle })} />
        )}
        <Group justify="flex-end">
          {beside}
          <Button type="submit" loading={busy} disabled={!ready} {...button}>
            {action}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

interface Sending {
  readonly busy: boolean;
  readonly error: unknown;
  readonly forget: () => void;
}

/** Deletes the draft after a successful submit, which may remove the form from the page. */
function useSent({ busy, error, forget }: Sending): void {
  const sending = useRef(false);
  const latest = useRef(forget);
  latest.current = forget;
  useEffect(() => {
    if (sending.current && !busy && error === null) latest.current();
    sending.current = busy;
  }, [busy, error]);
  useEffect(
    () => () => {
      if (sending.current) latest.current();
    },
    [],
  );
}

/** A text field of a submitted form; "" if absent. */
export const textOf = (values: FormData, name: string): string => String(values.get(name) ?? "");
