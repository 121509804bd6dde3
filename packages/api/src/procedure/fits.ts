import type { z } from "zod";
import type { Rule } from "../access/rule.ts";

/** `id` of `GET /campaigns/{id}`. */
type NamesIn<Path> = Path extends `${string}{${infer Name}}${infer Rest}` ? Name | NamesIn<Rest> : never;

/** Fields of the input that a spec speaks of: what the rule is about, and the names in its paths. */
type Named<S> =
  | (S extends { readonly of: infer Of } ? keyof Of : never)
  | (S extends { readonly rest: infer Path } ? NamesIn<Path> : never)
  | (S extends { readonly also: { readonly rest: infer Path } } ? NamesIn<Path> : never);

/**
 * Parameters that no call can pass, unless there is nothing to pass: `of` or a path speaks of a field that the input does not have.
 */
export type Misnamed<S extends Rule, Input extends z.ZodType> = [
  Exclude<Named<S>, keyof NonNullable<z.input<Input>>>,
] extends [never]
  ? []
  : [noSuchField: Exclude<Named<S>, keyof NonNullable<z.input<Input>>>];
