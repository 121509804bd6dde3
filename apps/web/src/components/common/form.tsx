"use client";

import { Button, type ButtonProps, Group, Stack } from "@mantine/core";
import { type FormEvent, type ReactNode, useEffect, useRef } from "react";
import { useFormDraft } from "../../lib/draft.ts";
import { ErrorAlert } from "./error-alert.tsx";

interface Props extends Pick<ButtonProps, "color" | "fullWidth"> {
  /** The button that sends it, in words. */
  readonly action: string;
  readonly busy: boolean;
  /** The latest refusal, or null. Fields show what concerns them; the rest is shown above the button. */
  readonly error: unknown;
  readonly errorTitle?: string;
  /** What the fields show of it themselves. */
  readonly errors?: Readonly<Partial<Record<string, string>>>;
  readonly onSubmit: (values: FormData) => void;
  /** The name under which what is typed is kept until it is sent; left out, it is not kept. */
  readonly draft?: string;
  /** Beside the button, to its left. */
  readonly beside?: ReactNode;
  readonly children: ReactNode;
}

/** A form whose server says what is wrong: the first field that it names gets the focus. */
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
          <Button type="submit" loading={busy} {...button}>
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

/** Lets go of a draft once it was sent without a refusal, which may take the form off the page. */
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

/** A text of a form that was sent; empty when there is none. */
export const textOf = (values: FormData, name: string): string => String(values.get(name) ?? "");
