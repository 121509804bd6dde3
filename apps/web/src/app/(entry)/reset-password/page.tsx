import type { Metadata } from "next";
import { EntryCard } from "../../../components/entry/entry-card.tsx";
import { ResetPassword } from "../../../components/entry/reset-password.tsx";

export const metadata: Metadata = { title: "New password", robots: { index: false } };

export default function Page() {
  return (
    <EntryCard title="Set a new password">
      <ResetPassword />
    </EntryCard>
  );
}
