import { redirect } from "next/navigation";
import { whoAmI } from "../server/who-am-i.ts";

/** Where one arrives: at the campaigns, or where there is something to see for an operator who has none. */
export default async function HomePage(): Promise<never> {
  const visitor = await whoAmI();
  if (visitor.kind === "STRANGER") redirect("/sign-in");
  const me = visitor.kind === "KNOWN" ? visitor.me : null;
  redirect(me?.kind === "person" && me.operator && me.organizations.length === 0 ? "/queue" : "/campaigns");
}
