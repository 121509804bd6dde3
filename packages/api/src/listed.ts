import { POLICY } from "./access/policy.ts";
import type { Rule } from "./access/rule.ts";
import * as made from "./procedure/procedure.ts";
import type { Spec } from "./procedure/spec.ts";
import { ACCOUNT_ROUTES } from "./rest/routes/accounts.ts";
import type { Line } from "./rest/routes/line.ts";
import { ORGANIZATION_ROUTES } from "./rest/routes/organizations.ts";

type Action = keyof typeof POLICY;
type OpenAction = "auth.login" | "auth.signup";

const LINES: readonly Line[] = [...ACCOUNT_ROUTES, ...ORGANIZATION_ROUTES];

/** Procedures whose rule still stands in the policy's table and whose path in a table of routes. */
export const procedure = (action: Exclude<Action, OpenAction>) => {
  const { role, ...spec } = specOf(action);
  if (role === "anyone") throw new Error(`api-e17: ${action} is open`);
  return made.procedure({ ...spec, role });
};

export const openProcedure = (action: OpenAction) =>
  made.openProcedure({ ...specOf(action), role: "anyone" });

function specOf(action: Action): Spec {
  const line = LINES.find((each) => each.action === action);
  if (line === undefined) throw new Error(`api-e18: ${action} has no path`);
  const { action: _, ...rest } = line;
  const rule: Rule = POLICY[action];
  return { ...rule, ...rest };
}
