-- PostgreSQL can't take a value out of an enum: the word stays, and nothing uses it once 0017_reveal_leads is taken back.
SELECT 1;
