import { redirect } from "next/navigation";
import type { ReactNode } from "react";
import { AppFrame } from "../../components/shell/app-frame.tsx";
import { withNext } from "../../lib/own-path.ts";
import { firstStatus } from "../../server/first-status.ts";
import { requestedPath } from "../../server/requested-path.ts";
import { whoAmI } from "../../server/who-am-i.ts";

/** Spares strangers an empty page. What may be seen and done is decided by the API, at each call. */
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
