import { formatNumber } from "../../lib/format.ts";
import { type ListedCampaign, stepsOf } from "./listed-steps.ts";
import classes from "./step-bars.module.css";

/** How many leads came so far, of the campaign's limit, a bar for each step. What is not counted yet is dashed, and said. */
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
