import { hashHex, hashUnit } from "../data/hash.ts";
import type { AnyProviderName, ProviderName } from "../providers/names.ts";
import { type FaultName, faultApplies } from "./catalogue.ts";

/** What a caller asks for. The provider may be in core's spelling; the operation may have its former name. */
export type FaultInput = FaultSetting & { readonly provider: AnyProviderName };

interface FaultSetting {
  /** One operation; without it, every operation that can show the fault. */
  readonly operation?: string | undefined;
  readonly fault: FaultName;
  /** How many times to show it. */
  readonly times?: number | undefined;
  /** Show it to this share of the requests, in (0, 1]; which ones is decided by the seed. */
  readonly rate?: number | undefined;
  /** Show it to every n-th matching request. */
  readonly every?: number | undefined;
  /** Show it only to requests with this text in the body or the query. */
  readonly match?: string | undefined;
  /** For `slow`: how long to wait. */
  readonly ms?: number | undefined;
  readonly retryAfterSeconds?: number | undefined;
}

/** A fault with current names. */
export type NamedFault = FaultSetting & { readonly provider: ProviderName };

export interface FaultRule extends FaultSetting {
  readonly provider: ProviderName;
  readonly id: number;
  /** How many requests matched this rule, and how many it was shown to. */
  readonly seen: number;
  readonly shown: number;
}

interface MutableRule extends FaultSetting {
  readonly provider: ProviderName;
  readonly id: number;
  seen: number;
  shown: number;
  /** How often each request (by hash) was seen, so that `rate` decides again for a repetition. */
  readonly throws: Map<string, number>;
}

/** The faults that are switched on, oldest first; the first that applies to a request is shown. */
export class FaultSet {
  readonly #rules: MutableRule[] = [];
  readonly #seed: string;
  #nextId = 1;

  constructor(seed: string) {
    this.#seed = seed;
  }

  add(input: NamedFault): FaultRule {
    const rule: MutableRule = { ...input, id: this.#nextId++, seen: 0, shown: 0, throws: new Map() };
    this.#rules.push(rule);
    return publicRule(rule);
  }

  list(): FaultRule[] {
    return this.#rules.map(publicRule);
  }

  clear(provider?: ProviderName): void {
    const kept = provider ? this.#rules.filter((rule) => rule.provider !== provider) : [];
    this.#rules.splice(0, this.#rules.length, ...kept);
  }

  /** The rule to show to this request, counted as shown; null for none. */
  take(provider: ProviderName, operation: string, requestText: string): FaultRule | null {
    for (const rule of this.#rules) {
      if (rule.provider !== provider || !this.#concerns(rule, operation, requestText)) continue;
      rule.seen += 1;
      if (!this.#strikes(rule, requestText)) continue;
      rule.shown += 1;
      return publicRule(rule);
    }
    return null;
  }

  /** Whether a fault of this name is set and not used up. Does not count as a use. */
  isSet(provider: ProviderName, fault: FaultName): boolean {
    return this.#rules.some((rule) => rule.provider === provider && rule.fault === fault && !usedUp(rule));
  }

  #concerns(rule: MutableRule, operation: string, requestText: string): boolean {
    if (usedUp(rule) || !faultApplies(rule.fault, rule.provider, operation)) return false;
    if (rule.operation !== undefined && rule.operation !== operation) return false;
    return rule.match === undefined || requestText.toLowerCase().includes(rule.match.toLowerCase());
  }

  #strikes(rule: MutableRule, requestText: string): boolean {
    if (rule.every !== undefined && rule.seen % rule.every !== 0) return false;
    if (rule.rate === undefined) return true;
    const request = hashHex(requestText);
    const nth = rule.throws.get(request) ?? 0;
    rule.throws.set(request, nth + 1);
    return hashUnit(this.#seed, rule.provider, rule.fault, request, nth) < rule.rate;
  }
}

function usedUp(rule: MutableRule): boolean {
  return rule.times !== undefined && rule.shown >= rule.times;
}

function publicRule({ throws: _, ...rule }: MutableRule): FaultRule {
  return rule;
}
