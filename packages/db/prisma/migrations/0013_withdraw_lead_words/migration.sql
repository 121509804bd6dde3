-- Jobs that take people out at the sender again, and what becomes of a lead that was taken out.
-- In a migration of their own: PostgreSQL lets nobody use a new value in the transaction that adds it.
ALTER TYPE "job_type" ADD VALUE IF NOT EXISTS 'WITHDRAW_LEAD';
ALTER TYPE "lead_status" ADD VALUE IF NOT EXISTS 'WITHDRAWN' AFTER 'HANDED_OVER';
