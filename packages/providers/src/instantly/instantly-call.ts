import type { Operation } from "@leadgen/core";
import type { Judgement } from "../call/caller.ts";
import type { CallOptions, CallResult } from "../call/results.ts";
import { type Connection, GET_HEADERS, JSON_HEADERS } from "../connection.ts";
import { serviceRoot } from "../http/service-root.ts";
import type { HttpAnswer } from "../http/transport.ts";
import { instantlyStatusRule, type RecordWords } from "./classify.ts";

interface InstantlyCall<T> {
  readonly operation: Operation<"INSTANTLY">;
  /** Below `/api/v2`. */
  readonly path: string;
  /** Undefined: no body and no content type (the service refuses an empty JSON body). */
  readonly body?: unknown;
  readonly method?: "GET" | "POST" | "PATCH" | "DELETE";
  /** This call's own reading of a status outside 2xx; undefined leaves it to the reading that all calls share. */
  readonly readStatus?: (answer: HttpAnswer) => Judgement<"INSTANTLY", T> | undefined;
  /** A 2xx without a body is a valid answer. */
  readonly mayBeEmpty?: boolean;
  readonly read: (json: unknown) => Judgement<"INSTANTLY", T>;
  /** True if a 400 is about the record. Absent: every 400 is about our request. */
  readonly ofRecord?: RecordWords;
}

/** Makes one call to Instantly and judges the answer. */
export type Call = <T>(call: InstantlyCall<T>, options?: CallOptions) => Promise<CallResult<T>>;

export function createCall({ settings, transport, caller }: Connection<"INSTANTLY">): Call {
  const root = `${serviceRoot(settings.baseUrl, "/api/v2")}/api/v2`;
  const authorization = `Bearer ${settings.apiKey}`;
  return ({ operation, path, body, method = "GET", read, readStatus, mayBeEmpty, ofRecord }, options) => {
    const headers = { ...(body === undefined ? GET_HEADERS : JSON_HEADERS), authorization };
    const request = {
      method,
      url: `${root}${path}`,
      headers,
      ...(body !== undefined && { body: JSON.stringify(body) }),
    };
    return caller({
      operation,
      send: () => transport.send(request, options),
      readStatus: (answer) => readStatus?.(answer) ?? instantlyStatusRule(operation, answer, ofRecord),
      ...(mayBeEmpty !== undefined && { mayBeEmpty }),
      read,
    });
  };
}

/** A campaign's path, below `/api/v2`. */
export const campaignPath = (campaignId: string): string => `/campaigns/${encodeURIComponent(campaignId)}`;
