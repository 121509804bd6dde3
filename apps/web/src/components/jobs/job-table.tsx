import { StackedTable } from "../common/stacked-table.tsx";
import { type Job, JobRow } from "./job-row.tsx";
import classes from "./job-table.module.css";

interface Props {
  readonly jobs: readonly Job[];
  /** The jobs belong to several campaigns, so each row names its own. */
  readonly campaigns?: boolean;
  /** The job that a link pointed at. */
  readonly marked?: string | null;
}

export function JobTable({ jobs, campaigns = false, marked = null }: Props) {
  return (
    <StackedTable
      caption="Jobs, newest first"
      columns={["Job", ...(campaigns ? ["Campaign"] : []), "Status", "Attempt", "Created", "Why", "Action"]}
      numbers={["Attempt"]}
      className={classes.cards}
    >
      {jobs.map((job) => (
        <JobRow key={job.id} job={job} marked={job.id === marked} campaign={campaigns} />
      ))}
    </StackedTable>
  );
}
