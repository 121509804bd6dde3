import type { Metadata } from "next";
import { JobPage } from "../../../../components/jobs/job-page.tsx";

export const metadata: Metadata = { title: "Job" };

interface Props {
  readonly params: Promise<{ readonly jobId: string }>;
}

export default async function Page({ params }: Props) {
  return <JobPage jobId={(await params).jobId} />;
}
