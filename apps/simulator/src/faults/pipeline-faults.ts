import {
  type OperationName,
  PROVIDER_NAMES,
  type ProviderName,
  pipelineOperations,
} from "../providers/names.ts";
import { type FaultName, faultApplies, faultEntry, faultsOf } from "./catalogue.ts";
import type { FaultEntry } from "./catalogue-types.ts";

/** A fault on the call of the pipeline where it matters most. */
export interface PipelineFault {
  readonly provider: ProviderName;
  readonly fault: FaultName;
  readonly operation: OperationName;
}

/** The fault on the first of the pipeline's calls that can show it; undefined if none can. */
export function pipelineFault(provider: ProviderName, fault: FaultName): PipelineFault | undefined {
  const operation = pipelineOperations(provider).find((each) => faultApplies(fault, provider, each));
  return operation === undefined ? undefined : { provider, fault, operation };
}

/** Every fault of that meaning that the pipeline can meet, provider by provider. */
export function pipelineFaults(means: FaultEntry["means"]): PipelineFault[] {
  return PROVIDER_NAMES.flatMap((provider) =>
    faultsOf(provider)
      .filter((fault) => faultEntry(fault).means === means)
      .flatMap((fault) => pipelineFault(provider, fault) ?? []),
  );
}
