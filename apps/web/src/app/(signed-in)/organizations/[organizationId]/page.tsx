import type { Metadata } from "next";
import { OrganizationPage } from "../../../../components/organization/organization-page.tsx";

export const metadata: Metadata = { title: "Organization" };

interface Props {
  readonly params: Promise<{ readonly organizationId: string }>;
}

export default async function Page({ params }: Props) {
  const { organizationId } = await params;
  return <OrganizationPage organizationId={organizationId} />;
}
