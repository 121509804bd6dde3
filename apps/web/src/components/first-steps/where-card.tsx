import { PROVIDER_NAMES, type Provider } from "@leadgen/core";
import { Badge, Text } from "@mantine/core";
import { Card } from "../common/card.tsx";
import classes from "./first-steps.module.css";
import type { FirstFacts } from "./use-first-steps.ts";

const DOES: Readonly<Record<Provider, string>> = {
  APOLLO: "finds people",
  MILLIONVERIFIER: "checks addresses",
  PERPLEXITY: "researches",
  OPENAI: "writes",
  INSTANTLY: "sends",
};

/** Shows which providers are real and which are simulated. */
export function WhereCard({ providers }: Pick<FirstFacts, "providers">) {
  return (
    <Card title="Where the work is done">
      <ul className={classes.steps}>
        {providers.map(({ provider, ...it }) => (
          <li key={provider} className={classes.world}>
            <span>
              {PROVIDER_NAMES[provider]}{" "}
              <Text span size="sm" c="dimmed">
                {DOES[provider]}
              </Text>
            </span>
            <World {...it} />
          </li>
        ))}
      </ul>
      <Text size="sm" c="dimmed" mt="sm">
        Real ones charge for what they do. The simulator invents people and answers, and nothing leaves the
        server.
      </Text>
    </Card>
  );
}

function World({ configured, simulated }: Pick<FirstFacts["providers"][number], "configured" | "simulated">) {
  const [words, color] = !configured
    ? ["no key", "orange"]
    : simulated
      ? ["simulator", "gray"]
      : ["real", "teal"];
  return (
    <Badge color={color} variant="light" radius="sm" tt="none" miw="max-content">
      {words}
    </Badge>
  );
}
