import type { Server } from "node:http";
import { parseFault, parseLatency } from "./control-schemas.ts";
import type { FaultInput, FaultRule } from "./faults/fault-set.ts";
import type { RequestLine } from "./log/lines.ts";
import { type RequestFilter, readRequests } from "./log/read-log.ts";
import {
  type LeadEventInput,
  type MailsQuery,
  mailsOf,
  noteLeadEvent,
  parseLeadEvent,
  parseMailsQuery,
  parseSend,
  parseSender,
  type SenderInput,
  type SendInput,
  type SentRound,
  sendMails,
  setSender,
} from "./mail-control.ts";
import type { ArrivedMail, InstantlyLead, InstantlySender } from "./providers/instantly/model.ts";
import { type AnyProviderName, PROVIDER_NAMES, type ProviderName, providerName } from "./providers/names.ts";
import type { Latency, Simulation } from "./simulation.ts";
import { type StateSummary, summarise } from "./state/state.ts";

/** A running simulator, as tests and the demo hold it. */
export interface Simulator extends AsyncDisposable {
  readonly url: string;
  readonly port: number;
  /** The values for `<PROVIDER>_BASE_URL`. */
  readonly baseUrls: Readonly<Record<ProviderName, string>>;
  readonly logFile: string;
  /** @throws ControlError naming the allowed values */
  setFault(fault: FaultInput): FaultRule;
  /** Also lets go of requests under the fault `hold`. */
  clearFaults(provider?: AnyProviderName): void;
  /** The faults that are set, with how often each was shown. */
  faults(): FaultRule[];
  /** @throws ControlError */
  setLatency(latency: Latency): void;
  /** The log's lines about requests, oldest first, read from disk lazily. */
  requests(filter?: RequestFilter): AsyncGenerator<RequestLine>;
  /** The same as an array. */
  requestList(filter?: RequestFilter): Promise<RequestLine[]>;
  /** The next line that passes, not an earlier one; rejects if the simulator stops first. */
  waitForLine(passes: (line: RequestLine) => boolean): Promise<RequestLine>;
  /** Lets the active campaigns send what is due. @throws ControlError */
  sendMails(send?: SendInput): SentRound[];
  /** Mails as their recipients get them, oldest first. @throws ControlError */
  mails(query?: MailsQuery): ArrivedMail[];
  /** A recipient opens, replies, bounces or opts out. Returns the changed leads. @throws ControlError */
  noteLeadEvent(event: LeadEventInput): InstantlyLead[];
  /** Adds a sender to the Instantly workspace or changes one. @throws ControlError */
  setSender(sender: SenderInput): InstantlySender;
  state(): StateSummary;
  /** Forgets faults, latencies, credits, campaigns, leads and mails; the log stays. */
  reset(): void;
  /** Stops at once: requests under way are dropped. Idempotent. */
  stop(): Promise<void>;
}

interface Parts {
  readonly simulation: Simulation;
  readonly server: Server;
  readonly port: number;
  readonly url: string;
}

export function createHandle({ simulation, server, port, url }: Parts): Simulator {
  const { log } = simulation.options;
  let stopped: Promise<void> | null = null;
  const stop = () => {
    stopped ??= stopServer(simulation, server);
    return stopped;
  };
  return {
    url,
    port,
    baseUrls: Object.fromEntries(
      PROVIDER_NAMES.map((name) => [name, `${url}/${name}`]),
    ) as Simulator["baseUrls"],
    logFile: log.file,
    setFault: (fault) => simulation.faults.add(parseFault(fault)),
    clearFaults: (provider) => simulation.clearFaults(provider && providerName(provider)),
    faults: () => simulation.faults.list(),
    setLatency: (latency) => simulation.setLatency(parseLatency(latency)),
    requests: (filter) => readRequests(log.file, filter),
    requestList: async (filter) => {
      const lines: RequestLine[] = [];
      for await (const line of readRequests(log.file, filter)) lines.push(line);
      return lines;
    },
    waitForLine: (passes) => waitForLine(simulation, passes),
    sendMails: (send = {}) => sendMails(simulation, parseSend(send)),
    mails: (query = {}) => mailsOf(simulation, parseMailsQuery(query)),
    noteLeadEvent: (event) => noteLeadEvent(simulation, parseLeadEvent(event)),
    setSender: (sender) => setSender(simulation, parseSender(sender)),
    state: () => summarise(simulation.state),
    reset: () => simulation.reset(),
    stop,
    [Symbol.asyncDispose]: stop,
  };
}

function waitForLine(simulation: Simulation, passes: (line: RequestLine) => boolean): Promise<RequestLine> {
  return new Promise((resolve, reject) => {
    const { signal } = simulation.stopping;
    const stopped = () => {
      unlisten();
      reject(new Error("The simulator stopped before a line came that was waited for."));
    };
    const unlisten = simulation.options.log.listen((line) => {
      if (!passes(line)) return;
      unlisten();
      signal.removeEventListener("abort", stopped);
      resolve(line);
    });
    signal.addEventListener("abort", stopped, { once: true });
  });
}

async function stopServer(simulation: Simulation, server: Server): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  simulation.stopping.abort();
  // Requests that were waiting write their last log line in the ticks after the abort.
  await new Promise((resolve) => setImmediate(resolve));
  server.closeAllConnections();
  await closed;
  simulation.options.log.close();
}
