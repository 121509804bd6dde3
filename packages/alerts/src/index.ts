export { type AlertsConfig, alertsConfigOf, alertVariables, type Channel, channelsOf } from "./alerts-env.ts";
export { writeMail } from "./mail/outbox.ts";
export type { PersonalMail } from "./mail/personal-mail.ts";
export { type Seal, sealOf } from "./mail/seal.ts";
export { type MailerOptions, startMailer } from "./mail/start-mailer.ts";
export { type SenderOptions, startSender } from "./start-sender.ts";
export { startWatch, type WatchOptions } from "./start-watch.ts";
