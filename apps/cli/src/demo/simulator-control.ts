import type { Provider } from "@leadgen/core";
import type { ArrivedMail, FaultName, ProviderName } from "@leadgen/simulator";

/** The simulator's controls, over its HTTP interface. */
export interface SimulatorControl {
  setLatency(latency: { provider: Provider; ms: number; jitterMs: number }): Promise<void>;
  setFault(fault: { provider: ProviderName; fault: FaultName }): Promise<void>;
  clearFaults(): Promise<void>;
  /** Makes each active campaign send what is due in its next sending hours. */
  sendMails(): Promise<void>;
  /** All sent mails, as their recipients get them. */
  arrivedMails(): Promise<ArrivedMail[]>;
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
  const arrivedMails = async () => {
    const answer = await fetch(`${url}/_control/mails`, { signal });
    if (!answer.ok) throw new Error(`The simulator refused to show its mails: ${await answer.text()}`);
    const { mails } = (await answer.json()) as { mails: ArrivedMail[] };
    return mails;
  };
  return {
    arrivedMails,
    sendMails: () => send("POST", "send", { at: "next" }),
    setLatency: (latency) => send("POST", "latency", latency),
    setFault: (fault) => send("POST", "faults", fault),
    clearFaults: () => send("DELETE", "faults"),
  };
}
