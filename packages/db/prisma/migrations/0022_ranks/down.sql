-- Takes 0022_ranks back. Jobs are in the order of their creation again once their doorbells are rung anew.
ALTER TABLE "campaign" DROP COLUMN "first_rank", DROP COLUMN "ranks_given";
ALTER TABLE "job" DROP COLUMN "rank";
