/** Words about what the account may do. They are true of every record, whichever one the rest of the message names. */
const ACCOUNT_WORDS =
  /\b(?:plan|plans|subscriptions?|upgrade|quota|billing|credits?|tier|trial|suspended)\b|\b(?:rate|leads?|contacts?|uploads?|usage|sending) limits?\b|\bper (?:second|minute|min|hour|day|month)\b|\b(?:your|this|the) (?:organi[sz]ation|workspace|account|team|project)\b/i;

/** True for a refusal of the account's: by the rule of doubt, never one of the record that it also names. */
export const isAboutAccount = (message: string): boolean => ACCOUNT_WORDS.test(message);
