import type { z } from "zod";
import type { Action } from "./auth/policy.ts";
import type { Caller } from "./caller.ts";
import { appRouter } from "./router.ts";

/** A procedure's schemas. */
export interface Schemas {
  readonly input: z.ZodType | undefined;
  readonly output: z.ZodType | undefined;
}

interface Built {
  readonly _def: { readonly inputs: readonly z.ZodType[]; readonly output?: z.ZodType };
}

/** What a procedure takes and gives; tRPC types its table nested but keeps it flat. */
export function schemasOf(action: Action): Schemas {
  const built = (appRouter._def.procedures as unknown as Record<string, Built>)[action];
  if (built === undefined) throw new Error(`api-e12: no procedure ${action}`);
  return { input: built._def.inputs[0], output: built._def.output };
}

/** Calls a procedure by its name; its schema judges the input. */
export function callProcedure(caller: Caller, action: Action, input: unknown): Promise<unknown> {
  const [group = "", name = ""] = action.split(".");
  const groups = caller as unknown as Record<string, Record<string, (input: unknown) => Promise<unknown>>>;
  const call = groups[group]?.[name];
  if (call === undefined) throw new Error(`api-e13: no procedure ${action}`);
  return call(input);
}
