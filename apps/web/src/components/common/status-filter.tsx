import { NativeSelect } from "@mantine/core";
import type { StatusWords } from "../../lib/status-words.ts";

interface Props<Status extends string> {
  /** Name of the listed things: "jobs". */
  readonly of: string;
  /** The statuses to choose from, in words. */
  readonly words: Readonly<Record<Status, StatusWords>>;
  /** Undefined: all. */
  readonly status: Status | undefined;
  readonly onChange: (status: Status | undefined) => void;
}

const ALL = "";

/** Filters a list by status. Uses the browser's own select, since Mantine's adds 45 kB. */
export function StatusFilter<Status extends string>({ of, words, status, onChange }: Props<Status>) {
  const statuses = Object.keys(words) as Status[];
  return (
    <NativeSelect
      aria-label={`Show ${of} with status`}
      data={[
        { value: ALL, label: "All statuses" },
        ...statuses.map((value) => ({ value, label: words[value].words })),
      ]}
      value={status ?? ALL}
      onChange={(event) => onChange(statuses.find((each) => each === event.currentTarget.value))}
    />
  );
}
