import { type RoadmapSnapshot, snapshotOf } from "@/lib/domain/roadmap/snapshot";
import type { RoadmapView } from "@/lib/domain/roadmap/view";

type EarlierEpic = { key: string } & Partial<{
  firstSprint: number;
  lastSprint: number;
  effort: number;
  value: number;
}>;

/** Roadmap versions: how many days ago they were kept, and what stood differently then. */
export const demoVersions: { name: string; daysAgo: number; epics: EarlierEpic[]; notYetThere: string[] }[] = [
  {
    name: "Before Roadmap Refinement",
    daysAgo: 33,
    epics: [
      { key: "app-offline", firstSprint: 13, lastSprint: 14 },
      { key: "gate-queue", firstSprint: 14, lastSprint: 16 },
      { key: "gate-rail", firstSprint: 19, lastSprint: 22, value: 8 },
      { key: "exchange-rail", firstSprint: 23, lastSprint: 25 },
      { key: "tariff-green", firstSprint: 18, lastSprint: 21, value: 5 },
      { key: "traffic-collisions", firstSprint: 17, lastSprint: 19, value: 13 },
      { key: "two-sites", effort: 48 },
      { key: "berth-replan", firstSprint: 20, lastSprint: 23 },
    ],
    notYetThere: ["app-contractors", "customs-transit", "idea-ports", "idea-price"],
  },
  {
    name: "Shown to the port's board",
    daysAgo: 11,
    epics: [
      { key: "gate-queue", firstSprint: 15, lastSprint: 17 },
      { key: "tariff-green", firstSprint: 18, lastSprint: 21 },
      { key: "exchange-rail", firstSprint: 22, lastSprint: 25 },
    ],
    notYetThere: ["idea-ports"],
  },
];

/** The roadmap as it stood when the version was kept. */
export function snapshotThen(
  view: RoadmapView,
  version: (typeof demoVersions)[number],
  epicId: (key: string) => string,
): RoadmapSnapshot {
  const missing = new Set(version.notYetThere.map(epicId));
  const earlier = new Map(version.epics.map(({ key, ...fields }) => [epicId(key), fields]));
  return snapshotOf({
    ...view,
    epics: view.epics.filter((epic) => !missing.has(epic.id)).map((epic) => ({ ...epic, ...earlier.get(epic.id) })),
    dependencies: view.dependencies.filter(
      (one) => !missing.has(one.neederEpicId ?? "") && !missing.has(one.giverEpicId ?? ""),
    ),
  });
}
