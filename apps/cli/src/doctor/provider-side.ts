import { access, constants } from "node:fs/promises";
import { PROVIDER_NAMES, PROVIDERS } from "@leadgen/core";
import { CliError } from "../cli-error.ts";
import { addedTwice, countByProvider, readSeenRequests } from "../demo/request-audit.ts";
import { EXIT } from "../exit-codes.ts";
import type { Finding } from "./examine.ts";
import type { Facts } from "./facts.ts";

/** Refuses a missing log: reading it would give no requests, and so no findings. @throws CliError (64) */
export async function requireLog(logFile: string): Promise<void> {
  await access(logFile, constants.R_OK).catch((cause: Error) => {
    throw new CliError(EXIT.USAGE, `Cannot read the log of requests: ${cause.message}`, { cause });
  });
}

/**
 * Checks I10, and I5 for the leads at Instantly, against the providers' own log. The log may begin later than the database or be
 * cut off, so calls that only the database knows are not a finding.
 */
export async function examineProviderSide(
  logFile: string,
  recorded: Facts["calls"]["recorded"],
): Promise<Finding[]> {
  const requests = await readSeenRequests(logFile);
  const seen = countByProvider(requests);
  const unrecorded = PROVIDERS.filter((provider) => seen[provider] > (recorded[provider] ?? 0));
  const twice = addedTwice(requests);
  return [
    {
      id: "I5",
      claim: "Nobody was added twice to a campaign at Instantly, by its own log",
      violations: twice.length,
      examples: twice.slice(0, 5),
    },
    {
      id: "I10",
      claim: `No provider call without a record: ${requests.length} requests, each with its row`,
      violations: unrecorded.reduce((sum, provider) => sum + seen[provider] - (recorded[provider] ?? 0), 0),
      examples: unrecorded.map(
        (provider) =>
          `${PROVIDER_NAMES[provider]} saw ${seen[provider]}, and ${recorded[provider] ?? 0} are recorded`,
      ),
    },
  ];
}
