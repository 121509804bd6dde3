"use client";

import { useState } from "react";
import { useMe } from "./use-me.ts";

const PREFIX = "leadgen draft";

export interface Draft<T> {
  readonly value: T;
  readonly set: (value: T) => void;
  /** It was sent, or thrown away on purpose. */
  readonly forget: () => void;
}

/**
 * What somebody types, kept until it is sent: a dialog that is closed, a reload, or a session that ends do not lose it. In this
 * tab only, and shown to nobody else who signs in there. Only for what is rendered in the browser.
 */
export function useDraft<T>(key: string, empty: T): Draft<T> {
  const me = useMe();
  const name = `${PREFIX} ${me?.user?.id ?? "nobody"} ${key}`;
  const [value, setValue] = useState<T>(() => read<T>(name) ?? empty);
  return {
    value,
    set(next) {
      setValue(next);
      write(name, next);
    },
    forget() {
      setValue(empty);
      window.sessionStorage.removeItem(name);
    },
  };
}

/** A log-out leaves nothing behind. */
export function forgetDrafts(): void {
  for (const name of Object.keys(window.sessionStorage)) {
    if (name.startsWith(PREFIX)) window.sessionStorage.removeItem(name);
  }
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
