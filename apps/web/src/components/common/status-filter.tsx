import { NativeSelect } from "@mantine/core";
import type { StatusWords } from "../../lib/status-words.ts";

interface Props<Status extends string> {
  /** What is listed: "jobs". */
  readonly of: string;
  /** Every status that can be asked for. */
  readonly words: Readonly<Record<Status, StatusWords>>;
  /** Undefined: all of them. */
  readonly status: Status | undefined;
  readonly onChange: (status: Status | undefined) => void;
}

const ALL = "";

/** Which rows of a list are shown. The browser's own list: Mantine's loads 45 kB, which a filter is not worth. */
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
      maw={260}
      mb="sm"
    />
  );
}
