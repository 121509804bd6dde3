/** A campaign as Instantly returns it; settings that the caller sent are kept as they came. */
export interface InstantlyCampaign {
  readonly id: string;
  readonly name: string;
  /** 0 draft, 1 active, 2 paused, 3 completed. */
  readonly status: number;
  readonly timestamp_created: string;
  readonly timestamp_updated: string;
  readonly organization: string;
  readonly campaign_schedule: unknown;
  readonly [setting: string]: unknown;
}

/** A lead as Instantly returns it: what was sent comes back under `payload`. */
export interface InstantlyLead {
  readonly id: string;
  readonly timestamp_created: string;
  readonly timestamp_updated: string;
  readonly organization: string;
  /** 1 active. */
  readonly status: number;
  readonly email: string;
  readonly campaign: string | null;
  readonly list_id: string | null;
  readonly first_name: string | null;
  readonly last_name: string | null;
  readonly company_name: string | null;
  readonly company_domain: string | null;
  readonly job_title: string | null;
  readonly website: string | null;
  readonly phone: string | null;
  readonly personalization: string | null;
  readonly payload: Readonly<Record<string, unknown>>;
  readonly email_open_count: number;
  readonly email_reply_count: number;
  readonly email_click_count: number;
  readonly status_summary: Readonly<Record<string, unknown>>;
  readonly verification_status: number;
}
