export { type AlertsConfig, alertsConfigOf, alertVariables, type Channel, channelsOf } from "./alerts-env.ts";
export { type MailerOptions, type PersonalMail, startMailer } from "./start-mailer.ts";
export { type SenderOptions, startSender } from "./start-sender.ts";
export { startWatch, type WatchOptions } from "./start-watch.ts";
