"use client";

import { NativeSelect, Text } from "@mantine/core";
import { useSearchParams } from "next/navigation";
import { type Me, readsAudit, rightsIn } from "../../lib/me.ts";
import { useMe } from "../../lib/use-me.ts";
import { Card } from "../common/card.tsx";
import { Filters } from "../common/filters.tsx";
import { PageHeader } from "../common/page-header.tsx";
import { AuditList } from "./audit-list.tsx";
import { AUDIT_ACTIONS } from "./audit-words.ts";

/** The value for the audit of the whole installation. */
const ALL = "all";

const EVERYTHING = "";

/** The audit: of an organization for its admins, of the whole installation for operators. */
export function AuditPage() {
  const me = useMe();
  return (
    <>
      <PageHeader
        title="Audit"
        subtitle="Who changed what, when and from where. Nobody can change it afterwards."
      />
      {me !== undefined && (readsAudit(me) ? <Audit me={me} /> : <NoAudit />)}
    </>
  );
}

function Audit({ me }: { readonly me: Me }) {
  const params = useSearchParams();
  const scopes = scopesOf(me);
  const scope = scopes.find(({ value }) => value === params.get("of"))?.value ?? scopes[0]?.value ?? ALL;
  const action = AUDIT_ACTIONS.find(({ value }) => value === params.get("action"))?.value ?? null;
  // Kept in the address, so that a link or a reload shows the same.
  const show = (next: { of: string; action: string | null }) => {
    const query = new URLSearchParams({ of: next.of, ...(next.action !== null && { action: next.action }) });
    window.history.replaceState(null, "", `?${query}`);
  };
  return (
    <Card>
      <Filters>
        <NativeSelect
          label="Of"
          data={scopes}
          value={scope}
          onChange={(event) => show({ of: event.currentTarget.value, action })}
        />
        <NativeSelect
          label="What was done"
          data={[{ value: EVERYTHING, label: "Everything" }, ...AUDIT_ACTIONS]}
          value={action ?? EVERYTHING}
          onChange={(event) => show({ of: scope, action: event.currentTarget.value || null })}
        />
      </Filters>
      <AuditList key={`${scope} ${action}`} organizationId={scope === ALL ? null : scope} action={action} />
    </Card>
  );
}

const scopesOf = (me: Me) => [
  ...(me.operator ? [{ value: ALL, label: "The whole installation" }] : []),
  ...me.organizations
    .filter(({ id }) => rightsIn(me, id).manages)
    .map(({ id, name }) => ({ value: id, label: name })),
];

function NoAudit() {
  return (
    <Card title="For those who manage an organization">
      <Text maw={640}>
        An organization's audit is read by its admins and owners, the whole installation's by operators. Ask
        an owner of your organization if you need to know what was changed.
      </Text>
    </Card>
  );
}
