/**
 * Loaded before a process of the product by `node --import turned-clock.ts?ahead`: sets its wall clock wrong, as on a machine
 * with a wrong clock. Timers and `performance.now()` are not changed, just as on such a machine.
 */
import { type Turn, turnAt } from "./turns.ts";

const turn = new URL(import.meta.url).search.slice(1) as Turn;

const RealDate = Date;
const now = (): number => RealDate.now() + turnAt(turn, performance.now());

globalThis.Date = new Proxy(RealDate, {
  construct: (target, args, newTarget) =>
    Reflect.construct(target, args.length === 0 ? [now()] : args, newTarget),
  apply: () => new RealDate(now()).toString(),
  get: (target, key, receiver) => (key === "now" ? now : Reflect.get(target, key, receiver)),
});
