-- Jobs that reveal up to ten people. In a migration of their own: PostgreSQL refuses a new value in the transaction that adds it.
ALTER TYPE "job_type" ADD VALUE IF NOT EXISTS 'REVEAL_LEADS' AFTER 'FETCH_LEADS';
