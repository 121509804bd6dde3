"use client";

import { useEffect } from "react";

/** Actions by key, or by two successive keys. They are off while the user types or a dialog is open. */
export type Keys = Readonly<Record<string, () => void>>;

/** Milliseconds within which the second key must follow. */
const SECOND_MS = 1_500;

/** Listens as long as it is rendered. `"g q"` is g and then q. Ctrl or ⌘ with Enter always submits the form that has the focus. */
export function useKeys(keys: Keys): void {
  useEffect(() => {
    let first = { key: "", at: 0 };
    const onKey = (event: KeyboardEvent) => {
      if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) return submit(event);
      if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target) || isDialogOpen()) return;
      const both = `${first.key} ${event.key}`;
      const inTime = event.timeStamp - first.at < SECOND_MS;
      const action = (inTime ? keys[both] : undefined) ?? keys[event.key];
      first = { key: event.key, at: event.timeStamp };
      if (action === undefined) return;
      event.preventDefault();
      action();
    };
    document.addEventListener("keydown", onKey);
    return () => document.removeEventListener("keydown", onKey);
  }, [keys]);
}

function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  return target.isContentEditable || ["INPUT", "TEXTAREA", "SELECT"].includes(target.tagName);
}

const isDialogOpen = (): boolean => document.querySelector("[role=dialog]") !== null;

/** Clicks the form's button, so that a form whose button is disabled isn't submitted. */
function submit(event: KeyboardEvent): void {
  const form = event.target instanceof HTMLElement ? event.target.closest("form") : null;
  const button = form?.querySelector<HTMLButtonElement>("button[type=submit]:not(:disabled)");
  if (!button) return;
  event.preventDefault();
  form?.requestSubmit(button);
}
