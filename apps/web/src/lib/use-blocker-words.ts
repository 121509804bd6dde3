"use client";

import { failureWords } from "./failure-words.ts";
import { useBreaker } from "./use-breaker.ts";

interface Blocker {
  readonly code: string;
  readonly message: string;
}

/** A blocker in words for people. @param wrongState the words for a wrong state, which depend on the page. */
export function useBlockerWords(wrongState: string) {
  const breaker = useBreaker();
  const why =
    breaker.state === "OPEN" ? `All work is stopped. ${failureWords(breaker)}.` : "All work is stopped.";
  return ({ code, message }: Blocker): string => {
    if (code === "BREAKER_OPEN") return `${why} It can be done when an operator has let work go on.`;
    return code === "WRONG_STATE" ? wrongState : message;
  };
}
