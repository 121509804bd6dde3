import { Code, Text } from "@mantine/core";
import type { Metadata } from "next";
import { redirect } from "next/navigation";
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
  const { alerts, development, operatorToken } = runtime().env;
  return (
    <EntryCard title="Log in">
      <SignIn target={target} mails={alerts.mail !== undefined} />
      {development && operatorToken !== undefined && <DevelopmentHint token={operatorToken} />}
    </EntryCard>
  );
}

/** The token that `make dev` printed. Only in development, whose server listens on this machine only. */
function DevelopmentHint({ token }: { readonly token: string }) {
  return (
    <Text size="sm" c="dimmed">
      This is development: <Code>make dev</Code> printed the demo accounts. The installation's token is{" "}
      <Code data-testid="development-token">{token}</Code>.
    </Text>
  );
}
