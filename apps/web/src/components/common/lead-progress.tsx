import type { LeadStatus } from "@leadgen/core";
import { Text } from "@mantine/core";
import { formatNumber } from "../../lib/format.ts";
import { tallyLeads } from "../../lib/lead-tally.ts";
import classes from "./lead-progress.module.css";

interface Props {
  readonly leads: Readonly<Record<LeadStatus, number>>;
  readonly limit: number;
  readonly size?: "sm" | "lg";
}

/** Ended leads out of the campaign's limit, in the colours of their outcomes. */
export function LeadProgress({ leads, limit, size = "sm" }: Props) {
  const { handedOver, setAside, declined, failed, over } = tallyLeads(leads);
  const share = (count: number) => ({ width: `${(count / limit) * 100}%` });
  const words = `${formatNumber(over)} of ${formatNumber(limit)} leads handled`;
  return (
    <div role="img" aria-label={words} title={words}>
      <div className={classes.track} data-size={size} aria-hidden>
        <span className={classes.handed} style={share(handedOver)} />
        <span className={classes.aside} style={share(setAside + declined)} />
        <span className={classes.failed} style={share(failed)} />
      </div>
      <Text size={size === "lg" ? "md" : "xs"} c="dimmed" mt={4} className="number">
        {formatNumber(over)} / {formatNumber(limit)}
      </Text>
    </div>
  );
}
