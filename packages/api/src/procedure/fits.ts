import type { z } from "zod";
import type { Rule } from "../access/rule.ts";

/** `id` of `GET /campaigns/{id}`. */
type NamesIn<Path> = Path extends `${string}{${infer Name}}${infer Rest}` ? Name | NamesIn<Rest> : never;

/** Fields of the input that a spec names: in the rule's `of` and in its paths. */
type Named<S> =
  | (S extends { readonly of: infer Of } ? keyof Of : never)
  | (S extends { readonly rest: infer Path } ? NamesIn<Path> : never)
  | (S extends { readonly also: { readonly rest: infer Path } } ? NamesIn<Path> : never);

/** No parameters if all named fields exist; otherwise a parameter that no call can pass, so that the call does not compile. */
export type Misnamed<S extends Rule, Input extends z.ZodType> = [
  Exclude<Named<S>, keyof NonNullable<z.input<Input>>>,
] extends [never]
  ? []
  : [noSuchField: Exclude<Named<S>, keyof NonNullable<z.input<Input>>>];
