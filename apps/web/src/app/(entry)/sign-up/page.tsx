import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { EntryCard } from "../../../components/entry/entry-card.tsx";
import { SignUpForm } from "../../../components/entry/sign-up-form.tsx";
import { ownPath } from "../../../lib/own-path.ts";
import { runtime } from "../../../server/runtime.ts";
import { whoAmI } from "../../../server/who-am-i.ts";

export const metadata: Metadata = { title: "Sign up" };

interface Props {
  readonly searchParams: Promise<{ readonly next?: string | string[] }>;
}

export default async function Page({ searchParams }: Props) {
  const target = ownPath((await searchParams).next);
  if ((await whoAmI()).kind === "KNOWN") redirect(target);
  return (
    <EntryCard title="Sign up">
      <SignUpForm target={target} mails={runtime().env.alerts.mail !== undefined} />
    </EntryCard>
  );
}
