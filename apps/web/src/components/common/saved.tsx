import { Button, Stack, Text } from "@mantine/core";

interface Props {
  /** What could not be checked at the saving. */
  readonly notice: string | null;
  readonly onClose: () => void;
}

/** In place of a form that was saved. */
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
