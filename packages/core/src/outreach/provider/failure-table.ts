import { APOLLO_ROWS } from "./failure-rows/apollo.ts";
import { type CommonRuleId, commonRows } from "./failure-rows/common.ts";
import type { FailureRow } from "./failure-rows/failure-row.ts";
import { INSTANTLY_ROWS } from "./failure-rows/instantly.ts";
import { MILLIONVERIFIER_ROWS } from "./failure-rows/millionverifier.ts";
import { OPENAI_ROWS } from "./failure-rows/openai.ts";
import { PERPLEXITY_ROWS } from "./failure-rows/perplexity.ts";
import { PROVIDERS, type Provider } from "./providers.ts";

const OWN_ROWS = {
  APOLLO: APOLLO_ROWS,
  MILLIONVERIFIER: MILLIONVERIFIER_ROWS,
  PERPLEXITY: PERPLEXITY_ROWS,
  OPENAI: OPENAI_ROWS,
  INSTANTLY: INSTANTLY_ROWS,
} as const satisfies Record<Provider, readonly FailureRow[]>;

/** The ids of one provider's rows; without an argument, of all rows. */
export type RuleId<P extends Provider = Provider> = {
  [Q in P]: (typeof OWN_ROWS)[Q][number]["id"] | CommonRuleId<Q>;
}[P];

/**
 * Tells provider failures from bad records: every signal that the clients distinguish, a provider's own rows before
 * the common ones. The clients report the ids of these rows, `docs/provider-errors.md` is generated from them, and one
 * conformance suite provokes each of them over HTTP.
 */
export const FAILURE_TABLE: readonly (FailureRow & { readonly id: RuleId })[] = PROVIDERS.flatMap(
  (provider) => [...OWN_ROWS[provider], ...commonRows(provider)] as (FailureRow & { id: RuleId })[],
);

const byId = new Map<string, FailureRow>(FAILURE_TABLE.map((row) => [row.id, row]));

/** The row of a rule id. @throws Error if there is none, which the type excludes. */
export function failureRow(id: RuleId): FailureRow {
  const row = byId.get(id);
  if (row === undefined) throw new Error(`failure-table/no-row: ${id} is not in the failure table.`);
  return row;
}

/** Whether rule J14 counts record outcomes of this rule: the reason may be ours, and then every lead gets this outcome. */
export function mayBeOurs(rule: string): boolean {
  const row = byId.get(rule);
  return row !== undefined && "maybeOurs" in row;
}
