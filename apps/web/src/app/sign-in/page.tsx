import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { SignInCard } from "../../components/sign-in/sign-in-card.tsx";
import { isSignedIn } from "../../server/is-signed-in.ts";
import { runtime } from "../../server/runtime.ts";

export const metadata: Metadata = { title: "Sign in" };

interface Props {
  readonly searchParams: Promise<{ readonly next?: string | string[] }>;
}

export default async function Page({ searchParams }: Props) {
  const { next } = await searchParams;
  const target = localPath(next);
  if (await isSignedIn()) redirect(target);
  const { development, operatorToken } = runtime().env;
  return (
    <SignInCard target={target} {...(development && operatorToken && { developmentToken: operatorToken })} />
  );
}

/** A path of this app: never another host, which `//host` would be. */
function localPath(next: string | string[] | undefined): string {
  return typeof next === "string" && /^\/(?![/\\])[\w\-/]*$/.test(next) ? next : "/campaigns";
}
