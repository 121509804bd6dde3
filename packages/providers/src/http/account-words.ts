/** Words about what the account may do. They concern every record, even when the message also names one record. */
const ACCOUNT_WORDS =
  /\b(?:plan|plans|subscriptions?|upgrade|quota|billing|credits?|tier|trial|suspended)\b|\b(?:rate|leads?|contacts?|uploads?|usage|sending) limits?\b|\bper (?:second|minute|min|hour|day|month)\b|\b(?:your|this|the) (?:organi[sz]ation|workspace|account|team|project)\b/i;

/** True for a refusal that is about the account. By the rule of doubt it is never an outcome of one record. */
export const isAboutAccount = (message: string): boolean => ACCOUNT_WORDS.test(message);
