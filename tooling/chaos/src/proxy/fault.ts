/**
 * What happens to the bytes of a connection. A direction is seen from the client: `up` to the server, `down` back.
 *
 * - delay: each piece arrives later by this time, in order.
 * - stall: connections are accepted and stay open, but nothing is passed on.
 * - refuse: new connections are reset at once; open ones are left alone.
 * - cut: the connection is reset after this many more bytes in that direction.
 * - drip: only a few bytes are passed on at a time, with pauses between them.
 */
export type Fault =
  | { readonly kind: "delay"; readonly ms: number; readonly direction?: Direction }
  | { readonly kind: "stall"; readonly direction?: Direction }
  | { readonly kind: "refuse" }
  | { readonly kind: "cut"; readonly afterBytes: number; readonly direction: Direction }
  | {
      readonly kind: "drip";
      readonly bytes: number;
      readonly everyMs: number;
      readonly direction?: Direction;
    };

export type Direction = "up" | "down";

export const concerns = (fault: Fault | undefined, direction: Direction): boolean =>
  fault !== undefined &&
  fault.kind !== "refuse" &&
  (fault.direction === undefined || fault.direction === direction);
