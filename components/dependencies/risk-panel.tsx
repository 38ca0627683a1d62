"use client";

import { usePanelAddress } from "@/components/backlog/use-panel-address";
import { useHere } from "@/components/flow-teams/here";
import { Ago } from "@/components/history/ago";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { DateField } from "@/components/ui/date-field";
import { Field } from "@/components/ui/field";
import { RefusalNotice } from "@/components/ui/refusal-notice";
import { Select } from "@/components/ui/select";
import { closeRisk, deleteRisk, reopenRisk } from "@/lib/actions/risks";
import { useCommand } from "@/lib/client/use-command";
import type { GroundView } from "@/lib/domain/backlog/ground";
import type { CalendarDate } from "@/lib/domain/calendar/dates";
import {
  type RiskRow,
  type RiskTrend,
  isReviewOverdue,
  mayKeepRisk,
  riskTrends,
  trendWords,
} from "@/lib/domain/dependencies/risks";
import { NotInRegister, RegisterPanel } from "./register-panel";
import { RiskClass } from "./risk-class";
import { StepField } from "./step-field";
import { EpicField, TeamField } from "./tied-fields";
import { useRiskEdit } from "./use-register-edit";

type RiskPanelProps = { number: number; risks: readonly RiskRow[]; ground: GroundView; today: CalendarDate };

/** All of one Risk. */
export function RiskPanel({ number, risks, ground, today }: RiskPanelProps) {
  const { close } = usePanelAddress();
  const risk = risks.find((one) => one.number === number);
  if (!risk) {
    return (
      <NotInRegister name={`R-${number}`} onClose={close}>
        This Risk doesn't exist, or it was deleted.
      </NotInRegister>
    );
  }
  return <OpenRisk key={risk.id} risk={risk} ground={ground} today={today} />;
}

function OpenRisk({ risk, ground, today }: { risk: RiskRow; ground: GroundView; today: CalendarDate }) {
  const { actor, flowTeamId, slug, isRetired } = useHere();
  const { close, openEpic } = usePanelAddress();
  const mayKeep = !isRetired && mayKeepRisk(actor, { ...risk, flowTeamId });
  const edit = useRiskEdit(risk);
  const closing = useCommand(closeRisk, { done: () => `R-${risk.number} closed` });
  const reopening = useCommand(reopenRisk, { done: () => `R-${risk.number} is open again` });
  const removal = useCommand(deleteRisk, { done: () => `R-${risk.number} deleted`, onDone: close });
  const named = { flowTeamId, riskId: risk.id };
  const isClosed = risk.closedAt !== null;
  const epic = ground.epics.find(({ id }) => id === risk.epicId);
  return (
    <RegisterPanel
      kind="Risk"
      name={`R-${risk.number}`}
      item={risk}
      mayKeep={mayKeep}
      hint="What would happen, and how one would notice"
      save={edit.save}
      onDelete={() => void removal.run(named)}
      onClose={close}
    >
      <div className="flex flex-wrap items-center gap-2">
        {isClosed ? <Badge>Closed</Badge> : null}
        <span className="text-ink-2">
          Raised by {risk.raisedBy ?? "somebody"} <Ago at={risk.createdAt} />
        </span>
        {mayKeep ? (
          <Button
            className="ml-auto"
            pending={closing.pending || reopening.pending}
            onClick={() => void (isClosed ? reopening.run(named) : closing.run(named))}
          >
            {isClosed ? "Reopen" : "Close the Risk"}
          </Button>
        ) : null}
      </div>
      <RefusalNotice refusal={edit.refusal} rulebookHref={`/flow-teams/${slug}/rulebook`} />
      <RiskClass risk={risk} ground={ground} mayKeep={mayKeep && !isClosed} />
      <div className="grid gap-4 sm:grid-cols-2">
        <StepField
          label="Probability"
          ends={["hardly", "almost surely"]}
          value={risk.probability}
          disabled={!mayKeep}
          onChange={(probability) => void edit.save({ probability })}
        />
        <StepField
          label="Impact"
          ends={["a nuisance", "the goal is lost"]}
          value={risk.impact}
          disabled={!mayKeep}
          onChange={(impact) => void edit.save({ impact })}
        />
        <Field label="Trend">
          <Select
            value={risk.trend}
            disabled={!mayKeep}
            onChange={(event) => void edit.save({ trend: event.target.value as RiskTrend })}
          >
            {riskTrends.map((trend) => (
              <option key={trend} value={trend}>
                {trendWords[trend]}
              </option>
            ))}
          </Select>
        </Field>
        <Field label="Review on" error={isReviewOverdue(risk, today) ? "That day is past." : null}>
          <DateField
            value={risk.reviewOn ?? ""}
            disabled={!mayKeep}
            onChange={(day) => void edit.save({ reviewOn: day || null })}
          />
        </Field>
        <TeamField
          ground={ground}
          value={risk.teamId}
          disabled={!mayKeep}
          onChange={(teamId) => void edit.save({ teamId })}
        />
        <EpicField
          ground={ground}
          value={risk.epicId}
          disabled={!mayKeep}
          onChange={(epicId) => void edit.save({ epicId })}
        />
      </div>
      {epic ? (
        <Button variant="quiet" className="-ml-3 self-start" onClick={() => openEpic(epic.number)}>
          Open E-{epic.number}
        </Button>
      ) : null}
    </RegisterPanel>
  );
}
