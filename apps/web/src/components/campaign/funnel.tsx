"use client";

import { ENRICH_STEPS, type EnrichStep } from "@leadgen/core";
import { UnstyledButton } from "@mantine/core";
import { formatNumber } from "../../lib/format.ts";
import { tallyLeads } from "../../lib/lead-tally.ts";
import { Choices } from "../common/choices.tsx";
import type { Campaign } from "./campaign.ts";
import classes from "./funnel.module.css";

/** Leads as `lead.list` groups them. */
export const LEAD_GROUPS = ["OPEN", "SET_ASIDE", "SPOILT"] as const;
export type LeadGroup = (typeof LEAD_GROUPS)[number];

const DONE: Readonly<Record<EnrichStep, string>> = {
  VERIFY: "Verified",
  RESEARCH: "Researched",
  WRITE: "Written",
  HAND_OVER: "Handed over",
};

interface Props {
  readonly campaign: Campaign;
  /** Undefined until counted. */
  readonly finishedSteps: Readonly<Record<EnrichStep, number>> | undefined;
  readonly step: EnrichStep | undefined;
  readonly group: LeadGroup | undefined;
  readonly onChoose: (choice: { step?: EnrichStep; group?: LeadGroup }) => void;
}

/** How many leads passed each step and how many ended. A click on a part lists its leads. */
export function Funnel({ campaign, finishedSteps, step, group, onChoose }: Props) {
  const { open, setAside, declined, failed, over } = tallyLeads(campaign.leads);
  const found = open + over;
  const behind = [
    { value: "OPEN", words: "On their way", count: open },
    { value: "SET_ASIDE", words: "Set aside", count: setAside },
    {
      value: "SPOILT",
      words: failed > 0 ? "Failed or declined" : "Declined or cancelled",
      count: failed + declined,
      broken: failed > 0,
    },
  ] as const;
  return (
    <nav className={classes.funnel} aria-label="Leads by step">
      <div className={classes.parts}>
        <Part
          name="Found"
          count={found}
          share={found / campaign.leadLimit}
          under={`of ${formatNumber(campaign.leadLimit)} at most`}
          chosen={step === undefined && group === undefined}
          onClick={() => onChoose({})}
        />
        {ENRICH_STEPS.map((each) => {
          const count = finishedSteps?.[each];
          const share = count === undefined || found === 0 ? 0 : count / found;
          return (
            <Part
              key={each}
              name={DONE[each]}
              count={count}
              share={share}
              under={found === 0 ? "–" : `${Math.round(share * 100)} % of found`}
              chosen={step === each}
              onClick={() => onChoose(step === each ? {} : { step: each })}
            />
          );
        })}
      </div>
      <Choices
        label="Leads by what became of them"
        items={behind}
        chosen={group}
        onChoose={(next) => onChoose(next === undefined ? {} : { group: next })}
      />
    </nav>
  );
}

interface PartProps {
  readonly name: string;
  readonly count: number | undefined;
  readonly share: number;
  readonly under: string;
  readonly chosen: boolean;
  readonly onClick: () => void;
}

function Part({ name, count, share, under, chosen, onClick }: PartProps) {
  return (
    <UnstyledButton className={classes.part} aria-pressed={chosen} onClick={onClick}>
      <span className={classes.name}>{name}</span>
      <span className={`${classes.count} number`}>{count === undefined ? "…" : formatNumber(count)}</span>
      <span className={classes.track} aria-hidden>
        <span className={classes.bar} style={{ width: `${Math.min(100, share * 100)}%` }} />
      </span>
      <span className={classes.under}>{under}</span>
    </UnstyledButton>
  );
}
