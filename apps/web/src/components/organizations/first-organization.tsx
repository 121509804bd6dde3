import { List, SimpleGrid, Text } from "@mantine/core";
import { Card } from "../common/card.tsx";
import { NewOrganizationForm } from "./new-organization-form.tsx";

/** For a user without an organization: the two ways to get one. */
export function FirstOrganization() {
  return (
    <SimpleGrid cols={{ base: 1, md: 2 }} spacing="lg">
      <Card title="Make an organization">
        <Text c="dimmed" mb="md">
          Campaigns and leads belong to an organization, and only its members see them. You will own it and
          can invite others.
        </Text>
        <NewOrganizationForm />
      </Card>
      <Card title="Or join one">
        <Text c="dimmed" mb="md">
          The owners and admins of an organization can invite you.
        </Text>
        <List spacing="xs" type="ordered">
          <List.Item>Ask them for an invitation to the e-mail address that you signed up with.</List.Item>
          <List.Item>They give you a link. It works once, for a week.</List.Item>
          <List.Item>Open it here, and accept.</List.Item>
        </List>
      </Card>
    </SimpleGrid>
  );
}
