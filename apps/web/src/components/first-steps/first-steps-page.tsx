"use client";

import { nameOf } from "../../lib/me.ts";
import { onDemand } from "../../lib/on-demand.ts";
import { useMe } from "../../lib/use-me.ts";
import { PageHeader } from "../common/page-header.tsx";

const FirstSteps = onDemand(() => import("./first-steps.tsx").then((module) => module.FirstSteps));

export function FirstStepsPage() {
  return (
    <>
      <PageHeader
        title={`Welcome, ${nameOf(useMe())}`}
        subtitle="From nothing to the first mails in a few minutes."
      />
      <FirstSteps />
    </>
  );
}
