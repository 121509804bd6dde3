import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { DevelopmentHint } from "../../../components/entry/development-hint.tsx";
import { EntryCard } from "../../../components/entry/entry-card.tsx";
import { SignIn } from "../../../components/entry/sign-in.tsx";
import { ownPath } from "../../../lib/own-path.ts";
import { runtime } from "../../../server/runtime.ts";
import { whoAmI } from "../../../server/who-am-i.ts";

export const metadata: Metadata = { title: "Log in" };

interface Props {
  readonly searchParams: Promise<{ readonly next?: string | string[] }>;
}

export default async function Page({ searchParams }: Props) {
  const target = ownPath((await searchParams).next);
  if ((await whoAmI()).kind === "KNOWN") redirect(target);
  const { development, operatorToken } = runtime().env;
  return (
    <EntryCard title="Log in">
      <SignIn target={target} />
      {development && operatorToken !== undefined && <DevelopmentHint token={operatorToken} />}
    </EntryCard>
  );
}
