import { type AnyProviderName, operationName, providerName } from "../providers/names.ts";
import type { FaultEntry } from "./catalogue-types.ts";
import { COMMON_FAULTS } from "./common-faults.ts";
import { HANDOVER_FAULTS } from "./handover-faults.ts";
import { MODEL_FAULTS } from "./model-faults.ts";
import { SOURCING_FAULTS } from "./sourcing-faults.ts";
import { WIRE_FAULTS } from "./wire-faults.ts";
import { WRITING_FAULTS } from "./writing-faults.ts";

/** Every fault the simulator can show. The README's table and the tests of other packages come from here. */
export const FAULT_CATALOGUE = {
  ...COMMON_FAULTS,
  ...WIRE_FAULTS,
  ...SOURCING_FAULTS,
  ...WRITING_FAULTS,
  ...MODEL_FAULTS,
  ...HANDOVER_FAULTS,
} as const;

export type FaultName = keyof typeof FAULT_CATALOGUE;

export const FAULT_NAMES = Object.keys(FAULT_CATALOGUE) as readonly FaultName[];

export function faultEntry(name: FaultName): FaultEntry {
  return FAULT_CATALOGUE[name];
}

/** The faults that a provider can show, in catalogue order. */
export function faultsOf(provider: AnyProviderName): readonly FaultName[] {
  const name = providerName(provider);
  return FAULT_NAMES.filter((fault) => faultEntry(fault).providers.includes(name));
}

/** Whether this operation of this provider can show the fault at all. */
export function faultApplies(name: FaultName, provider: AnyProviderName, operation: string): boolean {
  const { providers, operations } = faultEntry(name);
  const wanted = operationName(operation);
  return providers.includes(providerName(provider)) && (operations?.some((able) => able === wanted) ?? true);
}
