"use client";

import { Minus, TrendingDown, TrendingUp } from "lucide-react";
import dynamic from "next/dynamic";
import { useSearchParams } from "next/navigation";
import { usePanelAddress } from "@/components/backlog/use-panel-address";
import { useGround } from "@/components/backlog/use-stories";
import { useHere } from "@/components/flow-teams/here";
import { PageFrame } from "@/components/frame/page-frame";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { dayWords } from "@/components/ui/day-words";
import { EmptyState } from "@/components/ui/empty-state";
import { lazily } from "@/components/ui/lazily";
import { TeamDot } from "@/components/ui/team-dot";
import { setInAddress } from "@/lib/client/address";
import { useView } from "@/lib/client/use-view";
import type { GroundView } from "@/lib/domain/backlog/ground";
import type { CalendarDate } from "@/lib/domain/calendar/dates";
import type { RegisterAddress } from "@/lib/domain/dependencies/addresses";
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
import { holdsWords, wordsTyped } from "@/lib/domain/words";
import { RegisterItem } from "./register-item";
import { RegisterToolbar } from "./register-toolbar";
import { type RiskCell, RiskMatrix } from "./risk-matrix";
import { useRaising } from "./use-raising";
import { useRegisterAddress } from "./use-register-address";

const RiskPanel = lazily(dynamic(() => import("./risk-panel").then((module) => module.RiskPanel)));
const RaiseRiskDialog = lazily(dynamic(() => import("./raise-risk-dialog").then((module) => module.RaiseRiskDialog)));
const ItemPanels = lazily(
  dynamic(() => import("@/components/backlog/item-panels").then((module) => module.ItemPanels)),
);

const shows = [
  { value: "unclassed", label: "Not classed" },
  ...roamClasses.map((roam) => ({ value: roam, label: roamWords[roam] })),
  { value: "closed", label: "Closed" },
];

type RisksScreenProps = {
  painted: { view: PaintedView<RisksView>; ground: PaintedView<GroundView> };
  today: CalendarDate;
};

/** The Risk register: a picture of how grave they are, and the list, the gravest on top. */
export function RisksScreen({ painted, today }: RisksScreenProps) {
  const { slug } = useHere();
  const { data } = useView<RisksView>({ slug, view: "risks" }, painted.view);
  const ground = useGround(painted.ground);
  const panel = usePanelAddress();
  const address = useRegisterAddress();
  const cell = useChosenCell();
  const raising = useRaising("Risk", "Risks");
  if (!ground) return null;
  const open = data.risks.filter(({ closedAt }) => closedAt === null);
  const unmet = open.filter((risk) => missingInRisk(risk).length > 0).length;
  const passes = passing(address, ground);
  const shown = data.risks.filter(
    (risk) => passes(risk) && (!cell || (risk.probability === cell.probability && risk.impact === cell.impact)),
  );
  const teams = ground.teams.map((team) => ({ value: team.slug, label: team.name }));
  return (
    <PageFrame
      title="Risks"
      subtitle={
        unmet > 0 ? `${unmet} of ${open.length} open ones lack an owner, a class or what the class takes` : null
      }
      actions={raising.button}
      toolbar={<RegisterToolbar of="Risks" address={address} shows={shows} teams={teams} />}
    >
      {data.risks.length === 0 ? (
        <EmptyState title="No Risk yet" action={raising.button}>
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
                  <Button onClick={() => setInAddress({ q: null, show: null, team: null, at: null })}>
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
      {raising.isOpen ? <RaiseRiskDialog ground={ground} onClose={raising.close} onRaised={panel.openRisk} /> : null}
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
    <RegisterItem
      name={`R-${number}`}
      title={title}
      isOpen={isOpen}
      onOpen={onOpen}
      lead={
        <Badge
          tone={closedAt ? "neutral" : gravityTones[gravityWord(risk)]}
          className="mt-px w-9 justify-center tabular-nums"
          title={`Probability ${risk.probability}, impact ${risk.impact}`}
        >
          {gravityOf(risk)}
        </Badge>
      }
      facts={
        <>
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
        </>
      }
      badge={
        closedAt ? (
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
        )
      }
    />
  );
}

function passing({ text, show, team }: RegisterAddress, ground: GroundView): (risk: RiskRow) => boolean {
  const words = wordsTyped(text);
  const teamId = team === null ? null : (ground.teams.find(({ slug }) => slug === team)?.id ?? "none");
  return (risk) => {
    if (show === "closed" ? risk.closedAt === null : risk.closedAt !== null) return false;
    if (show === "unclassed" && risk.roam !== null) return false;
    if (roamClasses.some((roam) => roam === show) && risk.roam !== show) return false;
    if (teamId !== null && risk.teamId !== teamId) return false;
    return holdsWords(`R-${risk.number} ${risk.title} ${risk.description} ${risk.owner ?? ""}`, words);
  };
}

function useChosenCell(): RiskCell | null {
  const [probability, impact] = (useSearchParams().get("at") ?? "").split("x").map(Number);
  return probability && impact ? { probability, impact } : null;
}

function chooseCell(cell: RiskCell | null): void {
  setInAddress({ at: cell ? `${cell.probability}x${cell.impact}` : null });
}
