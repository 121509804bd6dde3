import { Container } from "@mantine/core";
import { NoSuchThing } from "../components/common/no-such-thing.tsx";

export default function NotFound() {
  return (
    <Container size="sm" py={96}>
      <NoSuchThing what="page" />
    </Container>
  );
}
