import {
  type CommonSignal,
  commonRuleId,
  failureRow,
  type Operation,
  type Provider,
  ProviderError,
  type RuleId,
} from "@leadgen/core";
import { requestIdOf, retryAfterSecondsOf } from "../http/answer-headers.ts";
import { errorBodyOf, jsonOf, providerWords } from "../http/provider-words.ts";
import type { Redactor } from "../http/redact.ts";
import type { HttpAnswer } from "../http/transport.ts";
import { TransportFailure } from "../http/transport-failure.ts";
import type { CallMeta, CallResult } from "./results.ts";
import { ShapeMismatch } from "./shape.ts";
import { signalOfStatus } from "./status-signal.ts";

interface Cost {
  readonly credits?: number | undefined;
  readonly costUsd?: number | undefined;
  readonly tokens?: number | undefined;
}

/** What a reader makes of an answer: data, or the matching row of the failure table and the reason. */
export type Judgement<P extends Provider, T> =
  | ({ readonly data: T; readonly rule?: RuleId<P> } & Cost)
  | ({ readonly rule: RuleId<P>; readonly why: string } & Cost);

export interface CallSpec<P extends Provider, T> {
  readonly operation: Operation<P>;
  readonly send: () => Promise<HttpAnswer>;
  /** The provider's own reading of a non-2xx; undefined leaves it to the common rows. */
  readonly readStatus?: (answer: HttpAnswer) => RuleId<P> | Judgement<P, T> | undefined;
  /** A 2xx without a body is a valid answer; `read` then gets null. */
  readonly mayBeEmpty?: boolean;
  /** Reads the JSON of a 2xx. @throws ShapeMismatch */
  readonly read: (json: unknown) => Judgement<P, T>;
}

export type Caller<P extends Provider> = <T>(spec: CallSpec<P, T>) => Promise<CallResult<T>>;

interface FailureContext {
  readonly operation: string;
  readonly why: string;
  readonly answer?: HttpAnswer;
  readonly meta?: CallMeta;
}

function answered(answer: HttpAnswer, words: string): string {
  return words === "" ? `Answered HTTP ${answer.status}.` : `Answered HTTP ${answer.status}: ${words}`;
}

const BODY_TROUBLE = {
  "too-large": "the body is larger than 2 MiB.",
  undecodable: "the body's content coding is broken or unknown.",
  "empty-body": "the body is empty.",
  "not-json": "the body is not JSON.",
} as const satisfies Partial<Record<CommonSignal, string>>;

const isEmpty = ({ text, truncated, undecodable }: HttpAnswer): boolean =>
  !truncated && !undecodable && text.trim() === "";

function bodyTrouble(answer: HttpAnswer, json: unknown): keyof typeof BODY_TROUBLE | undefined {
  if (answer.truncated) return "too-large";
  if (answer.undecodable) return "undecodable";
  if (answer.text.trim() === "") return "empty-body";
  return json === undefined ? "not-json" : undefined;
}

/** US dollars. The ledger's column holds less than a million; a price outside the range counts as unknown. */
const isPrice = (usd: number): boolean => usd >= 0 && usd < 1_000_000;

function metaOf(answer: HttpAnswer, { credits, costUsd, tokens }: Cost): CallMeta {
  const requestId = requestIdOf(answer);
  return {
    httpStatus: answer.status,
    ...(requestId !== undefined && { requestId }),
    ...(credits !== undefined && { credits }),
    ...(costUsd !== undefined && isPrice(costUsd) && { costUsd }),
    ...(tokens !== undefined && { tokens }),
  };
}

/**
 * The one place where an answer becomes a result or an error: a provider's code only says which row of the
 * failure table an answer matches, and the row says what that means.
 */
export function createCaller<P extends Provider>(provider: P, redact: Redactor): Caller<P> {
  function failureOf(rule: RuleId, { operation, why, answer, meta }: FailureContext): ProviderError {
    const { verdict } = failureRow(rule);
    if (!("failure" in verdict)) throw new Error(`caller/not-a-failure: ${rule}`);
    return new ProviderError({
      provider,
      operation,
      kind: verdict.failure,
      message: redact(why),
      httpStatus: meta?.httpStatus,
      requestId: meta?.requestId,
      credits: meta?.credits,
      costUsd: meta?.costUsd,
      retryAfterSeconds: answer && retryAfterSecondsOf(answer),
      rule,
    });
  }

  function judgeStatus<T>(spec: CallSpec<P, T>, answer: HttpAnswer): Judgement<P, T> {
    const own = spec.readStatus?.(answer);
    if (typeof own === "object") return own;
    const rule = own ?? commonRuleId(provider, signalOfStatus(answer.status));
    return { rule, why: answered(answer, providerWords(answer)) };
  }

  function judge<T>(spec: CallSpec<P, T>, answer: HttpAnswer): Judgement<P, T> {
    if (answer.status < 200 || answer.status > 299) return judgeStatus(spec, answer);
    const nothing = spec.mayBeEmpty === true && isEmpty(answer);
    const json = nothing ? null : jsonOf(answer.text);
    const trouble = nothing ? undefined : bodyTrouble(answer, json);
    if (trouble !== undefined) {
      return { rule: commonRuleId(provider, trouble), why: answered(answer, BODY_TROUBLE[trouble]) };
    }
    try {
      return spec.read(json);
    } catch (error) {
      if (!(error instanceof ShapeMismatch)) throw error;
      // The body may be an error instead of the answer: its message is the reason.
      const said = errorBodyOf(answer.text).message === undefined ? "" : ` ${providerWords(answer)}`;
      return {
        rule: commonRuleId(provider, "wrong-shape"),
        why: answered(answer, `${error.message}${said}`),
      };
    }
  }

  async function send<T>({ operation, send }: CallSpec<P, T>): Promise<HttpAnswer> {
    try {
      return await send();
    } catch (error) {
      if (!(error instanceof TransportFailure)) throw error;
      throw failureOf(commonRuleId(provider, error.signal), { operation, why: error.message });
    }
  }

  return async (spec) => {
    const answer = await send(spec);
    const judgement = judge(spec, answer);
    const meta = metaOf(answer, judgement);
    if ("data" in judgement) {
      const { data, rule } = judgement;
      return { outcome: "SUCCEEDED", data, meta, ...(rule !== undefined && { rule }) };
    }
    const { rule, why } = judgement;
    const { verdict } = failureRow(rule);
    if (!("record" in verdict)) throw failureOf(rule, { operation: spec.operation, why, answer, meta });
    return { outcome: "REJECTED", status: verdict.record, message: redact(why), rule, meta };
  };
}
