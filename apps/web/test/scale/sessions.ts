import { createHmac } from "node:crypto";
import type { Tx } from "@leadgen/db";
import { AUTH_SECRET } from "@leadgen/testkit";
import { makeMember, makeSession, makeUser } from "@leadgen/testkit/make";

interface Persons {
  readonly count: number;
  /** The organizations that they are members of. */
  readonly organizations: readonly string[];
}

/** Sessions of this many operators, each a different person. @returns their cookies' values. */
export async function sessions(db: Tx, { count, organizations }: Persons): Promise<string[]> {
  const tokens: string[] = [];
  for (let n = 0; n < count; n++) {
    const { id: userId } = await makeUser(db, { operator: true });
    for (const organizationId of organizations) await makeMember(db, { organizationId, userId });
    const { token } = await makeSession(db, { userId });
    tokens.push(`${token}.${createHmac("sha256", AUTH_SECRET).update(token).digest("base64url")}`);
  }
  return tokens;
}
