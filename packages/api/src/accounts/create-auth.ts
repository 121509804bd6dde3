import type { PrismaClient } from "@leadgen/db/prisma";
import { betterAuth } from "better-auth";
import { prismaAdapter } from "better-auth/adapters/prisma";
import { bearer, organization } from "better-auth/plugins";
import type { Passwords } from "../deps/api-deps.ts";

/** Seconds. From the log-in, whether the session is used or not. */
export const SESSION_SECONDS = 7 * 24 * 60 * 60;

/** Seconds for which a link of an invitation works. */
export const INVITATION_SECONDS = 7 * 24 * 60 * 60;

/** Characters. NIST SP 800-63B: length, no rules of composition; the upper bound keeps hashing cheap. */
export const PASSWORD_LENGTH = { min: 12, max: 200 } as const;

/** Set by us from the connection, never taken from the client, so better-auth sees no forwarded header. */
export const ADDRESS_HEADER = "x-leadgen-address";

export interface AuthConfig {
  /** Prisma, or the client that it hands to a transaction. */
  readonly client: Pick<PrismaClient, "user" | "session">;
  readonly secret: string;
  readonly passwords: Passwords | undefined;
  /** Whether the request's address is known; otherwise better-auth would make one up. */
  readonly addressKnown: boolean;
}

/**
 * better-auth, reduced to what it is here for: users, passwords, sessions, organizations and invitations. Its router is not served:
 * every call comes from a procedure, which has been authorised. Limits, identity per request, API tokens and the audit are ours.
 */
export function createAuth({ client, secret, passwords, addressKnown }: AuthConfig) {
  return betterAuth({
    appName: "leadgen",
    // Nothing is served under it and no link is made from it; better-auth warns without one.
    baseURL: "http://localhost",
    secret,
    database: prismaAdapter(client, { provider: "postgresql" }),
    telemetry: { enabled: false },
    // It would write addresses of people to the console; what fails is thrown, and told by us.
    logger: { disabled: true },
    rateLimit: { enabled: false },
    emailAndPassword: {
      enabled: true,
      minPasswordLength: PASSWORD_LENGTH.min,
      maxPasswordLength: PASSWORD_LENGTH.max,
      ...(passwords !== undefined && { password: passwords }),
    },
    session: {
      expiresIn: SESSION_SECONDS,
      disableSessionRefresh: true,
      // A cached session would outlive its logout.
      cookieCache: { enabled: false },
    },
    advanced: {
      database: { generateId: false },
      ipAddress: { ipAddressHeaders: [ADDRESS_HEADER], disableIpTracking: !addressKnown },
    },
    plugins: [
      bearer({ requireSignature: true }),
      organization({
        invitationExpiresIn: INVITATION_SECONDS,
        cancelPendingInvitationsOnReInvite: true,
        membershipLimit: 1000,
        // The link's own secret (ours, not the id) shows who was invited.
        requireEmailVerificationOnInvitation: false,
      }),
    ],
  });
}

export type Auth = ReturnType<typeof createAuth>;
