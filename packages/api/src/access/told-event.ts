import type { Provider } from "@leadgen/core";
import { maySee, type Visible } from "./in-organization.ts";
import { withoutAddresses } from "./redact.ts";

interface Event {
  /** Null: by hand. */
  readonly provider: Provider | null;
  readonly reason: string;
  readonly message: string | null;
  /** Whose job it was; null if nobody's, or if it is deleted. */
  readonly organizationId: string | null;
}

/** Of an organization that is not the reader's no address is told (rule P2). What an operator wrote stays as it is. */
export function toldEvent<E extends Event>(
  { organizationId, ...event }: E,
  visible: Visible,
): Omit<E, "organizationId"> {
  if (event.provider === null || maySee(visible, organizationId)) return event;
  return { ...event, reason: withoutAddresses(event.reason), message: withoutAddresses(event.message) };
}
