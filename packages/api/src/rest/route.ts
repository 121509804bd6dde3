import type { z } from "zod";
import type { Rule } from "../access/rule.ts";
import { METHODS, type Meta, type Method, type RestSpec, type Spec } from "../procedure/spec.ts";

const REST_ROOT = "/api/v1";

/** A procedure with its name. */
export interface Named {
  /** `campaign.start`: its path in the router, and its name in the audit. */
  readonly action: string;
  readonly noun: string;
  readonly name: string;
  readonly type: "query" | "mutation" | "subscription";
  readonly meta: Meta;
}

/** One path of a procedure. REST, the OpenAPI document and its page are derived from these. */
export interface Route {
  readonly method: Method;
  /** Absolute path on the server, with names in braces. */
  readonly path: string;
  /** Matches paths; its groups are the names in braces. */
  readonly pattern: RegExp;
  readonly names: readonly string[];
  readonly operationId: string;
  readonly procedure: Named;
  readonly rule: Rule;
  readonly input: z.ZodType;
  readonly output: z.ZodType;
  /** The spec of this path, `spec` or its `also`. */
  readonly line: RestSpec;
  readonly spec: Spec;
}

export const routesOf = (procedures: readonly Named[]): readonly Route[] => procedures.flatMap(pathsOf);

/** In the order of matching: `{` sorts after all letters, so a literal path comes before one with a name that matches it too. */
export const inMatchingOrder = (routes: readonly Route[]): readonly Route[] =>
  routes.toSorted((a, b) => (a.path < b.path ? -1 : 1));

function pathsOf(procedure: Named): Route[] {
  const { rule, input, call } = procedure.meta;
  if (call === null) return [];
  const { spec, output } = call;
  const route = (line: RestSpec, operationId: string): Route => ({
    ...parse(line.rest),
    ...{ operationId, procedure, rule, input, output, line, spec },
  });
  const also = spec.also === undefined ? [] : [route(spec.also, spec.also.operationId)];
  return [route(spec, procedure.action), ...also];
}

function parse(rest: string): Pick<Route, "method" | "path" | "pattern" | "names"> {
  const method = METHODS.find((each) => rest.startsWith(`${each} /`));
  if (method === undefined) throw new Error(`api-e13: no REST call: ${rest}`);
  const path = REST_ROOT + rest.slice(method.length + 1);
  const names = [...path.matchAll(/\{(\w+)\}/g)].map((match) => match[1] ?? "");
  const source = path.replaceAll(".", "\\.").replaceAll(/\{(\w+)\}/g, "(?<$1>[^/]+)");
  return { method, path, pattern: new RegExp(`^${source}$`), names };
}
