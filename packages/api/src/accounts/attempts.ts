import { type Actor, actorName, userIdOf } from "../access/actor.ts";
import { type ApiDeps, limitsOf } from "../deps/api-deps.ts";
import { addressBucket } from "./client-address.ts";
import type { Attempt } from "./take-attempt.ts";

/** What is counted before a password is looked at. The address comes first: used up, it does not spend the account's. */
export function loginAttempt(deps: ApiDeps, email: string, address: string | null): Attempt {
  const limits = limitsOf(deps);
  return {
    buckets: [
      { bucket: `login:address:${addressBucket(address)}`, limit: limits.loginsPerAddress },
      { bucket: `login:account:${email}`, limit: limits.loginsPerAccount },
    ],
    message: "Too many failed log-ins.",
  };
}

/** The same for the installation's token on the sign-in page, which is one account more. */
export function tokenAttempt(deps: ApiDeps, address: string | null): Attempt {
  const limits = limitsOf(deps);
  return {
    buckets: [
      { bucket: `login:address:${addressBucket(address)}`, limit: limits.loginsPerAddress },
      { bucket: "login:token", limit: limits.loginsPerAccount },
    ],
    message: "Too many wrong tokens.",
  };
}

/** The same for sign-ups, which are counted whether they succeed or not. */
export function signupAttempt(deps: ApiDeps, email: string, address: string | null): Attempt {
  const limits = limitsOf(deps);
  return {
    buckets: [
      { bucket: `signup:address:${addressBucket(address)}`, limit: limits.signupsPerAddress },
      { bucket: `signup:account:${email}`, limit: limits.signupsPerAccount },
    ],
    message: "Too many sign-ups.",
  };
}

/** Links for a new password: counted whether there is such an account or not, so that the limit does not tell either. */
export function resetAttempt(deps: ApiDeps, email: string, address: string | null): Attempt {
  const limits = limitsOf(deps);
  return {
    buckets: [
      { bucket: `reset:address:${addressBucket(address)}`, limit: limits.resetsPerAddress },
      { bucket: `reset:account:${email}`, limit: limits.resetsPerAccount },
    ],
    message: "Too many links for a new password were asked for.",
  };
}

/** Mails that are written to nobody: each is paid for. */
export function sampleAttempt(deps: ApiDeps, actor: Actor): Attempt {
  const { samplesPerPerson: limit } = limitsOf(deps);
  const who = userIdOf(actor) ?? actorName(actor);
  return { buckets: [{ bucket: `sample:person:${who}`, limit }], message: "Too many sample mails." };
}

/** Mails that a person has sent to addresses of their choice. */
export function mailAttempt(deps: ApiDeps, userId: string): Attempt {
  const { mailsPerPerson: limit } = limitsOf(deps);
  return { buckets: [{ bucket: `mail:person:${userId}`, limit }], message: "Too many invitations by mail." };
}
