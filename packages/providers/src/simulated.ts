import { PROVIDERS, type Provider } from "@leadgen/core";

/** Milliseconds. The simulator is near; a real service does not know the path. */
const PATIENCE = 2_000;

/**
 * Providers in whose place the simulator answers, because what is at their address says so itself. Neither the address nor
 * the key tells: a gateway to the real service may have any. Whoever cannot be asked counts as real.
 */
export async function simulatedAmong(
  settings: Readonly<Record<Provider, { readonly baseUrl?: string }>>,
): Promise<Provider[]> {
  const origins = new Map<string, Promise<boolean>>();
  const simulated = await Promise.all(
    PROVIDERS.map((provider) => {
      const { baseUrl } = settings[provider];
      // Without an address of its own it is the real service.
      if (baseUrl === undefined) return false;
      const { origin } = new URL(baseUrl);
      const answer = origins.get(origin) ?? isSimulator(origin);
      origins.set(origin, answer);
      return answer;
    }),
  );
  return PROVIDERS.filter((_, at) => simulated[at]);
}

async function isSimulator(origin: string): Promise<boolean> {
  try {
    const response = await fetch(`${origin}/_control/health`, {
      signal: AbortSignal.timeout(PATIENCE),
      redirect: "error",
    });
    const health: unknown = await response.json();
    return (
      response.ok &&
      typeof health === "object" &&
      health !== null &&
      "seed" in health &&
      "status" in health &&
      health.status === "ok"
    );
  } catch {
    return false;
  }
}
