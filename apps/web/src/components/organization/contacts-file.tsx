import { Button, FileButton, Group, Text } from "@mantine/core";
import { useState } from "react";
import { plural } from "../../lib/format.ts";
import { textOf } from "./read-contacts.ts";

/** Larger than the longest list that an import takes. */
const MAX_MEGABYTES = 8;

export interface PickedFile {
  readonly name: string;
  readonly text: string;
}

interface Props {
  readonly file: PickedFile | null;
  readonly onPick: (file: PickedFile | null) => void;
}

/** A file instead of typed text. The browser reads it; the file itself is not sent. */
export function ContactsFile({ file, onPick }: Props) {
  const [refusal, setRefusal] = useState<string>();
  const pick = async (picked: File | null) => {
    if (picked === null) return;
    const tooLarge = picked.size > MAX_MEGABYTES * 1_000_000;
    setRefusal(tooLarge ? `“${picked.name}” has more than ${plural(MAX_MEGABYTES, "MB", "MB")}.` : undefined);
    if (!tooLarge) onPick({ name: picked.name, text: textOf(await picked.arrayBuffer()) });
  };
  if (file !== null) {
    return (
      <Group gap="sm">
        <Text size="sm" fw={600} style={{ overflowWrap: "anywhere" }}>
          {file.name}
        </Text>
        <Button size="compact-sm" variant="default" onClick={() => onPick(null)}>
          Without this file
        </Button>
      </Group>
    );
  }
  return (
    <Group gap="sm">
      <FileButton accept=".csv,.txt,.tsv,text/csv,text/plain" onChange={pick}>
        {(props) => (
          <Button size="compact-sm" variant="default" {...props}>
            Choose a CSV file…
          </Button>
        )}
      </FileButton>
      <Text size="sm" c="dimmed" role={refusal === undefined ? undefined : "alert"}>
        {refusal ?? "Its column of addresses or domains is found by its heading."}
      </Text>
    </Group>
  );
}
