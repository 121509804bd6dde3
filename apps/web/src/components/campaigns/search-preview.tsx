"use client";

import { Alert, Button, List, Stack, Text } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { plural } from "../../lib/format.ts";
import { type Outputs, useTRPC } from "../../lib/trpc.ts";
import { ErrorAlert } from "../common/error-alert.tsx";
import { type CampaignDraft, criteriaOf } from "./campaign-draft.ts";

type Preview = Outputs["campaign"]["previewSearch"];
type Person = Preview["people"][number];

/** Whom the form's search would find. Asked by hand, since each asking is a recorded call under Apollo's rate limit. */
export function SearchPreview({ draft }: { readonly draft: CampaignDraft }) {
  const trpc = useTRPC();
  const criteria = criteriaOf(draft);
  const preview = useMutation(trpc.campaign.previewSearch.mutationOptions());
  // An answer belongs to the criteria it was asked for, and is not shown beside others.
  const current = JSON.stringify(preview.variables?.criteria) === JSON.stringify(criteria);
  return (
    <Stack gap="xs" align="flex-start" data-testid="search-preview">
      <Button
        variant="default"
        size="compact-sm"
        disabled={criteria === null}
        loading={preview.isPending}
        onClick={() => criteria !== null && preview.mutate({ criteria })}
      >
        Preview the search
      </Button>
      <Text size="xs" c="dimmed">
        Costs nothing. Apollo shows no addresses and no last names before they are paid for.
      </Text>
      <div aria-live="polite">
        {current && preview.data !== undefined && <Found preview={preview.data} />}
        {current && preview.error !== null && (
          <ErrorAlert error={preview.error} title="The search was not previewed" />
        )}
      </div>
    </Stack>
  );
}

function Found({ preview: { totalEntries, people } }: { readonly preview: Preview }) {
  if (totalEntries === 0) {
    return (
      <Alert color="yellow" title="Nobody found">
        Apollo knows nobody like that. Take away a criterion, or use broader words.
      </Alert>
    );
  }
  return (
    <>
      <Text size="sm" fw={600}>
        {plural(totalEntries, "person", "people")}
        {people.length < totalEntries && `, the first ${people.length}:`}
      </Text>
      <List size="sm" withPadding>
        {people.map((person, place) => (
          <List.Item key={place}>{wordsOf(person)}</List.Item>
        ))}
      </List>
    </>
  );
}

/** `Kari No***n, Head of Sales, Fjord Ferries`, of what Apollo shows. */
function wordsOf({ firstName, lastNameObfuscated, title, organizationName, hasEmail }: Person): string {
  const name = [firstName, lastNameObfuscated].filter(Boolean).join(" ");
  const words = [name || "Somebody", title, organizationName].filter(Boolean).join(", ");
  return hasEmail ? words : `${words} (no address)`;
}
