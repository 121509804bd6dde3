import type { Metadata } from "next";
import { FirstStepsPage } from "../../../components/first-steps/first-steps-page.tsx";

export const metadata: Metadata = { title: "First steps" };

export default function Page() {
  return <FirstStepsPage />;
}
