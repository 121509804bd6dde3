import { Button, Stack, Text } from "@mantine/core";

interface Props {
  /** Says what could not be checked when it was saved. */
  readonly notice: string | null;
  readonly onClose: () => void;
}

/** Replaces a form after saving. */
export function Saved({ notice, onClose }: Props) {
  return (
    <Stack>
      <Text role="status">{notice}</Text>
      <Button onClick={onClose} ml="auto">
        Close
      </Button>
    </Stack>
  );
}
