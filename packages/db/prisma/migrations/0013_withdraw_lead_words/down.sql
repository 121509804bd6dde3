-- PostgreSQL can't take a value out of an enum: the words stay, and nothing uses them once 0014_withdraw_lead is taken back.
SELECT 1;
