"use client";

import { useSyncExternalStore } from "react";

const TICK_MS = 1_000;

const watchers = new Set<() => void>();
let timer: ReturnType<typeof setInterval> | undefined;
let now = new Date();

const tick = () => {
  now = new Date();
  for (const watcher of watchers) watcher();
};

function watch(watcher: () => void): () => void {
  watchers.add(watcher);
  timer ??= setInterval(tick, TICK_MS);
  return () => {
    watchers.delete(watcher);
    if (watchers.size > 0) return;
    clearInterval(timer);
    timer = undefined;
  };
}

/** No timer runs on the server or before the first watcher. */
function current(): Date {
  if (timer === undefined && Date.now() - now.getTime() >= TICK_MS) now = new Date();
  return now;
}

/**
 * What depends on the time, "3 minutes ago", by the browser's clock, which is read once a second for the whole page. A component is rendered again only
 * when its value changes: a list of 50 jobs would otherwise be rendered each second.
 */
export function useNow<T extends string | number | boolean | null>(valueAt: (now: Date) => T): T {
  const value = () => valueAt(current());
  return useSyncExternalStore(watch, value, value);
}
