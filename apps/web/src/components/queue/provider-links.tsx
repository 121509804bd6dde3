import { DASHBOARDS, PROVIDER_NAMES, type Provider, STATUS_PAGES } from "@leadgen/core";
import { Anchor, Group, Text } from "@mantine/core";

interface LinkProps {
  readonly href: string;
  /** "status page of Apollo" */
  readonly name: string;
  readonly children: string;
}

const OutLink = ({ href, name, children }: LinkProps) => (
  <Anchor href={href} target="_blank" rel="noreferrer" size="sm" underline="always" aria-label={name}>
    {children}
  </Anchor>
);

/** Links to the provider's status page and to the account with its keys and credits. */
export function ProviderLinks({ provider }: { readonly provider: Provider }) {
  const name = PROVIDER_NAMES[provider];
  const statusPage = STATUS_PAGES[provider];
  return (
    <Group gap="xs">
      {statusPage === null ? (
        <Text size="sm" c="dimmed">
          no status page
        </Text>
      ) : (
        <OutLink href={statusPage} name={`Status page of ${name}`}>
          Status page
        </OutLink>
      )}
      <OutLink href={DASHBOARDS[provider]} name={`Account at ${name}`}>
        Account
      </OutLink>
    </Group>
  );
}
