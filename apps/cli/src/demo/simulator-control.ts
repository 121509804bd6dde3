import type { Provider } from "@leadgen/core";
import type { ArrivedMail, FaultName, ProviderName } from "@leadgen/simulator";

/** The simulator's switches, over HTTP as anybody would use them. */
export interface SimulatorControl {
  setLatency(latency: { provider: Provider; ms: number; jitterMs: number }): Promise<void>;
  setFault(fault: { provider: ProviderName; fault: FaultName }): Promise<void>;
  clearFaults(): Promise<void>;
  /** The mail that an address will get, as a mail program shows it; undefined if none waits. */
  previewMail(to: string): Promise<ArrivedMail | undefined>;
}

export function createSimulatorControl(url: string, signal: AbortSignal): SimulatorControl {
  const send = async (method: "POST" | "DELETE", path: string, body?: object) => {
    const answer = await fetch(`${url}/_control/${path}`, {
      method,
      signal,
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    if (!answer.ok) throw new Error(`The simulator refused ${path}: ${await answer.text()}`);
    await answer.body?.cancel();
  };
  const previewMail = async (to: string) => {
    const answer = await fetch(`${url}/_control/mails?${new URLSearchParams({ to, preview: "on" })}`, {
      signal,
    });
    if (!answer.ok) throw new Error(`The simulator refused a preview: ${await answer.text()}`);
    const { mails } = (await answer.json()) as { mails: ArrivedMail[] };
    return mails[0];
  };
  return {
    previewMail,
    setLatency: (latency) => send("POST", "latency", latency),
    setFault: (fault) => send("POST", "faults", fault),
    clearFaults: () => send("DELETE", "faults"),
  };
}
