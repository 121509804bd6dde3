"use client";

import { Button } from "@mantine/core";
import { useState } from "react";

/** Ends the session and leaves every page that shows data of it. */
export function SignOutButton() {
  const [busy, setBusy] = useState(false);
  const signOut = async () => {
    setBusy(true);
    try {
      await fetch("/api/session", { method: "DELETE" });
    } finally {
      // A full load, so that nothing of the session stays in memory.
      window.location.assign("/sign-in");
    }
  };
  return (
    <Button variant="default" size="xs" loading={busy} onClick={signOut}>
      Sign out
    </Button>
  );
}
