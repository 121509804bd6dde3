"use client";

import { useEffect, useRef } from "react";
import { failureWords } from "./failure-words.ts";
import type { Notice } from "./notice.ts";
import { type BreakerView, useBreaker } from "./use-breaker.ts";

const LINK = { href: "/queue", link: "See the queue" };

function noticeOf(breaker: BreakerView): Notice | null {
  if (breaker.state === "OPEN") {
    return {
      id: `open ${breaker.epoch}`,
      words: `All work was stopped. ${failureWords(breaker)}.`,
      ...LINK,
    };
  }
  return breaker.state === "CLOSED"
    ? { id: `closed ${breaker.epoch}`, words: "The breaker was closed: work goes on.", ...LINK }
    : null;
}

/** Tells each move of the breaker after the page first knew its state. An unknown state is no move. */
export function useBreakerMoves(tell: (notice: Notice) => void): void {
  const breaker = useBreaker();
  const last = useRef<string>(undefined);
  useEffect(() => {
    const notice = noticeOf(breaker);
    if (notice === null || notice.id === last.current) return;
    if (last.current !== undefined) tell(notice);
    last.current = notice.id;
  });
}
