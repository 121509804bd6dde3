import { PROVIDERS, type Provider } from "@leadgen/core";

/** Milliseconds. The simulator answers fast; a real service doesn't know the path. */
const PATIENCE = 2_000;

/**
 * The providers whose address the simulator answers, found by asking each address. Address and key don't tell it: a gateway
 * to the real service may have any. A provider that can't be asked counts as real.
 */
export async function simulatedAmong(
  settings: Readonly<Record<Provider, { readonly baseUrl?: string }>>,
): Promise<Provider[]> {
  const origins = new Map<string, Promise<boolean>>();
  const simulated = await Promise.all(
    PROVIDERS.map((provider) => {
      const { baseUrl } = settings[provider];
      // Without a configured address it is the real service.
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
