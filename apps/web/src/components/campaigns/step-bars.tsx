import { formatNumber } from "../../lib/format.ts";
import { type ListedCampaign, stepsOf } from "./listed-steps.ts";
import classes from "./step-bars.module.css";

/** A bar for each step: how many leads reached it, out of the campaign's limit. An uncounted step is dashed and labelled so. */
export function StepBars({ campaign }: { readonly campaign: ListedCampaign }) {
  const { status, leadLimit } = campaign;
  const steps = stepsOf(campaign);
  const said = steps.map(
    ({ name, leads }) => `${leads === null ? "not counted yet" : formatNumber(leads)} ${name}`,
  );
  const words = `${said.join(", ")}; ${formatNumber(leadLimit)} at most`;
  return (
    <div
      role="img"
      aria-label={words}
      title={words}
      className={classes.bars}
      data-failed={status === "FAILED"}
    >
      {steps.map(({ name, leads }) => (
        <span key={name} className={classes.track} data-unknown={leads === null || undefined}>
          <span
            className={classes.bar}
            style={{ width: `${Math.min(100, ((leads ?? 0) / leadLimit) * 100)}%` }}
          />
        </span>
      ))}
    </div>
  );
}
