"use client";

import { Check, ExternalLink, MonitorPlay, MoreHorizontal } from "lucide-react";
import dynamic from "next/dynamic";
import { useState } from "react";
import { useMay } from "@/components/flow-teams/here";
import { IconButton } from "@/components/ui/icon-button";
import { lazily } from "@/components/ui/lazily";
import { Menu } from "@/components/ui/menu";
import type { MenuItem } from "@/components/ui/menu-item";
import { SortableList } from "@/components/ui/sortable-list";
import { TeamDot } from "@/components/ui/team-dot";
import { rankDemo, removeDemo, showDemo } from "@/lib/actions/events-review";
import { patchView } from "@/lib/client/optimistic";
import { useCommand } from "@/lib/client/use-command";
import { type DemoInView, type ReviewView, reactionsSaid, withDemoAt } from "@/lib/domain/events/review";
import { useRoom } from "../room/use-room";
import { reviewKey } from "./use-review";

const PresenterDialog = lazily(dynamic(() => import("./presenter-dialog").then((module) => module.PresenterDialog)));

/** The demos in the order they are shown: put in order, given a presenter, taken out. */
export function Playlist({ demos }: { demos: readonly DemoInView[] }) {
  const { slug, flowTeamId, key, room, mayLead } = useRoom();
  const mayKeep = useMay("keep the demos") || mayLead;
  const [presenting, setPresenting] = useState<DemoInView | null>(null);
  const rank = useCommand(rankDemo, {
    optimistic: ({ storyId, place }) => [
      patchView<ReviewView>(reviewKey(slug, key), (view) => ({
        ...view,
        demos: [...withDemoAt(view.demos, storyId, place)],
      })),
    ],
  });
  if (demos.length === 0) return null;
  const shown = demos.filter(({ shownAt }) => shownAt !== null).length;
  return (
    <section aria-label="Playlist">
      <h2 className="mb-1.5 font-medium">
        Playlist{" "}
        <span className="text-ink-3 tabular-nums">
          {shown > 0 ? `${shown} of ${demos.length} shown` : demos.length}
        </span>
      </h2>
      <SortableList
        items={demos.map((demo) => ({ ...demo, id: demo.storyId }))}
        maySort={mayKeep}
        nameOf={({ number }) => `S-${number}`}
        className="divide-y rounded border bg-surface"
        rowClassName="flex items-center gap-3 px-3 py-2 pl-5"
        onMove={(storyId, { at, id }) => void rank.run({ flowTeamId, key, storyId, place: { at, storyId: id } })}
      >
        {(demo, moves) => (
          <DemoRow
            demo={demo}
            isOn={room.stage.turn === demo.storyId}
            moves={moves}
            mayKeep={mayKeep}
            onPresent={() => setPresenting(demo)}
          />
        )}
      </SortableList>
      {presenting ? <PresenterDialog demo={presenting} onClose={() => setPresenting(null)} /> : null}
    </section>
  );
}

type DemoRowProps = {
  demo: DemoInView;
  isOn: boolean;
  moves: readonly MenuItem[];
  mayKeep: boolean;
  onPresent(): void;
};

function DemoRow({ demo, isOn, moves, mayKeep, onPresent }: DemoRowProps) {
  const { flowTeamId, key, room, mayLead, isRunning } = useRoom();
  const { storyId, number, title, team, presenter, shownAt, demoLink, reactions } = demo;
  const show = useCommand(showDemo);
  const remove = useCommand(removeDemo, { done: () => `S-${number} is no longer in the playlist` });
  const said = reactionsSaid(reactions);
  const items: MenuItem[] = [
    ...(mayLead && isRunning && !isOn
      ? [
          {
            label: "Show it now",
            icon: <MonitorPlay />,
            onSelect: () => void show.run({ flowTeamId, key, seen: room.stage.turn ?? null, storyId }),
          },
        ]
      : []),
    ...(mayKeep ? [{ label: "Who presents…", onSelect: onPresent }] : []),
    ...moves,
    ...(mayKeep && !isOn
      ? [{ label: "Take out of the playlist", onSelect: () => void remove.run({ flowTeamId, key, storyId }) }]
      : []),
  ];
  return (
    <>
      <span className="grid size-5 shrink-0 place-items-center text-accent">
        {isOn ? (
          <MonitorPlay role="img" aria-label="Shown now" className="size-4" />
        ) : shownAt === null ? null : (
          <Check role="img" aria-label="Shown" className="size-4" />
        )}
      </span>
      <div className="min-w-0 flex-1">
        <p className="wrap-anywhere">
          <span className="mr-1 text-ink-3">S-{number}</span>{" "}
          <span className={isOn ? "font-semibold" : undefined}>{title}</span>
        </p>
        <p className="flex flex-wrap items-center gap-x-3 text-sm text-ink-2">
          {team ? (
            <span className="inline-flex items-center gap-1.5">
              <TeamDot hue={team.hue} /> {team.name}
            </span>
          ) : null}
          <span>{presenter ?? "No presenter yet"}</span>
          {said ? <span className="tabular-nums">{said}</span> : null}
        </p>
      </div>
      {/^https?:\/\//i.test(demoLink) ? (
        <a
          href={demoLink}
          target="_blank"
          rel="noreferrer"
          aria-label={`Try S-${number} yourself`}
          data-tip="Try it yourself"
          className="grid size-control shrink-0 place-items-center rounded text-ink-2 hover:bg-hover hover:text-ink in-data-projector:hidden"
        >
          <ExternalLink aria-hidden="true" className="size-4" />
        </a>
      ) : null}
      {items.length > 0 ? (
        <Menu
          label={`S-${number}`}
          align="end"
          items={items}
          trigger={<IconButton label={`Acts on S-${number}`} icon={<MoreHorizontal />} />}
        />
      ) : null}
    </>
  );
}
