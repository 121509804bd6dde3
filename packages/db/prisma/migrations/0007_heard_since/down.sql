-- Takes 0007_heard_since back. Workers of this version no longer start; those of the one before go by what each has seen itself.
ALTER TABLE "worker" DROP COLUMN "heard_since";
