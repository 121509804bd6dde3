import { NativeSelect } from "@mantine/core";

interface Props<Status extends string> {
  /** What is listed: "jobs". */
  readonly of: string;
  readonly statuses: readonly Status[];
  /** Undefined: all of them. */
  readonly status: Status | undefined;
  readonly onChange: (status: Status | undefined) => void;
}

const ALL = "";

/** Which rows of a list are shown. The browser's own list: Mantine's loads 45 kB, which a filter is not worth. */
export function StatusFilter<Status extends string>({ of, statuses, status, onChange }: Props<Status>) {
  return (
    <NativeSelect
      aria-label={`Show ${of} with status`}
      data={[
        { value: ALL, label: "All statuses" },
        ...statuses.map((each) => ({ value: each, label: each })),
      ]}
      value={status ?? ALL}
      onChange={(event) => onChange(statuses.find((each) => each === event.currentTarget.value))}
      maw={260}
      mb="sm"
    />
  );
}
