import type { FaultName } from "../faults/catalogue.ts";
import type { Answer } from "../http/answer.ts";
import { changeFields, type FieldChange } from "../http/change-fields.ts";
import { allowsCoding, type Coding, encode, isCoding, unaskedCoding } from "../http/content-coding.ts";
import { parseJson } from "../http/read-body.ts";
import type { Exchange } from "./exchange.ts";

/** An answer as it goes to the socket. */
export interface WireAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

const FIELD_CHANGES: Partial<Record<FaultName, FieldChange>> = {
  "absent-fields": "absent",
  "null-fields": "null",
  "other-type-fields": "other type",
};

/** Plays the faults of the stage `body`. */
export function shapeAnswer(answer: Answer, exchange: Exchange): WireAnswer {
  const fault = exchange.rule?.fault;
  const { status, headers } = answer;
  const body = Buffer.from(shapeText(answer, exchange));
  const accepted = exchange.incoming.headers["accept-encoding"]?.toString();
  const coding = codingFor(fault, accepted);
  if (coding === undefined) return { status, headers, body };
  const coded = { ...headers, "content-encoding": coding, vary: "accept-encoding" };
  return { status, headers: coded, body: encode(body, coding) };
}

function shapeText({ status, body }: Answer, { rule, provider, route }: Exchange): string {
  const change = rule === null ? undefined : FIELD_CHANGES[rule.fault];
  const needed = provider.neededFields[route.operation];
  if (change !== undefined && needed !== undefined && status === 200)
    return JSON.stringify(changeFields(parseJson(body), needed, change));
  switch (rule?.fault) {
    case "malformed-json":
      return body.slice(0, Math.ceil(body.length * 0.6));
    case "empty-200":
      return "";
    case "bom-and-spaces":
      return `\uFEFF${body}   \r\n  `;
    default:
      return body;
  }
}

function codingFor(fault: FaultName | undefined, accepted: string | undefined): Coding | undefined {
  if (fault === "unasked-coding") return unaskedCoding(accepted);
  return isCoding(fault) && allowsCoding(accepted, fault) ? fault : undefined;
}
