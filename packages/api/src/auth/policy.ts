import type { Actor } from "./actor.ts";

/** `member`: works on campaigns. `operator`: is on call for the whole installation (rule P2). */
export type Role = "member" | "operator";

/**
 * Every action and the role that it needs. A procedure is made from a key of this table (`procedure("campaign.start")`),
 * so one without an entry does not compile; a test holds the keys against the router's paths.
 */
export const POLICY = {
  "organization.list": "member",
  "organization.create": "member",
  "campaign.list": "member",
  "campaign.get": "member",
  "campaign.create": "member",
  "campaign.validateStart": "member",
  "campaign.start": "member",
  "campaign.cancel": "member",
  "job.list": "member",
  "job.get": "member",
  "job.cancel": "member",
  "job.retry": "member",
  "lead.list": "member",
  "lead.get": "member",
  "lead.export": "member",
  "queue.status": "operator",
  "queue.cause": "operator",
  "queue.history": "operator",
  "queue.closePreview": "operator",
  "queue.close": "operator",
  "queue.open": "operator",
  "queue.probe": "operator",
} as const satisfies Record<string, Role>;

export type Action = keyof typeof POLICY;

/** Until there are accounts, the one operator token stands for everybody. */
const ROLES_OF = { operator: ["member", "operator"] } as const satisfies Record<
  Actor["kind"],
  readonly Role[]
>;

/** Whether this actor may do this. */
export const allows = (actor: Actor, action: Action): boolean =>
  ROLES_OF[actor.kind].includes(POLICY[action]);
