-- Takes 0033_sample_mail_payer back. Whose the sample mails were is lost; their calls stay.
DROP TABLE "sample_mail";
