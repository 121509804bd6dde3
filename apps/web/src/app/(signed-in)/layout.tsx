import { redirect } from "next/navigation";
import type { ReactNode } from "react";
import { AppFrame } from "../../components/shell/app-frame.tsx";
import { isSignedIn } from "../../server/is-signed-in.ts";

/** Spares strangers an empty page. What may be seen and done is decided by the API, at each call. */
export default async function SignedInLayout({ children }: { readonly children: ReactNode }) {
  if (!(await isSignedIn())) redirect("/sign-in");
  return <AppFrame>{children}</AppFrame>;
}
