"use client";

import { Button, Group, List, Loader, Stack, Text } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { errorMessage } from "../../lib/api-error.ts";
import { plural } from "../../lib/format.ts";
import { type Outputs, useTRPCClient } from "../../lib/trpc.ts";
import { useProviders } from "../../lib/use-providers.ts";
import { Calm } from "../common/calm.tsx";
import { type CampaignDraft, criteriaOf } from "./campaign-draft.ts";
import classes from "./search-preview.module.css";
import { useNotAsked } from "./use-not-asked.ts";

type Preview = Outputs["campaign"]["previewSearch"];
type Person = Preview["people"][number];

/** Milliseconds. Longer than for our own lists, since each search is a recorded call under Apollo's rate limit. */
const PAUSE_MS = 800;

/** The people that the form's search finds, updated as the user types. */
export function SearchPreview({ draft }: { readonly draft: CampaignDraft }) {
  const typed = JSON.stringify(criteriaOf(draft));
  const [criteria] = useDebouncedValue(typed, PAUSE_MS);
  const hindrance = useHindrance(criteria);
  const client = useTRPCClient();
  const preview = useQuery({
    queryKey: ["search preview", criteria],
    queryFn: ({ signal }) =>
      client.campaign.previewSearch.mutate({ criteria: JSON.parse(criteria) }, { signal }),
    enabled: hindrance === null,
    // An answer stays valid while the form is open; only other criteria send a new request.
    staleTime: "static",
    placeholderData: keepPreviousData,
  });
  const waiting = hindrance === null && (typed !== criteria || preview.isFetching);
  return (
    <Stack gap={4} className={classes.preview} data-testid="search-preview" aria-live="polite">
      <Group gap="xs">
        <Text size="sm" fw={600}>
          Whom it finds
        </Text>
        {waiting && <Loader size={14} aria-label="Searching" />}
        <Practice />
      </Group>
      {hindrance !== null && <Calm>{hindrance}</Calm>}
      {hindrance === null && preview.isError && !waiting && (
        <Calm>
          Not looked up: {errorMessage(preview.error)}{" "}
          <Button variant="default" size="compact-xs" onClick={() => void preview.refetch()}>
            Ask again
          </Button>
        </Calm>
      )}
      {hindrance === null && preview.data !== undefined && (
        <div data-old={waiting || undefined} className={classes.found}>
          <Found preview={preview.data} />
        </div>
      )}
      <Text size="xs" c="dimmed" mt="auto">
        Costs nothing. Apollo shows no addresses and no last names before they are paid for.
      </Text>
    </Stack>
  );
}

/** Why the search can't run, in a sentence; empty while that is unknown. */
function useHindrance(criteria: string): string | null {
  const hindrance = useNotAsked("APOLLO");
  return criteria === "null"
    ? "Enter a title, a place or another criterion to see the first people here."
    : hindrance;
}

/** Says that the people are invented, if the simulator answers. */
function Practice() {
  const apollo = useProviders().data?.items.find(({ provider }) => provider === "APOLLO");
  return (
    apollo?.simulated && (
      <Text size="xs" c="dimmed">
        invented people: the simulator stands in for Apollo
      </Text>
    )
  );
}

function Found({ preview: { totalEntries, people } }: { readonly preview: Preview }) {
  if (totalEntries === 0) {
    return <Calm>Nobody found. Remove a criterion, or use broader words.</Calm>;
  }
  return (
    <>
      <Text size="sm">
        {plural(totalEntries, "person", "people")}
        {people.length < totalEntries && `, the first ${people.length}:`}
      </Text>
      <List size="sm" listStyleType="none">
        {people.map((person, place) => (
          <List.Item key={place} className={classes.person}>
            {wordsOf(person)}
          </List.Item>
        ))}
      </List>
    </>
  );
}

/** `Kari No***n, Head of Sales, Fjord Ferries`, from the fields that Apollo shows. */
function wordsOf({ firstName, lastNameObfuscated, title, organizationName, hasEmail }: Person): string {
  const name = [firstName, lastNameObfuscated].filter(Boolean).join(" ");
  const words = [name || "Somebody", title, organizationName].filter(Boolean).join(", ");
  return hasEmail ? words : `${words} (no address)`;
}
