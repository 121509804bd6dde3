import { redirect } from "next/navigation";
import type { ReactNode } from "react";
import { AppFrame } from "../../components/shell/app-frame.tsx";
import { withNext } from "../../lib/own-path.ts";
import { firstStatus } from "../../server/first-status.ts";
import { requestedPath } from "../../server/requested-path.ts";
import { whoAmI } from "../../server/who-am-i.ts";

/** Redirects visitors without a session. The API decides at each call what may be seen and done. */
export default async function SignedInLayout({ children }: { readonly children: ReactNode }) {
  const [visitor, status] = await Promise.all([whoAmI(), firstStatus()]);
  if (visitor.kind === "STRANGER") redirect(withNext("/sign-in", await requestedPath()));
  const me = visitor.kind === "KNOWN" ? visitor.me : null;
  return (
    <AppFrame me={me} status={status}>
      {children}
    </AppFrame>
  );
}
