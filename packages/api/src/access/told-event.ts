import type { Provider } from "@leadgen/core";
import { maySee, type Visible } from "./in-organization.ts";
import { withoutAddresses } from "./redact.ts";

interface Event {
  /** Null: opened or closed by hand. */
  readonly provider: Provider | null;
  readonly reason: string;
  readonly message: string | null;
  /** The organization of the job concerned; null without a job, or if it was deleted. */
  readonly organizationId: string | null;
}

/** Removes e-mail addresses from another organization's event (rule P2). An operator's own words stay. */
export function toldEvent<E extends Event>(
  { organizationId, ...event }: E,
  visible: Visible,
): Omit<E, "organizationId"> {
  if (event.provider === null || maySee(visible, organizationId)) return event;
  return { ...event, reason: withoutAddresses(event.reason), message: withoutAddresses(event.message) };
}
