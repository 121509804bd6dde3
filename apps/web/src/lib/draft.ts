"use client";

import { type RefObject, useContext, useEffect, useState } from "react";
import { FirstMe } from "./use-me.ts";

const PREFIX = "leadgen draft";

export interface Draft<T> {
  readonly value: T;
  readonly set: (value: T) => void;
  /** After sending: deletes the stored draft. The open form keeps its values. */
  readonly forget: () => void;
  /** Discards the draft, stored and shown. */
  readonly empty: () => void;
}

/**
 * Keeps typed text until it is sent: it survives closing the dialog, a reload and the end of a session. It is kept for this tab
 * and this user only. Only for components that are rendered in the browser.
 */
export function useDraft<T>(key: string, empty: T): Draft<T> {
  const name = useName(key);
  const [value, setValue] = useState<T>(() => read<T>(name) ?? empty);
  return {
    value,
    set(next) {
      setValue(next);
      write(name, next);
    },
    forget: () => window.sessionStorage.removeItem(name),
    empty() {
      setValue(empty);
      window.sessionStorage.removeItem(name);
    },
  };
}

/** The same for a form with uncontrolled fields. @returns deletes the draft. */
export function useFormDraft(key: string, form: RefObject<HTMLFormElement | null>): () => void {
  const name = useName(key);
  useEffect(() => {
    const element = form.current;
    if (element === null || key === "") return;
    fill(element, read<Entries>(name) ?? []);
    const keep = () => write(name, entriesOf(element));
    element.addEventListener("input", keep);
    return () => element.removeEventListener("input", keep);
  }, [form, key, name]);
  return () => window.sessionStorage.removeItem(name);
}

type Entries = (readonly [string, string])[];

const entriesOf = (form: HTMLFormElement): Entries =>
  [...new FormData(form)].flatMap(([field, value]) =>
    typeof value === "string" ? [[field, value] as const] : [],
  );

/** Fills text fields only: no form with a draft has other fields worth keeping. */
function fill(form: HTMLFormElement, entries: Entries): void {
  for (const [field, value] of entries) {
    const input = form.elements.namedItem(field);
    if (
      input instanceof HTMLTextAreaElement ||
      (input instanceof HTMLInputElement && input.type !== "checkbox")
    ) {
      input.value = value;
    }
  }
}

/** Deletes all drafts at log-out. */
export function forgetDrafts(): void {
  for (const name of Object.keys(window.sessionStorage)) {
    if (name.startsWith(PREFIX)) window.sessionStorage.removeItem(name);
  }
}

function useName(key: string): string {
  const me = useContext(FirstMe);
  return `${PREFIX} ${me?.user?.id ?? "nobody"} ${key}`;
}

function read<T>(name: string): T | undefined {
  try {
    const text = window.sessionStorage.getItem(name);
    return text === null ? undefined : (JSON.parse(text) as T);
  } catch {
    return undefined;
  }
}

function write(name: string, value: unknown): void {
  try {
    window.sessionStorage.setItem(name, JSON.stringify(value));
  } catch {
    // The browser's storage is full: the draft is kept only while the form is open.
  }
}
