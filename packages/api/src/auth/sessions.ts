import { autocommit } from "@leadgen/db";
import { sessionIn } from "../access/person-in.ts";
import { procedure } from "../procedure/procedure.ts";
import { nothing } from "../schema/input.ts";
import { type Session, sessionList } from "./schema.ts";

export const sessions = procedure({
  role: "user",
  scope: "login",
  person: true,
  rest: "GET /auth/sessions",
  area: "Accounts",
  summary: "Your sessions",
})
  .input(nothing)
  .output(sessionList)
  .query(async ({ ctx }) => {
    const { person, sessionId } = sessionIn(ctx.actor);
    return { items: await autocommit(ctx.deps.pool).query<Session>(LIST, [person.userId, sessionId]) };
  });

const LIST = `
  SELECT id, id = $2::uuid AS current, nullif(ip_address, '') AS "ipAddress", nullif(user_agent, '') AS "userAgent",
         created_at AS "createdAt", expires_at AS "expiresAt"
  FROM session WHERE user_id = $1 AND expires_at > now() ORDER BY id DESC LIMIT 200`;
