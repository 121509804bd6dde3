"use client";

import { Skeleton, Stack } from "@mantine/core";
import { Checklist } from "./checklist.tsx";
import classes from "./first-steps.module.css";
import { SampleResult } from "./sample-result.tsx";
import { stepsOf } from "./steps-of.ts";
import { useFirstFacts } from "./use-first-steps.ts";
import { useHidden } from "./use-hidden.ts";
import { WhereCard } from "./where-card.tsx";

/** The content of the page. */
export function FirstSteps() {
  const facts = useFirstFacts();
  if (facts === undefined)
    return <Skeleton height={420} aria-busy="true" aria-label="Loading the steps" role="status" />;
  const { sample, providers } = facts;
  return (
    <div className={classes.columns}>
      <Checklist facts={facts} loud />
      <Stack gap="lg">
        <WhereCard providers={providers} />
        {sample !== undefined && sample.status !== "CREATED" && <SampleResult campaignId={sample.id} />}
      </Stack>
    </div>
  );
}

/** The open steps, below the campaigns. Hidden steps make no requests. */
export function StepsLeft() {
  const [hidden] = useHidden();
  return !hidden && <Left />;
}

function Left() {
  const facts = useFirstFacts();
  if (facts === undefined || stepsOf(facts).every(({ done }) => done)) return null;
  return <Checklist facts={facts} loud={false} />;
}
