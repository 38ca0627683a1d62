"use client";

import {
  CalendarClock,
  FlaskConical,
  Gauge,
  GitCompareArrows,
  MoreHorizontal,
  Plus,
  Save,
  Share2,
  Upload,
  Wrench,
} from "lucide-react";
import dynamic from "next/dynamic";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { useHere, useMay } from "@/components/flow-teams/here";
import { useCommands } from "@/components/frame/commands";
import { Button } from "@/components/ui/button";
import { IconButton } from "@/components/ui/icon-button";
import { lazily } from "@/components/ui/lazily";
import { Menu } from "@/components/ui/menu";
import type { MenuItem } from "@/components/ui/menu-item";
import type { RoadmapView } from "@/lib/domain/roadmap/view";

// Opened seldom, so not part of what the roadmap's page loads first.
const ShareDialog = lazily(dynamic(() => import("./share-dialog").then((module) => module.ShareDialog)));
const SaveVersionDialog = lazily(
  dynamic(() => import("./save-version-dialog").then((module) => module.SaveVersionDialog)),
);
const NewEpicDialog = lazily(
  dynamic(() => import("@/components/backlog/new-epic-dialog").then((module) => module.NewEpicDialog)),
);

type Opened = "share" | "version" | "epic" | null;

/** What can be done with the roadmap as a whole: the top bar's buttons, and the same in ⌘K. */
export function RoadmapActions({ roadmap, onOpenEpic }: { roadmap: RoadmapView; onOpenEpic(number: number): void }) {
  const { slug } = useHere();
  const router = useRouter();
  const [opened, setOpened] = useState<Opened>(null);
  const isCpo = useMay("own the product");
  const mayShare = useMay("share the roadmap");
  const isMember = useMay("contribute");
  const show = (what: Opened) => () => setOpened(what);
  const go = (path: string) => () => router.push(`/flow-teams/${slug}/${path}`);
  const close = (open: boolean) => {
    if (!open) setOpened(null);
  };

  const group = "Roadmap";
  useCommands([
    ...(isMember
      ? [{ id: "backlog.newEpic", label: "New Epic", keys: "n", group, icon: <Plus />, run: show("epic") }]
      : []),
    ...(mayShare
      ? [
          {
            id: "roadmap.share",
            label: "Share the roadmap",
            keywords: "link stakeholders",
            group,
            icon: <Share2 />,
            run: show("share"),
          },
        ]
      : []),
    ...(isCpo
      ? [
          {
            id: "roadmap.saveVersion",
            label: "Save a version",
            keywords: "snapshot baseline",
            group,
            icon: <Save />,
            run: show("version"),
          },
        ]
      : []),
    ...(isCpo
      ? [
          {
            id: "roadmap.drafts",
            label: "What if: drafts",
            keywords: "scenario plan private",
            group,
            icon: <FlaskConical />,
            run: go("drafts"),
          },
        ]
      : []),
    ...(isMember
      ? [
          {
            id: "roadmap.versions",
            label: "Roadmap versions",
            keywords: "compare snapshot",
            group,
            icon: <GitCompareArrows />,
            run: go("versions"),
          },
        ]
      : []),
    ...(isMember
      ? [
          {
            id: "roadmap.capacity",
            label: "Capacity",
            keywords: "points load team sprint",
            group,
            icon: <Gauge />,
            run: go("capacity"),
          },
        ]
      : []),
    {
      id: "roadmap.technical",
      label: "Technical roadmap",
      keywords: "enabler architecture decisions",
      group,
      icon: <Wrench />,
      run: go("technical-roadmap"),
    },
    ...(isCpo
      ? [
          {
            id: "backlog.import",
            label: "Import Epics from CSV",
            keywords: "upload file",
            group,
            icon: <Upload />,
            run: go("import"),
          },
        ]
      : []),
  ]);

  const items: MenuItem[] = [
    // On a phone the bar has no room for the button.
    ...(mayShare ? [{ label: "Share the roadmap", icon: <Share2 />, onSelect: show("share") }] : []),
    ...(isCpo
      ? [
          { label: "Save a version", icon: <Save />, onSelect: show("version") },
          {
            kind: "link" as const,
            label: "What if: drafts",
            icon: <FlaskConical />,
            href: `/flow-teams/${slug}/drafts`,
          },
        ]
      : []),
    ...(isMember
      ? [
          {
            kind: "link" as const,
            label: "Versions and comparison",
            icon: <GitCompareArrows />,
            href: `/flow-teams/${slug}/versions`,
          },
        ]
      : []),
    ...(isMember
      ? [{ kind: "link" as const, label: "Capacity", icon: <Gauge />, href: `/flow-teams/${slug}/capacity` }]
      : []),
    { kind: "link", label: "Technical roadmap", icon: <Wrench />, href: `/flow-teams/${slug}/technical-roadmap` },
    ...(isMember
      ? [{ kind: "link" as const, label: "Calendar", icon: <CalendarClock />, href: `/flow-teams/${slug}/calendar` }]
      : []),
    ...(isCpo
      ? [
          {
            kind: "link" as const,
            label: "Import Epics from CSV",
            icon: <Upload />,
            href: `/flow-teams/${slug}/import`,
          },
        ]
      : []),
  ];

  return (
    <>
      <Menu
        label="More about the roadmap"
        align="end"
        items={items}
        trigger={<IconButton label="More about the roadmap" icon={<MoreHorizontal />} />}
      />
      {mayShare ? (
        <Button onClick={show("share")} className="max-md:hidden">
          Share
        </Button>
      ) : null}
      {isMember ? (
        <Button variant="primary" onClick={show("epic")}>
          New Epic
        </Button>
      ) : null}
      {opened === "share" ? <ShareDialog open onOpenChange={close} /> : null}
      {opened === "version" ? <SaveVersionDialog open onOpenChange={close} /> : null}
      {opened === "epic" ? <NewEpicDialog roadmap={roadmap} onClose={() => close(false)} onMade={onOpenEpic} /> : null}
    </>
  );
}
