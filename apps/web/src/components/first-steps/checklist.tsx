"use client";

import { Anchor, Button, Group, Text } from "@mantine/core";
import type { ReactNode } from "react";
import { Card } from "../common/card.tsx";
import { Link } from "../common/link.tsx";
import classes from "./first-steps.module.css";
import { RunSample } from "./run-sample.tsx";
import { StepRow } from "./step-row.tsx";
import { type FirstStep, stepsOf } from "./steps-of.ts";
import type { FirstFacts } from "./use-first-steps.ts";
import { useHidden } from "./use-hidden.ts";

interface Props {
  readonly facts: FirstFacts;
  /** The button of the next step is the page's main action. */
  readonly loud: boolean;
}

export function Checklist({ facts, loud }: Props) {
  const [hidden, setHidden] = useHidden();
  const steps = stepsOf(facts);
  const done = steps.filter((step) => step.done).length;
  const next = steps.find((step) => !step.done);
  return (
    <Card title={`First steps: ${done} of ${steps.length} done`}>
      <ol className={classes.steps}>
        {steps.map((step) => (
          <StepRow key={step.key} step={step} next={step === next}>
            {step.done
              ? step.key === "sample" && !loud && <WhatItBrought />
              : stepAction({ step, facts, variant: loud && step === next ? "filled" : "default" })}
          </StepRow>
        ))}
      </ol>
      <Group justify="space-between" mt="sm">
        <Button variant="subtle" size="compact-sm" onClick={() => setHidden(!hidden)}>
          {hidden ? "Show these steps below the campaigns" : "Hide these steps"}
        </Button>
        <Text size="sm" c="dimmed">
          You can find them in the menu under your name.
        </Text>
      </Group>
    </Card>
  );
}

interface ActionProps {
  readonly step: FirstStep;
  readonly facts: FirstFacts;
  readonly variant: "filled" | "default";
}

const WhatItBrought = () => (
  <Anchor component={Link} href="/first-steps" size="sm">
    What it brought
  </Anchor>
);

function stepAction({ step, facts, variant }: ActionProps): ReactNode {
  const { organization } = facts;
  // The other steps need an organization.
  if (organization === undefined && step.key !== "organization") return null;
  const link = (href: string, words: string) => (
    <Button component={Link} href={href} variant={variant}>
      {words}
    </Button>
  );
  switch (step.key) {
    case "organization":
      return link("/organizations", "Make one");
    case "providers":
      return null;
    case "sample":
      return <RunSample facts={facts} variant={variant} />;
    case "own":
      return link("/campaigns?new=campaign", "New campaign");
    case "company":
      return link(`/organizations/${organization?.id ?? ""}?tab=invitations`, "Invite");
  }
}
