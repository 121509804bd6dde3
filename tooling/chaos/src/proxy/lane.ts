import type { Socket } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { concerns, type Direction, type Fault } from "./fault.ts";
import type { Piece, Verdict } from "./tap.ts";

interface Pipe {
  readonly direction: Direction;
  readonly from: Socket;
  readonly to: Socket;
  /** The fault in force. */
  readonly fault: () => Fault | undefined;
  /** Resolves when the fault may have changed or the connection is over. */
  readonly change: () => Promise<void>;
}

export interface Lane<Event> extends Pipe {
  readonly split: ((chunk: Buffer) => readonly Piece<Event>[]) | undefined;
  readonly watch: ((event: Event) => Verdict | Promise<Verdict>) | undefined;
}

/** `broken`: an end disappeared without closing, or the fault cut the connection. */
export type LaneEnd = "ended" | "broken";

/** Carries the bytes of one direction until it ends. */
export async function runLane<Event>(lane: Lane<Event>): Promise<LaneEnd> {
  const { from, to, split = asItIs<Event> } = lane;
  try {
    for await (const chunk of from.iterator({ destroyOnReturn: false })) {
      for (const { bytes, event } of split(chunk as Buffer)) {
        if (event !== undefined && (await lane.watch?.(event)) === "hold") return await held(lane);
        if (!(await carry(lane, bytes))) return "broken";
      }
    }
  } catch {
    return "broken";
  }
  if (from.errored !== null || to.destroyed) return "broken";
  await letThrough(lane);
  to.end();
  return "ended";
}

const asItIs = <Event>(bytes: Buffer): readonly Piece<Event>[] => [{ bytes }];

/** Passes nothing on; when an end closes, the connection is over. */
async function held({ from, to }: Pipe): Promise<LaneEnd> {
  from.resume();
  const gone = (socket: Socket) =>
    socket.destroyed || socket.readableEnded
      ? Promise.resolve()
      : new Promise<void>((resolve) => {
          for (const event of ["close", "end"] as const) socket.once(event, () => resolve());
        });
  await Promise.race([gone(from), gone(to)]);
  return "broken";
}

/** @returns false when the connection is over. */
async function carry(lane: Pipe, bytes: Buffer): Promise<boolean> {
  if (!(await letThrough(lane))) return false;
  const fault = lane.fault();
  if (!concerns(fault, lane.direction) || fault === undefined) return write(lane.to, bytes);
  switch (fault.kind) {
    case "delay":
      await Promise.race([pause(fault.ms), lane.change()]);
      return write(lane.to, bytes);
    case "cut":
      return cut(lane, { bytes, fault });
    case "drip":
      return drip(lane, { bytes, fault });
    default:
      return write(lane.to, bytes);
  }
}

/** Waits while the connection is stalled. @returns false when it is over. */
async function letThrough({ fault, change, direction, to }: Pipe): Promise<boolean> {
  while (fault()?.kind === "stall" && concerns(fault(), direction) && !to.destroyed) await change();
  return !to.destroyed;
}

/** How many bytes a connection's fault has let through already. */
const passed = new WeakMap<Socket, { readonly fault: Fault; readonly bytes: number }>();

interface Cutting {
  readonly bytes: Buffer;
  readonly fault: Extract<Fault, { kind: "cut" }>;
}

async function cut({ to }: Pipe, { bytes, fault }: Cutting): Promise<boolean> {
  const known = passed.get(to);
  const before = known?.fault === fault ? known.bytes : 0;
  const room = fault.afterBytes - before;
  passed.set(to, { fault, bytes: before + bytes.length });
  if (bytes.length <= room) return write(to, bytes);
  if (room > 0) await new Promise((resolve) => to.write(bytes.subarray(0, room), resolve));
  return false;
}

interface Dripping {
  readonly bytes: Buffer;
  readonly fault: Extract<Fault, { kind: "drip" }>;
}

async function drip(lane: Pipe, { bytes, fault }: Dripping): Promise<boolean> {
  for (let at = 0; at < bytes.length; at += fault.bytes) {
    if (lane.fault() !== fault) return carry(lane, bytes.subarray(at));
    if (!(await write(lane.to, bytes.subarray(at, at + fault.bytes)))) return false;
    await Promise.race([pause(fault.everyMs), lane.change()]);
  }
  return true;
}

async function write(to: Socket, bytes: Buffer): Promise<boolean> {
  if (to.destroyed) return false;
  if (!to.write(bytes)) await roomIn(to);
  return !to.destroyed;
}

function roomIn(to: Socket): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      for (const event of ["drain", "close"] as const) to.off(event, done);
      resolve();
    };
    for (const event of ["drain", "close"] as const) to.on(event, done);
  });
}

/** Unreferenced, so that it does not keep an ending process alive. */
const pause = (ms: number) => sleep(ms, undefined, { ref: false });
