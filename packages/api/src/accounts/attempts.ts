import { type Actor, actorName, userIdOf } from "../access/actor.ts";
import { type ApiDeps, limitsOf } from "../deps/api-deps.ts";
import { addressBucket } from "./client-address.ts";
import type { Attempt } from "./take-attempt.ts";

/** Counted before a password is checked. The address comes first: once it is used up, attempts do not spend the account's. */
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

/** The same for the installation's token on the sign-in page, which counts as one more account. */
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

/** The same for sign-ups, which count whether they succeed or not. */
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

/** Password-reset links, counted whether the account exists or not, so that the limit does not reveal it. */
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

/** Sample mails: each is paid. */
export function sampleAttempt(deps: ApiDeps, actor: Actor): Attempt {
  const { samplesPerPerson: limit } = limitsOf(deps);
  const who = userIdOf(actor) ?? actorName(actor);
  return { buckets: [{ bucket: `sample:person:${who}`, limit }], message: "Too many sample mails." };
}

/** Invitations that a person mails to addresses of their choice. */
export function mailAttempt(deps: ApiDeps, userId: string): Attempt {
  const { mailsPerPerson: limit } = limitsOf(deps);
  return { buckets: [{ bucket: `mail:person:${userId}`, limit }], message: "Too many invitations by mail." };
}
