const MIN_LENGTH = 32;

/** Recognisably not a secret; used in development only. */
const DEVELOPMENT = "development-only-and-known-to-all";

interface Given {
  readonly authSecret?: string | undefined;
  readonly development: boolean;
}

/** The key that signs sessions. @throws if it is missing outside development, or too short. */
export function authSecret({ authSecret, development }: Given): string {
  const given = authSecret?.trim() ?? "";
  if (given === "" && development) return DEVELOPMENT;
  if (given.length < MIN_LENGTH) {
    throw new Error(
      `AUTH_SECRET ${given === "" ? "is not set" : "is too short"}: set it to a random value of ${MIN_LENGTH} characters or more, for example from \`openssl rand -hex 32\`. It signs the sessions; changing it ends all of them.`,
    );
  }
  return given;
}
