import { CAMPAIGN_TABLE, type SendingState } from "@leadgen/core";
import type { Outputs } from "../../lib/trpc.ts";

type Listed = Outputs["campaign"]["list"]["items"][number];
type Sendable = Pick<Listed, "status" | "sending" | "leads">;

const WORDS: Readonly<Record<SendingState, { readonly words: string; readonly color: string }>> = {
  NOT_ACTIVATED: { words: "Not activated yet", color: "violet" },
  ACTIVATING: { words: "Being activated", color: "blue" },
  ACTIVE: { words: "Active", color: "teal" },
  PAUSED: { words: "Paused", color: "orange" },
  UNKNOWN: { words: "Not known", color: "orange" },
};

export const sendingWords = (state: SendingState): { readonly words: string; readonly color: string } =>
  WORDS[state];

/** The line about the sending in a list; undefined while there is nothing to send. */
export function sendingLine({ status, sending, leads }: Sendable): string | undefined {
  if (sending.goneAt !== null) return "Deleted at Instantly, so it sends nothing";
  switch (sending.state) {
    case "NOT_ACTIVATED":
      return CAMPAIGN_TABLE[status].over && leads.HANDED_OVER > 0
        ? "Sending is not activated yet"
        : undefined;
    case "ACTIVATING":
      return "Sending is being activated";
    case "ACTIVE":
      return "Sending is active";
    case "PAUSED":
      return "Sending is paused";
    case "UNKNOWN":
      return "Whether it sends is not known";
  }
}
