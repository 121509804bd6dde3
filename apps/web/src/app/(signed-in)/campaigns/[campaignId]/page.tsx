import type { Metadata } from "next";
import { CampaignPage } from "../../../../components/campaign/campaign-page.tsx";

export const metadata: Metadata = { title: "Campaign" };

interface Props {
  readonly params: Promise<{ readonly campaignId: string }>;
}

export default async function Page({ params }: Props) {
  const { campaignId } = await params;
  return <CampaignPage campaignId={campaignId} />;
}
