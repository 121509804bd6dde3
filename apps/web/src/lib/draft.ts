"use client";

import { type RefObject, useContext, useEffect, useState } from "react";
import { FirstMe } from "./use-me.ts";

const PREFIX = "leadgen draft";

export interface Draft<T> {
  readonly value: T;
  readonly set: (value: T) => void;
  /** It was sent: it is kept no longer, and stays in the form for as long as that is there. */
  readonly forget: () => void;
  /** Thrown away on purpose. */
  readonly empty: () => void;
}

/**
 * What somebody types, kept until it is sent: a dialog that is closed, a reload, or a session that ends do not lose it. In this
 * tab only, and shown to nobody else who signs in there. Only for what is rendered in the browser.
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

/** The same for a form whose fields hold their values themselves. @returns what lets go of it. */
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

/** Texts only: no form that keeps a draft has anything else to lose. */
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

/** A log-out leaves nothing behind. */
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
    // A browser without room for it: then it is kept as long as the form is there.
  }
}
