/** The worker task that tells people about an opening or closing; not a job, it runs while OPEN too. */
export const ALERT_TASK = "send_alert";
