import { autocommit } from "@leadgen/db";
import { personIn } from "../access/person-in.ts";
import { procedure } from "../procedure/procedure.ts";
import { nothing } from "../schema/input.ts";
import { TOKEN_COLUMNS } from "./columns.ts";
import { type ApiToken, apiTokenList } from "./schema.ts";

/** The newest first, including those that no longer work. */
export const list = procedure({
  role: "user",
  scope: "login",
  person: true,
  rest: "GET /auth/tokens",
  area: "Accounts",
  summary: "Your API tokens",
})
  .input(nothing)
  .output(apiTokenList)
  .query(async ({ ctx }) => ({
    items: await autocommit(ctx.deps.pool).query<ApiToken>(LIST, [personIn(ctx.actor).userId]),
  }));

const LIST = `SELECT ${TOKEN_COLUMNS} FROM api_token WHERE user_id = $1 ORDER BY api_token.id DESC LIMIT 200`;
