import { randomBytes } from "node:crypto";
import type { Tx } from "@leadgen/db";
import { createPrisma, type PrismaClient, prismaTx } from "@leadgen/db/prisma";
import { isAPIError } from "better-auth/api";
import type { From } from "../access/from.ts";
import type { ApiDeps } from "../deps/api-deps.ts";
import { ApiError } from "../errors/api-error.ts";
import { atMost } from "./at-most.ts";
import { authSecret } from "./auth-secret.ts";
import { ADDRESS_HEADER, type Auth, createAuth } from "./create-auth.ts";
import { bearerOf } from "./session-token.ts";
import { translateAuth } from "./translate-auth.ts";

/** better-auth and SQL in one transaction. */
export interface AccountsTx {
  readonly auth: Auth["api"];
  readonly tx: Tx;
  /** Hashes a password as better-auth does. */
  hash(password: string): Promise<string>;
  /** Headers for better-auth: the client's address, and a session's (unsigned) token if given. */
  headers(sessionToken?: string): Headers;
  /**
   * Headers that authenticate a person for calls that need a session. An API token has no session, so one is created and
   * deleted in the same transaction; it is never visible outside.
   */
  actAs(userId: string): Promise<Headers>;
}

export interface Accounts {
  /** Commits when `work` resolves. @throws ApiError for better-auth's refusals, and whatever `work` throws. */
  transaction<T>(from: From, work: (accounts: AccountsTx) => Promise<T>): Promise<T>;
}

/** Milliseconds. `maxWait` as for other requests; hashing a password takes about 100, and longer on a busy processor. */
const TIMES = { maxWait: 3_000, timeout: 30_000 };

/** Milliseconds to wait for other log-ins; a rush takes as long as its hashing does. */
const TURN = 20_000;

/** A password is hashed inside the transaction, so log-ins may use at most a third of the connections. */
const SHARE = 3;

const all = new WeakMap<ApiDeps["pool"], Accounts>();

/** One instance per pool: creating Prisma's client is slow. */
export function accountsOf(deps: ApiDeps): Accounts {
  const known = all.get(deps.pool);
  if (known !== undefined) return known;
  const accounts = createAccounts(deps);
  all.set(deps.pool, accounts);
  return accounts;
}

function createAccounts(deps: ApiDeps): Accounts {
  const prisma = createPrisma(deps.pool);
  const secret = authSecret(deps);
  const places = Math.max(1, Math.floor(deps.pool.options.max / SHARE));
  const inTurn = atMost(places, { patience: TURN, late: tooMany });
  return {
    async transaction(from, work) {
      let hidden: Error | undefined;
      const onHidden = (error: Error) => {
        hidden ??= error;
      };
      try {
        return await inTurn(() =>
          prisma.$transaction(async (client) => {
            const tx = prismaTx(client);
            const { passwords } = deps;
            const addressKnown = from.address !== null;
            const auth = createAuth({
              client: client as PrismaClient,
              secret,
              passwords,
              addressKnown,
              onHidden,
            });
            const headers = (token?: string) => headersOf(from, token && bearerOf(secret, token));
            const acting = new Set<string>();
            const actAs = async (userId: string) => {
              const token = await actingSession(tx, userId);
              acting.add(token);
              return headers(token);
            };
            const hash = async (password: string) => (await auth.$context).password.hash(password);
            const result = await work({ auth: auth.api, tx, hash, headers, actAs });
            if (acting.size > 0) await tx.query("DELETE FROM session WHERE token = ANY($1)", [[...acting]]);
            return result;
          }, TIMES),
        );
      } catch (error) {
        throw translateAuth(isAPIError(error) ? (hidden ?? error) : error);
      }
    },
  };
}

const tooMany = (): ApiError =>
  new ApiError("UNAVAILABLE", "Too many people are logging in at this moment. Try again in a few seconds.", {
    retryAfterSeconds: 5,
  });

function headersOf(from: From, authorization: string | undefined): Headers {
  const headers = new Headers();
  if (authorization) headers.set("authorization", authorization);
  if (from.address !== null) headers.set(ADDRESS_HEADER, from.address);
  if (from.userAgent !== null) headers.set("user-agent", from.userAgent.slice(0, 300));
  return headers;
}

async function actingSession(tx: Tx, userId: string): Promise<string> {
  const token = randomBytes(16).toString("hex");
  // better-auth compares with this process's clock, which may be ahead of the database's: an API whose clock was a minute
  // ahead refused every session.
  await tx.query(
    `INSERT INTO session (user_id, token, expires_at) VALUES ($1::uuid, $2, now() + interval '100 years')`,
    [userId, token],
  );
  return token;
}
