import type { Metadata } from "next";
import { EntryCard } from "../../../components/entry/entry-card.tsx";
import { ForgotPassword } from "../../../components/entry/forgot-password.tsx";
import { runtime } from "../../../server/runtime.ts";

export const metadata: Metadata = { title: "New password" };
// The mail settings are known when the server runs, not when it is built.
export const dynamic = "force-dynamic";

export default function Page() {
  return (
    <EntryCard title="A new password">
      <ForgotPassword mails={runtime().env.alerts.mail !== undefined} />
    </EntryCard>
  );
}
