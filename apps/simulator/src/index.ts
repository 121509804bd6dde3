export { ControlError } from "./control-error.ts";
export { operationsOf } from "./control-schemas.ts";
export {
  FAULT_CATALOGUE,
  FAULT_NAMES,
  type FaultName,
  faultApplies,
  faultEntry,
  faultsOf,
} from "./faults/catalogue.ts";
export type { FaultEntry } from "./faults/catalogue-types.ts";
export type { FaultInput, FaultRule } from "./faults/fault-set.ts";
export { type PipelineFault, pipelineFault, pipelineFaults } from "./faults/pipeline-faults.ts";
export type { EndedLine, ReceivedLine, RequestLine } from "./log/lines.ts";
export { type RequestFilter, readRequests } from "./log/read-log.ts";
export type {
  LeadEventInput,
  MailsQuery,
  SenderInput,
  SendInput,
  SentRound,
} from "./mail-control.ts";
export type { ArrivedMail, InstantlySender, LeadEvent } from "./providers/instantly/model.ts";
export {
  type AnyProviderName,
  type OperationName,
  PROVIDER_NAMES,
  type ProviderName,
} from "./providers/names.ts";
export type { Latency } from "./simulation.ts";
export type { Simulator } from "./simulator.ts";
export { PortOccupiedError, type SimulatorOptions, startSimulator } from "./start-simulator.ts";
export type { Accounts } from "./state/accounts.ts";
export type { Effect } from "./state/effects.ts";
