import { expect, test } from "vitest";
import { adviceFor } from "../src/api/no-answer.ts";

test.for([
  { reason: "DEPTH_ZERO_SELF_SIGNED_CERT", advice: "NODE_EXTRA_CA_CERTS" },
  { reason: "SELF_SIGNED_CERT_IN_CHAIN", advice: "NODE_EXTRA_CA_CERTS" },
  { reason: "UNABLE_TO_VERIFY_LEAF_SIGNATURE", advice: "NODE_EXTRA_CA_CERTS" },
  { reason: "ERR_TLS_CERT_ALTNAME_INVALID", advice: "NODE_EXTRA_CA_CERTS" },
  { reason: "ERR_SSL_WRONG_VERSION_NUMBER", advice: "http://" },
  { reason: "ENOTFOUND", advice: "--url" },
])("what helps against $reason is told", ({ reason, advice }) => {
  expect(adviceFor(reason, "--url or LEADGEN_URL")).toContain(advice);
});
