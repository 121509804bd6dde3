export { type Answer, type HttpReceiver, httpReceiver, type Post } from "./http-receiver.ts";
export { type ReceivedMail, type SmtpReceiver, smtpReceiver } from "./smtp-receiver.ts";
