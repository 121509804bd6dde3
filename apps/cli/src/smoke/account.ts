import { randomBytes } from "node:crypto";
import { CliError } from "../cli-error.ts";
import { EXIT } from "../exit-codes.ts";
import { made, organizations, signedUp } from "./answers.ts";
import { allOf, createRest, RefusedError, type Rest } from "./rest.ts";

/** The account that creates the campaigns: a token and the organization that they belong to. */
export interface Account {
  readonly token: string;
  readonly organizationId: string;
  /** Created for this command: nobody else can log in to it. */
  readonly isNew: boolean;
}

/** The same for all runs with one token: a search leaves out people whom the organization has already found. */
const ORGANIZATION = "Smoke";

interface At {
  readonly url: string;
  readonly signal: AbortSignal;
}

/** Uses the token, or creates an account that nobody can log in to afterwards. @throws CliError */
export async function openAccount(at: At, token: string | undefined): Promise<Account> {
  const mine = token ?? (await signUp(createRest(at)));
  const rest = createRest({ ...at, token: mine });
  return { token: mine, organizationId: await organizationOf(rest), isNew: token === undefined };
}

/** A session lasts seven days, and a run at most one day. */
const RENEWED_MS = 6 * 86_400_000;

/** Returns the same account each time; replaces an account of our own before its session expires. */
export function renewed(open: () => Promise<Account>, now: () => number): () => Promise<Account> {
  let account: Account | undefined;
  let openedAt = 0;
  return async () => {
    if (account?.isNew && now() - openedAt > RENEWED_MS) account = undefined;
    if (account === undefined) {
      account = await open();
      openedAt = now();
    }
    return account;
  };
}

async function signUp(rest: Rest): Promise<string> {
  const name = `smoke-${randomBytes(8).toString("hex")}`;
  const password = randomBytes(24).toString("base64url");
  try {
    const body = { name: ORGANIZATION, email: `${name}@smoke.invalid`, password };
    const answer = await rest.post("/auth/signup", body, signedUp);
    if ("token" in answer) return answer.token;
  } catch (error) {
    if (!(error instanceof RefusedError) || error.code !== "TOO_MANY_REQUESTS") throw error;
    const message = `${error.message} Each run without a token makes an account: make an API token that may read and write, and give it with --token or LEADGEN_TOKEN.`;
    throw new CliError(EXIT.USAGE, message);
  }
  throw new CliError(EXIT.USAGE, BY_MAIL);
}

const BY_MAIL =
  "This installation makes accounts by a mailed link, which this command can't open: make an API token that may read and write, and give it with --token or LEADGEN_TOKEN.";

async function organizationOf(rest: Rest): Promise<string> {
  const mine = await allOf(rest, `/organizations?q=${ORGANIZATION}`, organizations);
  const known = mine.find(({ name }) => name === ORGANIZATION);
  return (known ?? (await rest.post("/organizations", { name: ORGANIZATION }, made))).id;
}
