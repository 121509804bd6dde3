import { redirect } from "next/navigation";
import { whoAmI } from "../server/who-am-i.ts";

/** Redirects to the campaigns, or to the queue for an operator without an organization. */
export default async function HomePage(): Promise<never> {
  const visitor = await whoAmI();
  if (visitor.kind === "STRANGER") redirect("/sign-in");
  const me = visitor.kind === "KNOWN" ? visitor.me : null;
  redirect(me?.kind === "person" && me.operator && me.organizations.length === 0 ? "/queue" : "/campaigns");
}
