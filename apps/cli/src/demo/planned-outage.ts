import { mainStepAt, PIPELINE, PROBE_OPERATIONS, PROVIDERS, type Provider } from "@leadgen/core";
import { FAULT_NAMES, type FaultName, faultApplies, faultEntry, type ProviderName } from "@leadgen/simulator";
import { CliError } from "../cli-error.ts";
import { EXIT } from "../exit-codes.ts";

/** The provider that fails in the demo, and its fault. */
export interface PlannedOutage {
  readonly provider: Provider;
  /** The provider's name in the simulator. */
  readonly name: ProviderName;
  readonly fault: FaultName;
  /** Whether the operator's free probe shows the fault, too; a used-up quota, for example, shows only in a paid call. */
  readonly seenByProbe: boolean;
}

/** @throws CliError (usage) that lists the possible values. */
export function parseOutage(text: string): PlannedOutage {
  const [name = "", fault = ""] = text.toLowerCase().split(":");
  const provider = PROVIDERS.find((candidate) => candidate.toLowerCase() === name);
  if (provider === undefined) {
    const names = PROVIDERS.map((each) => each.toLowerCase()).join(", ");
    throw new CliError(EXIT.USAGE, `--fail takes <provider>:<fault>, the provider one of ${names}.`);
  }
  const possible = faultsThatOpen(provider);
  const found = possible.find((candidate) => candidate === fault);
  if (found === undefined) {
    const message = `--fail ${name}:<fault>: the fault is one of ${possible.join(", ")}.`;
    throw new CliError(EXIT.USAGE, message);
  }
  const simulated = name as ProviderName;
  return {
    provider,
    name: simulated,
    fault: found,
    seenByProbe: faultApplies(found, simulated, PROBE_OPERATIONS[provider]),
  };
}

/** The faults that open the breaker and that the pipeline meets in the middle of the demo. */
function faultsThatOpen(provider: Provider): FaultName[] {
  return FAULT_NAMES.filter(
    (fault) =>
      faultEntry(fault).means === "provider-failure" &&
      faultApplies(fault, provider, PIPELINE[mainStepAt(provider)].operation),
  );
}
