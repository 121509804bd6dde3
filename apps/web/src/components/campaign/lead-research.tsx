import { Anchor, List, Text, Title } from "@mantine/core";
import { isWebAddress, researchFacts } from "./lead-data.ts";

/** The facts behind the e-mail, each with its source. */
export function LeadResearch({ research }: { readonly research: unknown }) {
  const facts = researchFacts(research);
  return (
    <section aria-label="Research">
      <Title order={3} size="h6" mb="xs">
        Research
      </Title>
      {facts.length === 0 ? (
        <Text c="dimmed">{research === null ? "Not researched." : "Nothing reliable was found."}</Text>
      ) : (
        <List spacing="xs">
          {facts.map((fact) => (
            <List.Item key={`${fact.sourceUrl} ${fact.text}`}>
              {fact.text} <Source url={fact.sourceUrl} />
            </List.Item>
          ))}
        </List>
      )}
    </section>
  );
}

function Source({ url }: { readonly url: string }) {
  if (!isWebAddress(url)) {
    return (
      <Text span c="dimmed" size="sm">
        ({url})
      </Text>
    );
  }
  return (
    <Anchor
      href={url}
      target="_blank"
      rel="noreferrer noopener"
      size="sm"
      style={{ overflowWrap: "anywhere" }}
    >
      {new URL(url).hostname}
    </Anchor>
  );
}
