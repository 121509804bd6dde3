"use client";

import { Text } from "@mantine/core";
import { totalWords } from "./total-words.ts";
import { type Asked, useEstimate } from "./use-estimate.ts";

/** The estimate in a few lines, beside the submit button. */
export function FormTotal(asked: Asked) {
  const { estimate, usable } = useEstimate(asked);
  if (!usable || estimate.data === undefined) return null;
  const { dollars, credits } = totalWords(estimate.data.lines);
  return (
    <div data-testid="form-total">
      <Text size="sm" fw={600} className="number">
        {dollars}
      </Text>
      <Text size="xs" c="dimmed" lineClamp={3} className="number">
        {credits}
      </Text>
    </div>
  );
}
