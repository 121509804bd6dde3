import type { Tx } from "@leadgen/db";
import { type Actor, actorName } from "../access/actor.ts";
import type { From } from "../access/from.ts";
import type { Target } from "../access/rule.ts";

/** One action that changes state. */
export interface AuditEvent {
  readonly action: string;
  /** `{server}`: a command on the server, run by this user of its operating system. */
  readonly actor: Actor | { readonly kind: "server"; readonly name: string };
  readonly from: From;
  readonly organizationId: string | null;
  readonly target: Target | null;
  readonly targetId: string | null;
  readonly before: unknown;
  readonly after: unknown;
}

/** Inserts the event. Must run in the transaction that makes the change. */
export async function recordEvent(tx: Tx, event: AuditEvent): Promise<void> {
  const who = whoOf(event.actor);
  await tx.query(INSERT, [
    event.action,
    who.kind,
    who.name,
    who.userId,
    who.tokenId,
    event.from.address,
    event.from.userAgent?.slice(0, 300) ?? null,
    event.organizationId,
    event.target,
    event.targetId,
    jsonOf(event.before),
    jsonOf(event.after),
  ]);
}

const jsonOf = (facts: unknown): string | null =>
  facts === null || facts === undefined ? null : JSON.stringify(facts);

function whoOf(actor: AuditEvent["actor"]) {
  if (actor.kind !== "person") {
    const kind = actor.kind === "server" ? "SERVER" : "INSTALLATION";
    return { kind, name: actor.name, userId: null, tokenId: null };
  }
  const tokenId = actor.via.kind === "token" ? actor.via.tokenId : null;
  return {
    kind: tokenId === null ? "USER" : "TOKEN",
    name: actorName(actor),
    userId: actor.userId,
    tokenId,
  };
}

const INSERT = `
  INSERT INTO audit_event (action, actor_kind, actor, user_id, token_id, address, user_agent, organization_id,
                           target_type, target_id, before, after)
  VALUES ($1, $2::audit_actor, $3, $4::uuid, $5::uuid, $6, $7, $8::uuid, $9, $10, $11::jsonb, $12::jsonb)`;
