import type { PrismaClient } from "@leadgen/db/prisma";
import { betterAuth } from "better-auth";
import { prismaAdapter } from "better-auth/adapters/prisma";
import { bearer, organization } from "better-auth/plugins";
import type { Passwords } from "../deps/api-deps.ts";

/** Seconds. Counted from the log-in, whether the session is used or not. */
export const SESSION_SECONDS = 7 * 24 * 60 * 60;

/** Seconds for which an invitation's link works. */
export const INVITATION_SECONDS = 7 * 24 * 60 * 60;

/** Characters. NIST SP 800-63B: a minimum length, no rules of composition; the maximum keeps hashing cheap. */
export const PASSWORD_LENGTH = { min: 12, max: 200 } as const;

/** Set by us, never by the client, so better-auth sees no forwarded header. */
export const ADDRESS_HEADER = "x-leadgen-address";

export interface AuthConfig {
  /** Prisma, or the client that it passes to a transaction. */
  readonly client: Pick<PrismaClient, "user" | "session">;
  readonly secret: string;
  readonly passwords: Passwords | undefined;
  /** Whether the request's address is known; if not, better-auth would invent one. */
  readonly addressKnown: boolean;
  /** Called with an error of the database that better-auth only logs, because it throws one of its own instead. */
  readonly onHidden: (error: Error) => void;
}

/**
 * better-auth, reduced to users, passwords, sessions, organizations and invitations. Its router is not served: every call comes
 * from a procedure and is authorised. Limits, identity per request, API tokens and the audit are our own code.
 */
export function createAuth({ client, secret, passwords, addressKnown, onHidden }: AuthConfig) {
  return betterAuth({
    appName: "leadgen",
    // Nothing is served under it and no link uses it; better-auth warns if it is missing.
    baseURL: "http://localhost",
    secret,
    database: prismaAdapter(client, { provider: "postgresql" }),
    telemetry: { enabled: false },
    // Prints nothing: people's addresses would be in it.
    logger: {
      level: "error",
      log: (_level, ...said: unknown[]) => {
        const error = said.find((each) => each instanceof Error);
        if (error !== undefined) onHidden(error);
      },
    },
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
      // A cached session would still work after its logout.
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
        // The link's own secret (ours, not the id) proves who was invited.
        requireEmailVerificationOnInvitation: false,
      }),
    ],
  });
}

export type Auth = ReturnType<typeof createAuth>;
