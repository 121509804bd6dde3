import { TextInput } from "@mantine/core";
import { formatNumber } from "../../lib/format.ts";
import { readWhole } from "../../lib/read-whole.ts";

interface Props {
  readonly label: string;
  readonly name: string;
  readonly description?: string;
  /** As typed. */
  readonly value: string;
  readonly error: string | undefined;
  readonly onChange: (value: string) => void;
}

/** A number that stays as typed. If it is ambiguous, the field shows how it is read. */
export function WholeNumberField({ value, description, onChange, ...field }: Props) {
  const read = readWhole(value);
  const plain = read === null || String(read) === value.trim();
  const hint = [description, plain ? undefined : `Read as ${formatNumber(read)}.`].filter(Boolean).join(" ");
  return (
    <TextInput
      {...field}
      {...(hint !== "" && { description: hint })}
      inputMode="numeric"
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}
