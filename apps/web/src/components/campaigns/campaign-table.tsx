import { Anchor, Text } from "@mantine/core";
import { formatDuration, formatNumber, plural } from "../../lib/format.ts";
import { tallyLeads } from "../../lib/lead-tally.ts";
import { useQueueStatus } from "../../lib/live/use-queue-status.ts";
import { secondsLeft } from "../../lib/seconds-left.ts";
import type { Outputs } from "../../lib/trpc.ts";
import { useNow } from "../../lib/use-now.ts";
import { Link } from "../common/link.tsx";
import { Nothing } from "../common/nothing.tsx";
import { Cell, StackedTable } from "../common/stacked-table.tsx";
import { CampaignBadge } from "../common/status-badge.tsx";
import { Time } from "../common/time.tsx";
import { sendingLine } from "../sending/sending-words.ts";
import classes from "./campaign-table.module.css";
import { ListedCost } from "./listed-cost.tsx";
import { StartCampaign } from "./start-campaign.tsx";
import { StepBars } from "./step-bars.tsx";

type Campaign = Outputs["campaign"]["list"]["items"][number];

const COLUMNS = ["Name", "Status", "Steps", "Handed over", "Replies", "Cost", "Done in, ended", "Action"];
const NUMBERS = ["Handed over", "Replies", "Cost"];

export function CampaignTable({ campaigns }: { readonly campaigns: readonly Campaign[] }) {
  return (
    <StackedTable caption="Campaigns" columns={COLUMNS} numbers={NUMBERS} className={classes.cards}>
      {campaigns.map((campaign) => (
        <CampaignRow key={campaign.id} campaign={campaign} />
      ))}
    </StackedTable>
  );
}

function CampaignRow({ campaign }: { readonly campaign: Campaign }) {
  return (
    <tr data-testid="campaign-row">
      <Cell label="Name">
        <Anchor component={Link} href={`/campaigns/${campaign.id}`} fw={600}>
          {campaign.name}
        </Anchor>
        <Text size="xs" c="dimmed">
          {campaign.organizationName}
        </Text>
      </Cell>
      <Cell label="Status">
        <CampaignBadge campaign={campaign} />
        <EndLine campaign={campaign} />
        <JobHint jobs={campaign.jobs} />
        <SendingLine campaign={campaign} />
      </Cell>
      <Cell label="Steps">
        <StepBars campaign={campaign} />
      </Cell>
      <Cell label="Handed over" number>
        <HandedOver campaign={campaign} />
      </Cell>
      <Cell label="Replies" number>
        <Replies campaign={campaign} />
      </Cell>
      <Cell label="Cost" number>
        <ListedCost campaign={campaign} />
      </Cell>
      <Cell label="Done in, ended">
        <DoneIn campaign={campaign} />
      </Cell>
      <Cell label="Action">
        {campaign.status === "CREATED" ? (
          <StartCampaign campaignId={campaign.id} name={campaign.name} quiet />
        ) : (
          <Nothing />
        )}
      </Cell>
    </tr>
  );
}

/** Leads handed over, out of the limit, and leads that ended in another way. */
function HandedOver({ campaign: { leads, leadLimit } }: { readonly campaign: Campaign }) {
  const { handedOver, setAside, declined, failed } = tallyLeads(leads);
  const others = [
    setAside > 0 && `${formatNumber(setAside)} set aside`,
    declined > 0 && `${formatNumber(declined)} declined or cancelled`,
    failed > 0 && `${formatNumber(failed)} failed`,
  ].filter((words) => words !== false);
  return (
    <>
      <Text size="sm" className="number">
        {formatNumber(handedOver)}{" "}
        <Text span inherit c="dimmed">
          / {formatNumber(leadLimit)}
        </Text>
      </Text>
      {others.length > 0 && (
        <Text size="xs" c="dimmed" className="number">
          {others.join(", ")}
        </Text>
      )}
    </>
  );
}

/** Replies, as last read from Instantly. */
function Replies({ campaign: { sending } }: { readonly campaign: Campaign }) {
  if (sending.replies === null) return <Nothing />;
  const { count, askedAt } = sending.replies;
  return (
    <>
      <Text size="sm" className="number">
        {formatNumber(count)}
      </Text>
      <Text size="xs" c="dimmed">
        as of <Time at={askedAt} as="moment" />
      </Text>
    </>
  );
}

/** Why the campaign failed, if it did. */
function EndLine({ campaign: { status, message, cancelReason } }: { readonly campaign: Campaign }) {
  if (status !== "FAILED" || message === null) return null;
  const why = cancelReason ?? message;
  return (
    <Text size="xs" c="dimmed" mt={4} lineClamp={2} maw={260} title={why}>
      {why}
    </Text>
  );
}

/** Says that written mails wait for a person to activate the sending. */
function SendingLine({ campaign }: { readonly campaign: Campaign }) {
  const words = sendingLine(campaign);
  if (words === undefined) return null;
  const turn = campaign.sending.state === "NOT_ACTIVATED";
  return (
    <Text size="xs" mt={4} c={turn ? "var(--mantine-color-violet-text)" : "dimmed"}>
      {words}
    </Text>
  );
}

/** The remaining time, if it can be estimated; of an ended campaign when it ended, of a draft when it was created. */
function DoneIn({ campaign }: { readonly campaign: Campaign }) {
  const seconds = useNow((now) => secondsLeft(campaign, now));
  const { status, finishedAt, createdAt } = campaign;
  if (finishedAt !== null || status === "CREATED") {
    return (
      <Text size="sm" component="div">
        {finishedAt === null && "created "}
        <Time at={finishedAt ?? createdAt} />
      </Text>
    );
  }
  if (seconds === null) return <Nothing />;
  return (
    <Text size="sm" title="At the pace since its start, for the jobs that it has by now.">
      about {formatDuration(seconds)} left
    </Text>
  );
}

/** The state of a campaign's jobs. Paused jobs show here, since their campaign stays RUNNING. */
function JobHint({ jobs }: Pick<Campaign, "jobs">) {
  const atWork = jobs.PENDING + jobs.RUNNING;
  const workers = useQueueStatus().data?.workersAlive;
  const stands = jobs.PAUSED > 0 || workers === 0;
  const words =
    jobs.PAUSED > 0
      ? `${plural(jobs.PAUSED, "job")} stopped with all work`
      : workers === 0
        ? `${plural(atWork, "job waits", "jobs wait")}: no worker is alive`
        : `${plural(atWork, "job")} at work`;
  if (jobs.PAUSED + atWork === 0) return null;
  return (
    <Text
      size="xs"
      mt={4}
      {...(stands ? { fw: 600, c: "var(--mantine-color-orange-text)" } : { c: "dimmed" })}
    >
      {words}
    </Text>
  );
}
