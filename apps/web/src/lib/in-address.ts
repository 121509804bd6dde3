"use client";

import { useSearchParams } from "next/navigation";
import { useEffect, useRef } from "react";

type Changes = Readonly<Record<string, string | null>>;

/** The page's address with some of its parameters changed; null: without it. */
function addressWith(changes: Changes): string {
  const query = new URLSearchParams(window.location.search);
  for (const [name, value] of Object.entries(changes)) {
    if (value === null) query.delete(name);
    else query.set(name, value);
  }
  return query.size === 0 ? window.location.pathname : `?${query}`;
}

/** Several filters at once: what one of them sets aside goes from the address with the same change. */
export function useFilters() {
  const params = useSearchParams();
  return {
    /** What is asked for, if it is one of the values. */
    oneOf: <T extends string>(name: string, values: readonly T[]): T | undefined =>
      values.find((each) => each === params.get(name)),
    text: (name: string): string => params.get(name) ?? "",
    set: (changes: Changes) => window.history.replaceState(null, "", addressWith(changes)),
  };
}

/** What is filtered by, in the address: a link, a reload and Back lead to what was seen. */
export function useFilter<T extends string>(
  name: string,
  values: readonly T[],
): readonly [T | undefined, (value: T | undefined) => void] {
  const asked = useSearchParams().get(name);
  const set = (value: T | undefined) =>
    window.history.replaceState(null, "", addressWith({ [name]: value ?? null }));
  return [values.find((each) => each === asked), set];
}

/** What is open in front of the page, in the address: Back closes it, and closing it goes back. */
export function useOpened(name: string) {
  const value = useSearchParams().get(name);
  const ours = useRef(false);
  useEffect(() => {
    if (value === null) ours.current = false;
  }, [value]);
  return {
    value,
    open(next: string) {
      window.history.pushState(null, "", addressWith({ [name]: next }));
      ours.current = true;
    },
    /** To another of the same kind: Back still closes it. */
    move(next: string) {
      window.history.replaceState(null, "", addressWith({ [name]: next }));
    },
    close() {
      if (ours.current) window.history.back();
      else window.history.replaceState(null, "", addressWith({ [name]: null }));
    },
  };
}
