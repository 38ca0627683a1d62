"use client";

import clsx from "clsx";
import { ListChecks } from "lucide-react";
import dynamic from "next/dynamic";
import { usePanelAddress } from "@/components/backlog/use-panel-address";
import { useHere } from "@/components/flow-teams/here";
import { PageFrame } from "@/components/frame/page-frame";
import { buttonLook } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { lazily } from "@/components/ui/lazily";
import { Link } from "@/components/ui/link";
import { useView } from "@/lib/client/use-view";
import type { Role } from "@/lib/domain/access";
import { todayIn } from "@/lib/domain/calendar/dates";
import { type MyWorkView, type WorkLine, type WorkSections, arrangeWork } from "@/lib/domain/conversations/my-work";
import type { PaintedView } from "@/lib/domain/live";

const ItemPanels = lazily(
  dynamic(() => import("@/components/backlog/item-panels").then((module) => module.ItemPanels)),
);

const sectionWords: Record<keyof WorkSections, string> = {
  blocksMe: "In your way",
  waitsOnMe: "Others wait for you",
  now: "Now",
  later: "Later",
};

/** All that is somebody's, across teams, by what it asks of them. */
export function MyWorkScreen({ initial }: { initial: PaintedView<MyWorkView> }) {
  const { slug, timeZone } = useHere();
  const { data } = useView<MyWorkView>({ slug, view: "my-work" }, initial);
  const sections = arrangeWork(data, todayIn(timeZone, new Date()));
  const order = Object.keys(sectionWords) as (keyof WorkSections)[];
  const count = order.reduce((sum, one) => sum + sections[one].length, 0);
  return (
    <PageFrame title="My work" subtitle={inOneSentence(sections)}>
      <div className="mx-auto flex max-w-3xl flex-col gap-6">
        {count === 0 ? <NothingYet /> : null}
        {order.map((one) =>
          sections[one].length === 0 ? null : (
            <section key={one} aria-labelledby={`work-${one}`}>
              <h2 id={`work-${one}`} className="mb-1 text-sm font-medium text-ink-2">
                {sectionWords[one]} <span className="font-normal text-ink-3">{sections[one].length}</span>
              </h2>
              <ul className="overflow-hidden rounded-lg border bg-surface">
                {sections[one].map((line) => (
                  <WorkRow key={line.key} line={line} />
                ))}
              </ul>
            </section>
          ),
        )}
      </div>
      <ItemPanels />
    </PageFrame>
  );
}

/** What comes here for a role, and where the person's next step is. */
const firstSteps: { role: Role; says: string; path: string; label: string }[] = [
  {
    role: "cpo",
    says: "Epics that lack only their value, or that wait for your validation, stand here with what you own.",
    path: "backlog",
    label: "Open the Product Backlog",
  },
  {
    role: "architect",
    says: "Epics that wait for your feasibility verdict stand here with what you own.",
    path: "backlog",
    label: "Open the Product Backlog",
  },
  {
    role: "csm",
    says: "Impediments and Risks of the Flow Team that nobody owns yet stand here with what you own.",
    path: "impediments",
    label: "Open the Impediments",
  },
  {
    role: "po",
    says: "What other teams ask of yours stands here until you answer, with what you own and what your team waits for.",
    path: "dependencies",
    label: "Open the Dependencies",
  },
  {
    role: "sm",
    says: "Impediments and Risks of your team that nobody owns yet stand here with what you own.",
    path: "impediments",
    label: "Open the Impediments",
  },
  {
    role: "developer",
    says: "Stories and Tasks you own stand here, with what is in your way. Take a card on the board to begin.",
    path: "board",
    label: "Open your team's board",
  },
];

function NothingYet() {
  const { slug, flowTeamId, actor } = useHere();
  const isHeld = (role: Role) => actor.roles.some((held) => held.flowTeamId === flowTeamId && held.role === role);
  const step = firstSteps.find(({ role }) => isHeld(role));
  if (!step) return null;
  return (
    <EmptyState
      title="Nothing is yours yet"
      icon={<ListChecks />}
      action={
        <Link href={`/flow-teams/${slug}/${step.path}`} className={buttonLook("primary")}>
          {step.label}
        </Link>
      }
    >
      {step.says}
    </EmptyState>
  );
}

function WorkRow({ line }: { line: WorkLine }) {
  const { slug } = useHere();
  const panel = usePanelAddress();
  const opensHere = line.address.match(/\?(story|epic)=(\d+)$/);
  return (
    <li className="border-b last:border-b-0">
      <Link
        href={`/flow-teams/${slug}${line.address}`}
        className="flex items-baseline gap-3 px-3 py-2.5 hover:bg-hover focus-visible:-outline-offset-2"
        onClick={(event) => {
          // Beside the list, unless another tab is asked for.
          if (!opensHere || event.metaKey || event.ctrlKey || event.shiftKey) return;
          event.preventDefault();
          if (opensHere[1] === "story") panel.openStory(Number(opensHere[2]));
          else panel.openEpic(Number(opensHere[2]));
        }}
      >
        <span className="w-20 shrink-0 text-sm text-ink-3 max-md:hidden">{line.kind}</span>
        <span className="min-w-0 flex-1">
          <span className="block truncate">{line.title}</span>
          <span
            className={clsx("block truncate text-sm", {
              "text-bad-ink": line.tone === "bad",
              "text-warn-ink": line.tone === "warn",
              "text-ink-3": line.tone === "plain",
            })}
          >
            {line.says}
          </span>
        </span>
        {line.teamName ? <span className="shrink-0 text-sm text-ink-3">{line.teamName}</span> : null}
      </Link>
    </li>
  );
}

/** The one thing to know first. */
function inOneSentence({ blocksMe, waitsOnMe, now }: WorkSections): string {
  if (waitsOnMe.length > 0)
    return `${waitsOnMe.length === 1 ? "One thing waits" : `${waitsOnMe.length} things wait`} for you`;
  if (blocksMe.length > 0)
    return `${blocksMe.length === 1 ? "One thing is" : `${blocksMe.length} things are`} in your way`;
  return now.length > 0 ? "Nothing is in your way" : "Nothing is under way";
}
