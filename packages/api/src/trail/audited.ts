import type { Tx } from "@leadgen/db";
import type { Actor } from "../access/actor.ts";
import { fieldOf } from "../access/authorise.ts";
import type { From } from "../access/from.ts";
import { organizationOf, ownersIn } from "../access/in-organization.ts";
import type { Rule, Target } from "../access/rule.ts";
import { describeTarget } from "./describe-target.ts";
import { recordEvent } from "./record-event.ts";

/** What a procedure adds to its audit event; what it leaves out is derived. */
export interface AuditNote {
  /** Required if no caller is known before: signing up and logging in. */
  actor?: Actor;
  organizationId?: string;
  targetId?: string;
  before?: unknown;
  after?: unknown;
}

/** The facts of a mutation that are known before it begins. */
export interface Change {
  /** The procedure's name, which the audit stores. */
  readonly action: string;
  readonly rule: Rule;
  readonly actor: Actor | null;
  readonly from: From;
  readonly organizationId: string | null;
  readonly input: unknown;
}

/**
 * Does a mutation's work and writes its audit event, in the transaction `tx`. Before and after are the target's row read around
 * the work. Another transaction's change in between may show in neither: only the verbs take locks.
 */
export async function audited<T>(tx: Tx, change: Change, work: (note: AuditNote) => Promise<T>): Promise<T> {
  const { target, targetId } = targetOf(change);
  const note: AuditNote = {};
  const organizationId = change.organizationId ?? (await organizationFor(tx, change));
  const before = target === null ? null : await describeTarget(tx, target, targetId);
  const result = await work(note);
  const id = note.targetId ?? targetId ?? idIn(result);
  const after = target === null ? null : await describeTarget(tx, target, id);
  const actor = note.actor ?? change.actor;
  if (actor === null) throw new Error(`api-e6: ${change.action} does not say who it was`);
  await recordEvent(tx, {
    action: change.action,
    actor,
    from: change.from,
    organizationId: note.organizationId ?? organizationId ?? (target === "organization" ? id : null),
    target,
    targetId: id,
    before: note.before === undefined ? before : note.before,
    after: note.after === undefined ? after : note.after,
  });
  return result;
}

/** The rule's own target, or the last thing that the input's ids name. */
function targetOf({ rule, input }: Change): { target: Target | null; targetId: string | null } {
  if (rule.target !== undefined) return { target: rule.target, targetId: null };
  const [field, thing] = Object.entries(rule.of ?? {}).at(-1) ?? [];
  const id = field === undefined ? undefined : fieldOf(input, field);
  return typeof id === "string" ? { target: thing ?? null, targetId: id } : { target: null, targetId: null };
}

/** For the installation's token, whose ids have not been resolved yet. */
async function organizationFor(tx: Tx, { rule, actor, input }: Change): Promise<string | null> {
  if (actor?.kind !== "installation") return null;
  let found: string | null = null;
  for (const [field, thing] of Object.entries(rule.of ?? {})) {
    const id = fieldOf(input, field);
    if (id !== undefined) found = await organizationOf(ownersIn(tx), { thing, field, id }, null);
  }
  return found;
}

const idIn = (result: unknown): string | null => {
  const id = fieldOf(result, "id");
  return typeof id === "string" ? id : null;
};
