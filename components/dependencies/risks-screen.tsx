"use client";

import { Minus, Plus, TrendingDown, TrendingUp } from "lucide-react";
import dynamic from "next/dynamic";
import { useSearchParams } from "next/navigation";
import { useState } from "react";
import { usePanelAddress } from "@/components/backlog/use-panel-address";
import { useGround } from "@/components/backlog/use-stories";
import { useHere, useMay } from "@/components/flow-teams/here";
import { useCommands } from "@/components/frame/commands";
import { PageFrame } from "@/components/frame/page-frame";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { dayWords } from "@/components/ui/day-words";
import { EmptyState } from "@/components/ui/empty-state";
import { Select } from "@/components/ui/select";
import { TeamDot } from "@/components/ui/team-dot";
import { TextField } from "@/components/ui/text-field";
import { useView } from "@/lib/client/use-view";
import type { GroundView } from "@/lib/domain/backlog/ground";
import type { CalendarDate } from "@/lib/domain/calendar/dates";
import {
  type RiskRow,
  type RisksView,
  gravityOf,
  gravityWord,
  isReviewOverdue,
  missingInRisk,
  roamClasses,
  roamWords,
  trendWords,
} from "@/lib/domain/dependencies/risks";
import type { PaintedView } from "@/lib/domain/live";
import { RegisterTabs } from "./register-tabs";
import { type RiskCell, RiskMatrix } from "./risk-matrix";
import { changeAddress } from "./use-dependencies-address";

const RiskPanel = dynamic(() => import("./risk-panel").then((module) => module.RiskPanel));
const RaiseRiskDialog = dynamic(() => import("./raise-risk-dialog").then((module) => module.RaiseRiskDialog));
const ItemPanels = dynamic(() => import("@/components/backlog/item-panels").then((module) => module.ItemPanels));

type RisksScreenProps = {
  painted: { view: PaintedView<RisksView>; ground: PaintedView<GroundView> };
  today: CalendarDate;
};

/** The Risk register: a picture of how grave they are, and the list, the gravest on top. */
export function RisksScreen({ painted, today }: RisksScreenProps) {
  const { slug } = useHere();
  const { data } = useView<RisksView>({ slug, view: "risks" }, painted.view);
  const ground = useGround(painted.ground);
  const mayRaise = useMay("contribute");
  const panel = usePanelAddress();
  const { text, show, team, cell } = useRisksAddress();
  const [isRaising, setRaising] = useState(false);
  useCommands(
    mayRaise
      ? [
          {
            id: "dependencies.raiseRisk",
            label: "Raise a Risk",
            keys: "n",
            group: "Risks",
            icon: <Plus />,
            run: () => setRaising(true),
          },
        ]
      : [],
  );
  if (!ground) return null;
  const open = data.risks.filter(({ closedAt }) => closedAt === null);
  const unmet = open.filter((risk) => missingInRisk(risk).length > 0).length;
  const passes = passing({ text, show, team }, ground);
  const shown = data.risks.filter(
    (risk) => passes(risk) && (!cell || (risk.probability === cell.probability && risk.impact === cell.impact)),
  );
  const raiseButton = (
    <Button variant="primary" onClick={() => setRaising(true)}>
      <span className="max-md:hidden">Raise a Risk</span>
      <span className="md:hidden">Raise</span>
    </Button>
  );
  return (
    <PageFrame
      title="Risks"
      subtitle={
        unmet > 0 ? `${unmet} of ${open.length} open ones lack an owner, a class or what the class takes` : null
      }
      actions={mayRaise ? raiseButton : null}
      toolbar={
        <>
          <RegisterTabs current="risks" />
          <span aria-hidden="true" className="mx-1 h-5 border-l max-md:hidden" />
          <TextField
            aria-label="Find in Risks"
            placeholder="Find"
            className="md:max-w-44"
            value={text}
            onChange={(event) => changeAddress({ q: event.target.value })}
          />
          <Select
            aria-label="Show"
            className="w-40"
            value={show}
            onChange={(event) => changeAddress({ show: event.target.value === "open" ? null : event.target.value })}
          >
            <option value="open">Open</option>
            <option value="unclassed">Not classed</option>
            {roamClasses.map((roam) => (
              <option key={roam} value={roam}>
                {roamWords[roam]}
              </option>
            ))}
            <option value="closed">Closed</option>
          </Select>
          <Select
            aria-label="Scrum Team"
            className="w-40"
            value={team ?? ""}
            onChange={(event) => changeAddress({ team: event.target.value })}
          >
            <option value="">Any team</option>
            {ground.teams.map(({ id, slug: teamSlug, name }) => (
              <option key={id} value={teamSlug}>
                {name}
              </option>
            ))}
          </Select>
        </>
      }
    >
      {data.risks.length === 0 ? (
        <EmptyState title="No Risk yet" action={mayRaise ? raiseButton : null}>
          What may go wrong for a sprint's goal, a Milestone or an Epic is written down here, with an owner and what is
          done about it.
        </EmptyState>
      ) : (
        <div className="mx-auto flex max-w-5xl gap-8 max-lg:flex-col">
          <div className="shrink-0">
            <RiskMatrix risks={open} chosen={cell} onChoose={chooseCell} />
          </div>
          <div className="min-w-0 flex-1">
            {shown.length === 0 ? (
              <EmptyState
                title="No Risk passes the filters"
                action={
                  <Button onClick={() => changeAddress({ q: null, show: null, team: null, at: null })}>
                    Clear the filters
                  </Button>
                }
              />
            ) : (
              <ul aria-label="Risks" className="flex flex-col divide-y border-y">
                {shown.map((risk) => (
                  <RiskItem
                    key={risk.id}
                    risk={risk}
                    ground={ground}
                    today={today}
                    isOpen={panel.risk === risk.number}
                    onOpen={() => panel.openRisk(risk.number)}
                  />
                ))}
              </ul>
            )}
          </div>
        </div>
      )}
      {isRaising ? (
        <RaiseRiskDialog ground={ground} onClose={() => setRaising(false)} onRaised={panel.openRisk} />
      ) : null}
      {panel.risk === null ? null : (
        <RiskPanel key={panel.risk} number={panel.risk} risks={data.risks} ground={ground} today={today} />
      )}
      {panel.epic !== null ? <ItemPanels /> : null}
    </PageFrame>
  );
}

type RiskItemProps = { risk: RiskRow; ground: GroundView; today: CalendarDate; isOpen: boolean; onOpen(): void };

const gravityTones = { grave: "warn", medium: "neutral", slight: "neutral" } as const;
const trendIcons = { rising: TrendingUp, steady: Minus, falling: TrendingDown };

function RiskItem({ risk, ground, today, isOpen, onOpen }: RiskItemProps) {
  const { number, title, roam, owner, teamId, reviewOn, trend, closedAt } = risk;
  const team = ground.teams.find(({ id }) => id === teamId);
  const missing = closedAt === null ? missingInRisk(risk) : [];
  const Trend = trendIcons[trend];
  return (
    <li>
      <button
        type="button"
        aria-current={isOpen || undefined}
        className="flex w-full items-start gap-3 rounded px-2 py-2.5 text-left -outline-offset-2 hover:bg-hover aria-current:bg-hover"
        onClick={onOpen}
      >
        <Badge
          tone={closedAt ? "neutral" : gravityTones[gravityWord(risk)]}
          className="mt-px w-9 justify-center tabular-nums"
          title={`Probability ${risk.probability}, impact ${risk.impact}`}
        >
          {gravityOf(risk)}
        </Badge>
        <span className="min-w-0 flex-1">
          <span className="block wrap-anywhere">
            <span className="text-ink-3">R-{number}</span> {title}
          </span>
          <span className="mt-0.5 flex flex-wrap items-center gap-x-3 gap-y-0.5 text-sm text-ink-3">
            {team ? (
              <span className="inline-flex items-center gap-1.5">
                <TeamDot hue={team.hue} /> {team.name}
              </span>
            ) : null}
            <span>{owner ?? "No owner"}</span>
            <span className="inline-flex items-center gap-1">
              <Trend aria-hidden="true" className="size-3.5" /> {trendWords[trend]}
            </span>
            {reviewOn ? (
              <span className={isReviewOverdue(risk, today) ? "font-medium text-warn-ink" : undefined}>
                {isReviewOverdue(risk, today) ? "Review overdue since" : "Review on"} {dayWords(reviewOn)}
              </span>
            ) : null}
          </span>
        </span>
        {closedAt ? (
          <Badge>Closed</Badge>
        ) : missing.length > 0 ? (
          <Badge title={`Lacks ${missing.join(", ")}`} className="max-w-44">
            Lacks {missing[0]}
            {missing.length > 1 ? ` +${missing.length - 1}` : ""}
          </Badge>
        ) : (
          <Badge tone={roam === "mitigated" || roam === "resolved" ? "ok" : "accent"}>
            {roam ? roamWords[roam] : null}
          </Badge>
        )}
      </button>
    </li>
  );
}

type RiskFilters = { text: string; show: string; team: string | null };

function passing({ text, show, team }: RiskFilters, ground: GroundView): (risk: RiskRow) => boolean {
  const words = text.toLocaleLowerCase().split(/\s+/).filter(Boolean);
  const teamId = team === null ? null : (ground.teams.find(({ slug }) => slug === team)?.id ?? "none");
  return (risk) => {
    if (show === "closed" ? risk.closedAt === null : risk.closedAt !== null) return false;
    if (show === "unclassed" && risk.roam !== null) return false;
    if (roamClasses.some((roam) => roam === show) && risk.roam !== show) return false;
    if (teamId !== null && risk.teamId !== teamId) return false;
    const all = `R-${risk.number} ${risk.title} ${risk.description} ${risk.owner ?? ""}`.toLocaleLowerCase();
    return words.every((word) => all.includes(word));
  };
}

function useRisksAddress(): RiskFilters & { cell: RiskCell | null } {
  const params = useSearchParams();
  const [probability, impact] = (params.get("at") ?? "").split("x").map(Number);
  const cell = probability && impact ? { probability, impact } : null;
  return { text: params.get("q") ?? "", show: params.get("show") ?? "open", team: params.get("team"), cell };
}

function chooseCell(cell: RiskCell | null): void {
  changeAddress({ at: cell ? `${cell.probability}x${cell.impact}` : null });
}
