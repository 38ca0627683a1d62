import { type SprintTransition, gateEvents } from "@/lib/domain/calendar/sprint-gate";
import { type EventKind, contracts } from "@/lib/domain/events/contracts";
import { eventKey } from "@/lib/domain/events/key";
import { firstClock } from "@/lib/domain/events/clock";
import type { EventStage } from "@/lib/domain/events/room";
import type { EventState } from "@/lib/domain/events/schedule-model";
import { db } from "@/lib/server/db";

type EventDraft = {
  flowTeamId: string;
  kind: EventKind;
  sprintNumber?: number;
  ordinal?: number;
  /** Whose it is, for the events of a Scrum Team. */
  team?: { id: string; slug: string };
  /** "running" unless said otherwise. */
  state?: EventState;
  facilitatorId?: string;
  stage?: EventStage;
  /** Now unless said otherwise. */
  openedAt?: Date;
  closedAt?: Date;
};

/** An event in the state asked for, on its sprint's first day at nine; the one of its key where there is one. */
export async function makeEvent(draft: EventDraft) {
  const { flowTeamId, kind, sprintNumber = 1, ordinal = 1, team, state = "running", facilitatorId, stage } = draft;
  const key = eventKey({ kind, sprintNumber, ordinal, teamSlug: team?.slug ?? null });
  const { minutes, steps } = contracts[kind];
  const now = new Date();
  const clock = firstClock(
    minutes.usual,
    steps.map(({ share }) => share),
    now.getTime(),
  );
  const isOpened = state === "running" || state === "closed";
  const data = {
    state,
    dayOffset: 0,
    startMinute: 540,
    minutes: minutes.usual,
    facilitatorId: facilitatorId ?? null,
    openedAt: isOpened ? (draft.openedAt ?? now) : null,
    closedAt: state === "closed" ? (draft.closedAt ?? now) : null,
    ...(state === "closed" && { minutesDocument: {}, minutesText: "" }),
    calledOffWhy: state === "called_off" ? "A holiday" : "",
    runningSince: state === "running" ? now : null,
    steps: isOpened ? [...clock.steps] : [],
    stage: stage ?? {},
  };
  const held = await db().flowSprintEvent.findUnique({ where: { flowTeamId_key: { flowTeamId, key } } });
  // A closed event stays as it was.
  if (held?.state === "closed" && state === "closed") return held;
  return db().$transaction(async (tx) => {
    // One that a test before has closed would stay as it was.
    await tx.$executeRaw`SET LOCAL session_replication_role = replica`;
    return tx.flowSprintEvent.upsert({
      where: { flowTeamId_key: { flowTeamId, key } },
      create: { flowTeamId, key, kind, teamId: team?.id ?? null, sprintNumber, ordinal, ...data },
      update: data,
    });
  });
}

/** Closes the events that let a Flow Sprint start or close (CAL-4). */
export async function openGate(flowTeamId: string, sprintNumber: number, transition: SprintTransition): Promise<void> {
  for (const kind of gateEvents[transition]) await makeEvent({ flowTeamId, kind, sprintNumber, state: "closed" });
}
