"use client";

import { useSearchParams } from "next/navigation";
import { useEffect, useRef } from "react";

type Changes = Readonly<Record<string, string | null>>;

/** The page's address with some parameters changed; null removes one. */
function addressWith(changes: Changes): string {
  const query = new URLSearchParams(window.location.search);
  for (const [name, value] of Object.entries(changes)) {
    if (value === null) query.delete(name);
    else query.set(name, value);
  }
  return query.size === 0 ? window.location.pathname : `?${query}`;
}

/** Several filters at once, so that one change of the address can set some and remove others. */
export function useFilters() {
  const params = useSearchParams();
  return {
    /** The filter's value, if it is one of these values. */
    oneOf: <T extends string>(name: string, values: readonly T[]): T | undefined =>
      values.find((each) => each === params.get(name)),
    text: (name: string): string => params.get(name) ?? "",
    set: (changes: Changes) => window.history.replaceState(null, "", addressWith(changes)),
  };
}

/** A filter kept in the address, so that a link, a reload and Back show the same list. */
export function useFilter<T extends string>(
  name: string,
  values: readonly T[],
): readonly [T | undefined, (value: T | undefined) => void] {
  const asked = useSearchParams().get(name);
  const set = (value: T | undefined) =>
    window.history.replaceState(null, "", addressWith({ [name]: value ?? null }));
  return [values.find((each) => each === asked), set];
}

/** The open drawer or dialog, kept in the address: Back closes it, and closing it goes back. */
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
    /** Shows another item in the open drawer: Back still closes it. */
    move(next: string) {
      window.history.replaceState(null, "", addressWith({ [name]: next }));
    },
    close() {
      if (ours.current) window.history.back();
      else window.history.replaceState(null, "", addressWith({ [name]: null }));
    },
  };
}
