import type { Metadata } from "next";
import { EntryCard } from "../../../../components/entry/entry-card.tsx";
import { InvitationForMe, InvitationForStrangers } from "../../../../components/entry/invitation.tsx";
import { whoAmI } from "../../../../server/who-am-i.ts";

export const metadata: Metadata = { title: "Invitation", robots: { index: false } };

interface Props {
  readonly params: Promise<{ readonly secret: string }>;
}

export default async function Page({ params }: Props) {
  const { secret } = await params;
  const visitor = await whoAmI();
  return (
    <EntryCard title="You are invited" subtitle="Somebody wants you in their organization.">
      {visitor.kind === "KNOWN" ? (
        <InvitationForMe secret={secret} me={visitor.me} />
      ) : (
        <InvitationForStrangers secret={secret} />
      )}
    </EntryCard>
  );
}
