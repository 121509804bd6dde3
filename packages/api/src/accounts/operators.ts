import type { Tx } from "@leadgen/db";
import { ApiError } from "../errors/api-error.ts";
import { recordEvent } from "../trail/record-event.ts";

/** The user of the server's operating system who runs a command, for the audit. */
export interface ServerActor {
  readonly kind: "server";
  readonly name: string;
}

export interface OperatorItem {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly disabled: boolean;
}

interface UserState {
  readonly id: string;
  readonly operator: boolean;
  readonly disabled_at: Date | null;
}

/** All operators of the installation, including disabled accounts. */
export const listOperators = (tx: Tx): Promise<OperatorItem[]> =>
  tx.query<OperatorItem>(
    `SELECT id, name, email, disabled_at IS NOT NULL AS disabled FROM "user" WHERE operator ORDER BY email`,
  );

interface UserChange {
  readonly email: string;
  readonly by: ServerActor;
  readonly action: string;
  readonly set: string;
  readonly unlessAlready: (user: UserState) => boolean;
}

/** Changes a user and records it in the audit; a repetition changes and records nothing. @returns whether it changed anything. */
async function changeUser(tx: Tx, change: UserChange): Promise<boolean> {
  const email = change.email.trim().toLowerCase();
  const [user] = await tx.query<UserState>(
    `SELECT id, operator, disabled_at FROM "user" WHERE email = $1 FOR UPDATE`,
    [email],
  );
  if (user === undefined) {
    throw new ApiError(
      "NOT_FOUND",
      `There is no account with the address ${email}. It has to sign up first.`,
    );
  }
  if (change.unlessAlready(user)) return false;
  const [after] = await tx.query<UserState>(
    `UPDATE "user" SET ${change.set}, updated_at = now() WHERE id = $1 RETURNING operator, disabled_at`,
    [user.id],
  );
  const { operator, disabled_at } = user;
  await recordEvent(tx, {
    action: change.action,
    actor: change.by,
    from: { address: null, userAgent: null },
    organizationId: null,
    target: "user",
    targetId: user.id,
    before: { email, operator, disabled_at },
    after: { email, ...after },
  });
  return true;
}

interface Whom {
  readonly email: string;
  readonly by: ServerActor;
}

/** Makes a person an operator (rule P2). @returns false: already an operator. @throws ApiError NOT_FOUND. */
export const grantOperator = (tx: Tx, whom: Whom): Promise<boolean> =>
  changeUser(tx, {
    ...whom,
    action: "operator.grant",
    set: "operator = true",
    unlessAlready: (user) => user.operator,
  });

/** Takes effect from the next request on. @returns false: was not an operator. @throws ApiError NOT_FOUND. */
export const revokeOperator = (tx: Tx, whom: Whom): Promise<boolean> =>
  changeUser(tx, {
    ...whom,
    action: "operator.revoke",
    set: "operator = false",
    unlessAlready: (user) => !user.operator,
  });

/** Disables an account with all its sessions and tokens, from the next request on. */
export const disableAccount = (tx: Tx, whom: Whom): Promise<boolean> =>
  changeUser(tx, {
    ...whom,
    action: "account.disable",
    set: "disabled_at = now()",
    unlessAlready: (user) => user.disabled_at !== null,
  });

/** Enables it again. Sessions and tokens that have not expired work again. */
export const enableAccount = (tx: Tx, whom: Whom): Promise<boolean> =>
  changeUser(tx, {
    ...whom,
    action: "account.enable",
    set: "disabled_at = NULL",
    unlessAlready: (user) => user.disabled_at === null,
  });

/**
 * Gives an organization without an owner (one made with the operator token) its owner.
 * @throws ApiError NOT_FOUND; WRONG_STATE if it has an owner.
 */
export async function adoptOrganization(
  tx: Tx,
  { organizationId, email, by }: Whom & { readonly organizationId: string },
): Promise<void> {
  const [organization] = await tx.query<{ owned: boolean }>(
    `SELECT EXISTS (SELECT FROM member WHERE organization_id = $1 AND role = 'owner') AS owned
     FROM organization WHERE id = $1 FOR UPDATE`,
    [organizationId],
  );
  if (organization === undefined)
    throw new ApiError("NOT_FOUND", `There is no organization ${organizationId}.`);
  if (organization.owned) {
    throw new ApiError("WRONG_STATE", "This organization has an owner, who can make others owners.");
  }
  const [member] = await tx.query<{ id: string; user_id: string }>(
    `INSERT INTO member (organization_id, user_id, role) SELECT $1, id, 'owner' FROM "user" WHERE email = $2
     ON CONFLICT (organization_id, user_id) DO UPDATE SET role = 'owner' RETURNING id, user_id`,
    [organizationId, email.trim().toLowerCase()],
  );
  if (member === undefined) throw new ApiError("NOT_FOUND", `There is no account with the address ${email}.`);
  await recordEvent(tx, {
    action: "organization.adopt",
    actor: by,
    from: { address: null, userAgent: null },
    organizationId,
    target: "member",
    targetId: member.id,
    before: null,
    after: { user_id: member.user_id, role: "owner" },
  });
}
