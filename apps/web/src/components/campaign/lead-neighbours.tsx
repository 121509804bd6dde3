"use client";

import { Button, Group, Text } from "@mantine/core";
import { useHotkeys } from "@mantine/hooks";
import { IconChevronDown, IconChevronUp } from "@tabler/icons-react";
import { formatNumber } from "../../lib/format.ts";

interface Props {
  readonly leadId: string;
  /** The leads of the list behind it, in its order. */
  readonly listed: readonly string[];
  readonly onMove: (leadId: string) => void;
}

/** To the lead before and the one after, by button, k and j; nothing for a lead that the list does not show. */
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
