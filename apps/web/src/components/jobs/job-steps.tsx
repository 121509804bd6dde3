import { ENRICH_STEPS, type EnrichStep, JOB_TABLE } from "@leadgen/core";
import { Text } from "@mantine/core";
import { stepWords } from "../../lib/job-words.ts";
import type { Outputs } from "../../lib/trpc.ts";
import text from "../common/text.module.css";
import { Time } from "../common/time.tsx";
import classes from "./job-steps.module.css";

type Job = Outputs["job"]["get"];

/** The next step of a lead's job; undefined for jobs whose steps are not known in advance. */
export const nextStep = ({ type, status, steps }: Job): EnrichStep | undefined =>
  type !== "ENRICH_LEAD" || JOB_TABLE[status].terminal
    ? undefined
    : ENRICH_STEPS.find((step) => !steps.some((done) => done.step === step));

/** The finished steps, which are never repeated, and the known steps to come. */
export function JobSteps({ job }: { readonly job: Job }) {
  const next = nextStep(job);
  const ahead = next === undefined ? [] : ENRICH_STEPS.slice(ENRICH_STEPS.indexOf(next));
  if (job.steps.length === 0 && ahead.length === 0) {
    return (
      <Text size="sm" c="dimmed">
        None is finished.
      </Text>
    );
  }
  return (
    <ol className={classes.steps}>
      {job.steps.map(({ step, finishedAt }) => (
        <li key={step} data-state="done">
          <span title={step}>{stepWords(step)}</span>
          <Time at={finishedAt} as="at" size="sm" className={text.dimmed} />
        </li>
      ))}
      {ahead.map((step) => (
        <li key={step} data-state="ahead">
          <span title={step}>{stepWords(step)}</span>
          <Text size="sm" c="dimmed" span>
            {step === next ? "next" : "not reached"}
          </Text>
        </li>
      ))}
    </ol>
  );
}
