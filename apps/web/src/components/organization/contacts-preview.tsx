import { List, Stack, Text } from "@mantine/core";
import { formatNumber, plural } from "../../lib/format.ts";
import { MAX_LINES, type ReadContacts } from "./read-contacts.ts";

/** Enough to see whether the list was read correctly. */
const SHOWN = 5;
/** Enough to see what is wrong with them. */
const SHOWN_REFUSED = 10;

interface Props {
  readonly read: ReadContacts;
  readonly tooLong: boolean;
}

/** The entries that will be added and the lines that won't. */
export function ContactsPreview({ read, tooLong }: Props) {
  const { values, refused } = read;
  if (tooLong) {
    return (
      <Text size="sm" role="alert">
        {plural(read.lines, "line")} are more than the {formatNumber(MAX_LINES)} that are taken at once. Split
        the list.
      </Text>
    );
  }
  if (values.length === 0 && refused.length === 0) return null;
  return (
    <Stack gap="xs" data-testid="contacts-preview" aria-live="polite">
      <Text size="sm" style={{ overflowWrap: "anywhere" }}>
        {takenWords(read)}{" "}
        {values.length > 0 && `${values.slice(0, SHOWN).join(", ")}${values.length > SHOWN ? " …" : ""}`}
      </Text>
      {refused.length > 0 && (
        <>
          <Text size="sm" fw={600}>
            Left out, since there is neither an address nor a domain in {plural(refused.length, "line")}:
          </Text>
          <List size="sm" withPadding>
            {refused.slice(0, SHOWN_REFUSED).map(({ line, text }) => (
              <List.Item key={line} style={{ overflowWrap: "anywhere" }}>
                Line {line}: {text.slice(0, 80)}
              </List.Item>
            ))}
          </List>
          {refused.length > SHOWN_REFUSED && (
            <Text size="sm" c="dimmed">
              and {formatNumber(refused.length - SHOWN_REFUSED)} more
            </Text>
          )}
        </>
      )}
    </Stack>
  );
}

function takenWords({ addresses, domains, twice }: ReadContacts): string {
  const again = twice === 0 ? "" : ` (${formatNumber(twice)} more stand there twice)`;
  return `${plural(addresses, "address", "addresses")} and ${plural(domains, "domain")}${again}:`;
}
