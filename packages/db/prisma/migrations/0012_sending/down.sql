-- Takes 0012_sending back. How campaigns send and who activated them is forgotten here; Instantly goes on as it is: pause there first.
ALTER TABLE "campaign"
  DROP COLUMN "senders", DROP COLUMN "daily_limit", DROP COLUMN "send_from", DROP COLUMN "send_to", DROP COLUMN "send_days",
  DROP COLUMN "time_zone", DROP COLUMN "address_line", DROP COLUMN "opt_out",
  DROP COLUMN "sending_state", DROP COLUMN "sending_since", DROP COLUMN "sending_by";
DROP TYPE "sending_state";
