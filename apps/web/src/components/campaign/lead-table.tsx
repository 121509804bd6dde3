import { Anchor, Text } from "@mantine/core";
import { formatSpent } from "../../lib/format-spent.ts";
import type { Outputs } from "../../lib/trpc.ts";
import { Cell, StackedTable } from "../common/stacked-table.tsx";
import { LeadBadge } from "../common/status-badge.tsx";
import { leadName } from "./lead-data.ts";
import { stepsOfLead } from "./lead-steps.ts";
import { StepCells } from "./step-cells.tsx";

type Lead = Outputs["lead"]["list"]["items"][number];

interface Props {
  readonly leads: readonly Lead[];
  readonly onShow: (leadId: string) => void;
}

export function LeadTable({ leads, onShow }: Props) {
  return (
    <StackedTable
      caption="Leads in the order found"
      columns={["Person", "Company", "Steps", "Where it is", "Cost"]}
      numbers={["Cost"]}
    >
      {leads.map((lead) => (
        <LeadRow key={lead.id} lead={lead} onShow={onShow} />
      ))}
    </StackedTable>
  );
}

function LeadRow({ lead, onShow }: { readonly lead: Lead; readonly onShow: Props["onShow"] }) {
  const steps = stepsOfLead(lead);
  const here = steps.find(({ state }) => state !== "done" && state !== "ahead");
  return (
    <tr data-testid="lead-row">
      <Cell label="Person">
        <Anchor component="button" type="button" fw={600} ta="left" onClick={() => onShow(lead.id)}>
          {leadName(lead)}
        </Anchor>
        <Text size="xs" c="dimmed">
          {lead.title}
        </Text>
      </Cell>
      <Cell label="Company">
        <Text size="sm">{lead.companyName ?? "–"}</Text>
        <Text size="xs" c="dimmed">
          {lead.email}
        </Text>
      </Cell>
      <Cell label="Steps">
        <StepCells steps={steps} />
      </Cell>
      <Cell label="Where it is">
        <LeadBadge status={lead.status} />
        {here !== undefined && (
          <Text size="xs" c="dimmed" mt={2} lineClamp={2} title={here.why}>
            {here.why}
          </Text>
        )}
      </Cell>
      <Cell label="Cost" number>
        <Text size="sm" className="number">
          {formatSpent(lead.spent)}
        </Text>
      </Cell>
    </tr>
  );
}
