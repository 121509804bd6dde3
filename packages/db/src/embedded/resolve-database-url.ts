import { startEmbedded } from "./start-embedded.ts";

export interface ResolvedDatabase extends AsyncDisposable {
  readonly url: string;
  /** True when it is the embedded PostgreSQL, which `stop()` ends if this process started it. */
  readonly embedded: boolean;
  stop(): Promise<void>;
}

/** `DATABASE_URL` if it is set, else an embedded PostgreSQL in `dataDir` (the caller's `.data/postgres`). */
export async function resolveDatabaseUrl(
  env: { readonly DATABASE_URL?: string | undefined },
  dataDir: string,
): Promise<ResolvedDatabase> {
  if (env.DATABASE_URL) {
    const stop = async () => undefined;
    return { url: env.DATABASE_URL, embedded: false, stop, [Symbol.asyncDispose]: stop };
  }
  const { url, stop } = await startEmbedded({ dataDir });
  return { url, embedded: true, stop, [Symbol.asyncDispose]: stop };
}
