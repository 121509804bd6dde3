/**
 * What happens to the bytes of a connection. A direction is seen from the client: `up` to the server, `down` back.
 *
 * - delay: each piece arrives so much later (order kept).
 * - stall: connections are accepted and stay open, nothing is passed on any more.
 * - refuse: new connections are reset at once; open ones are left alone.
 * - cut: the connection is reset after so many more bytes in that direction.
 * - drip: so many bytes at a time, with so long between them.
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
