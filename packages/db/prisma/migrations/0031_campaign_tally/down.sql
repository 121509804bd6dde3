-- Takes 0031_campaign_tally back. Nothing is lost: it is counted again.
DROP TABLE "campaign_tally";
