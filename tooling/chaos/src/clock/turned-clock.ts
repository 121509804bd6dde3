/**
 * Loaded before a process of the product by `node --import turned-clock.ts?ahead`: turns its wall clock as a machine with a
 * wrong clock would. Timers and `performance.now()` stay, as they do on a real machine.
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
