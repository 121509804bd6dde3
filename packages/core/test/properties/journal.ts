import type { CampaignStatus, JobSnapshot } from "../../src/index.ts";
import type { CoreSystem } from "../support/core-system.ts";

/** Records every change of every row. The row's own lock puts the records of a row in the order of its changes. */
export async function keepJournal(system: CoreSystem): Promise<void> {
  await system.db.query(JOURNAL);
}

/** A job's row before (null: it was created) and after a change that a decision can see. */
export interface JobTransition {
  readonly jobId: string;
  readonly before: SeenJob | null;
  readonly after: SeenJob;
}

export type SeenJob = JobSnapshot & { readonly worker: string | null };

export interface CampaignTransition {
  readonly campaignId: string;
  readonly before: CampaignStatus;
  readonly after: CampaignStatus;
}

export interface Journal {
  readonly jobs: readonly JobTransition[];
  readonly campaigns: readonly CampaignTransition[];
  /** Calls that were UNKNOWN or FAILED at some time, even if a late answer has been recorded since. */
  readonly doubtful: ReadonlySet<string>;
}

/** Takes the records since the last call. */
export async function readJournal(system: CoreSystem): Promise<Journal> {
  const rows = await system.db.query<{
    kind: "job" | "campaign" | "call";
    id: string;
    before: never;
    after: never;
  }>(
    "WITH taken AS (DELETE FROM journal RETURNING *) SELECT kind, id, before, after FROM taken ORDER BY seq",
  );
  const of = (kind: string) => rows.filter((row) => row.kind === kind);
  return {
    jobs: of("job").map(({ id, before, after }) => ({ jobId: id, before, after })),
    campaigns: of("campaign").map(({ id, before, after }) => ({ campaignId: id, before, after })),
    doubtful: new Set(of("call").map(({ id }) => id)),
  };
}

const JOURNAL = `
  CREATE TABLE journal (seq bigint GENERATED ALWAYS AS IDENTITY, kind text, id uuid, before jsonb, after jsonb);
  CREATE FUNCTION snapshot_of(it job) RETURNS jsonb LANGUAGE sql STABLE AS $$
    SELECT jsonb_build_object('status', it.status, 'attempt', it.attempt, 'deaths', it.deaths,
                              'calling', it.call_id IS NOT NULL, 'held', it.worker_id IS NOT NULL, 'worker', it.worker_id) $$;
  CREATE FUNCTION note_birth() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      INSERT INTO journal (kind, id, after) VALUES ('job', new.id, snapshot_of(new));
      RETURN NULL;
    END $$;
  CREATE FUNCTION note_job() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      INSERT INTO journal (kind, id, before, after) VALUES ('job', new.id, snapshot_of(old), snapshot_of(new));
      RETURN NULL;
    END $$;
  CREATE FUNCTION note_campaign() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      INSERT INTO journal (kind, id, before, after) VALUES ('campaign', new.id, to_jsonb(old.status), to_jsonb(new.status));
      RETURN NULL;
    END $$;
  CREATE FUNCTION note_call() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      INSERT INTO journal (kind, id) VALUES ('call', new.id);
      RETURN NULL;
    END $$;
  CREATE TRIGGER note_birth AFTER INSERT ON job FOR EACH ROW EXECUTE FUNCTION note_birth();
  CREATE TRIGGER note_job AFTER UPDATE ON job FOR EACH ROW
    WHEN ((old.status, old.attempt, old.deaths, old.call_id, old.worker_id)
          IS DISTINCT FROM (new.status, new.attempt, new.deaths, new.call_id, new.worker_id))
    EXECUTE FUNCTION note_job();
  CREATE TRIGGER note_campaign AFTER UPDATE OF status ON campaign FOR EACH ROW
    WHEN (old.status <> new.status) EXECUTE FUNCTION note_campaign();
  CREATE TRIGGER note_call AFTER UPDATE OF outcome ON provider_call FOR EACH ROW
    WHEN (new.outcome IN ('UNKNOWN', 'FAILED')) EXECUTE FUNCTION note_call();`;
