import { z } from "zod";
import { TOKEN_SCOPES } from "../access/actor.ts";
import { id, named, text, time, timeOrNull } from "../schema/fields.ts";

export const tokenScope = named("TokenScope", z.enum(TOKEN_SCOPES));

const fields = {
  id,
  name: text,
  /** The visible beginning of the token: `ldg_<prefix>_…`. */
  prefix: text,
  scopes: z.array(tokenScope),
  createdAt: time,
  expiresAt: time,
  /** Precise to the minute; null: never. */
  lastUsedAt: timeOrNull,
  revokedAt: timeOrNull,
};
export const apiToken = named("ApiToken", z.object(fields));
export const apiTokenList = z.object({ items: z.array(apiToken) });
/** The only answer that contains the token. */
export const newApiToken = named("NewApiToken", z.object({ ...fields, token: text }));
export type ApiToken = z.output<typeof apiToken>;
export type NewApiToken = z.output<typeof newApiToken>;
