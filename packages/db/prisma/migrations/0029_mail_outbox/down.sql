-- Takes 0029_mail_outbox back. Mails that were not handed in are lost: who waits for one asks again.
DROP TABLE "mail";
