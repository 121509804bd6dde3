-- Jobs that read at the sender who unsubscribed or bounced. In a migration of its own, as 0013_withdraw_lead_words.
ALTER TYPE "job_type" ADD VALUE IF NOT EXISTS 'READ_OPT_OUTS';
