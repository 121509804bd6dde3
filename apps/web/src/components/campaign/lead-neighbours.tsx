"use client";

import { Button, Group, Text } from "@mantine/core";
import { useHotkeys } from "@mantine/hooks";
import { IconChevronDown, IconChevronUp } from "@tabler/icons-react";
import { formatNumber } from "../../lib/format.ts";

interface Props {
  readonly leadId: string;
  /** The leads of the list behind the drawer, in order. */
  readonly listed: readonly string[];
  readonly onMove: (leadId: string) => void;
}

/** Moves to the previous or next lead by button or by k and j. Renders nothing for a lead that is not in the list. */
export function LeadNeighbours({ leadId, listed, onMove }: Props) {
  const at = listed.indexOf(leadId);
  const [before, after] = at === -1 ? [] : [listed[at - 1], listed[at + 1]];
  const go = (id: string | undefined) => () => id !== undefined && onMove(id);
  useHotkeys([
    ["k", go(before)],
    ["j", go(after)],
  ]);
  if (at === -1) return null;
  return (
    <Group gap="xs" mb="md">
      <Button
        size="compact-md"
        variant="default"
        leftSection={<IconChevronUp size={16} aria-hidden />}
        disabled={before === undefined}
        onClick={go(before)}
      >
        Previous
      </Button>
      <Button
        size="compact-md"
        variant="default"
        leftSection={<IconChevronDown size={16} aria-hidden />}
        disabled={after === undefined}
        onClick={go(after)}
      >
        Next
      </Button>
      <Text size="sm" c="dimmed" className="number">
        {formatNumber(at + 1)} of {formatNumber(listed.length)} shown
      </Text>
    </Group>
  );
}
