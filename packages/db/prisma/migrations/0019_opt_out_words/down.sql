-- PostgreSQL can't take a value out of an enum: the word stays, and nothing uses it once 0020_opt_outs is taken back.
SELECT 1;
