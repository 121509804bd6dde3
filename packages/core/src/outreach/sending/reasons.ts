/** Instantly's codes for why a campaign does not send, and what they mean to a person. Unknown codes are shown unchanged. */
export const SENDING_REASONS: Readonly<Record<string, string>> = {
  healthy: "Instantly is sending.",
  campaign_draft: "It is a draft at Instantly: nobody has activated it.",
  campaign_paused: "It is paused at Instantly. Activate the sending to go on.",
  campaign_completed: "Everybody has got the mail.",
  out_of_schedule: "Outside the sending hours: it goes on by itself.",
  waiting_for_leads: "Nobody is left to write to.",
  daily_limit_met: "Today's limit is reached: it goes on tomorrow.",
  no_accounts_available: "None of the campaign's senders is in the Instantly workspace. Choose others.",
  all_accounts_unhealthy:
    "All of the campaign's senders are in trouble at Instantly. Reconnect them there, or choose others.",
  campaign_bounce_protect:
    "Instantly stopped it because too many mails bounced. Look at the addresses before you go on.",
};

/** The message for one of Instantly's codes. */
export const reasonWords = (status: string): string =>
  Object.hasOwn(SENDING_REASONS, status)
    ? (SENDING_REASONS[status] ?? status)
    : `Instantly says: ${status.replaceAll("_", " ")}.`;
