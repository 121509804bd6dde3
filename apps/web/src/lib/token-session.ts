import { RefusedError } from "./api-error.ts";

/** Signs in with the installation's token. That is no tRPC procedure, since the session belongs to no user. @throws RefusedError */
export const openTokenSession = (token: string): Promise<void> => ask("POST", { token });

/** Removes the cookie. @throws RefusedError */
export const closeTokenSession = (): Promise<void> => ask("DELETE");

interface Refusal {
  readonly error?: {
    readonly code: string;
    readonly message: string;
    readonly details?: Record<string, unknown>;
  };
}

async function ask(method: "POST" | "DELETE", body?: object): Promise<void> {
  const response = await fetch("/api/session", {
    method,
    ...(body !== undefined && {
      headers: { "content-type": "application/json" },
      body: JSON.stringify(body),
    }),
  });
  if (response.ok) return;
  const { error } = (await response.json()) as Refusal;
  if (error !== undefined) throw new RefusedError(error.message, error);
  throw new Error("no answer that can be read");
}
