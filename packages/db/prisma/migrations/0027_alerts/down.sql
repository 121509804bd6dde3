-- Takes 0027_alerts back. Alerts that were not delivered are lost; the openings and closings stay in the history.
DROP TABLE "breaker_acknowledgement";
DROP TABLE "alert_delivery";
DROP TABLE "alert";
DROP TYPE "alert_delivery_status";
DROP TYPE "alert_channel";
DROP TYPE "alert_kind";
