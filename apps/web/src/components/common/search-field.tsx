"use client";

import { CloseButton, TextInput } from "@mantine/core";
import { useDebouncedCallback } from "@mantine/hooks";
import { IconSearch } from "@tabler/icons-react";
import { useState } from "react";
import { PAUSE_IN_TYPING_MS } from "../../lib/polling.ts";

interface Props {
  /** "Search leads". */
  readonly label: string;
  readonly placeholder: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
}

/** A list's search text, applied once the user stops typing. */
export function SearchField({ label, placeholder, value, onChange }: Props) {
  const [typed, setTyped] = useState(value);
  const ask = useDebouncedCallback(onChange, PAUSE_IN_TYPING_MS);
  const type = (text: string) => {
    setTyped(text);
    ask(text.trim());
  };
  return (
    <TextInput
      aria-label={label}
      placeholder={placeholder}
      type="search"
      maxLength={200}
      leftSection={<IconSearch size={16} aria-hidden />}
      rightSection={
        typed !== "" && <CloseButton size="sm" aria-label="Clear the search" onClick={() => type("")} />
      }
      value={typed}
      onChange={(event) => type(event.currentTarget.value)}
      // Applied at once on leaving the field: later it would replace the address of the next page.
      onBlur={() => ask.flush()}
    />
  );
}
