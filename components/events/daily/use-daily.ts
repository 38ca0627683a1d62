"use client";

import { useMemo } from "react";
import { useGround } from "@/components/backlog/use-stories";
import { useDependencies } from "@/components/dependencies/use-dependencies";
import { useHere } from "@/components/flow-teams/here";
import { useServerNow } from "@/lib/client/server-clock";
import { useView } from "@/lib/client/use-view";
import { unanswered } from "@/lib/domain/events/answers";
import { type KnownHindrance, hindrancesOf } from "@/lib/domain/events/in-the-way";
import type { RoomView } from "@/lib/domain/events/room";
import { inTurn, speakersIn } from "@/lib/domain/events/updates";
import { type YesterdayLine, type YesterdayView, yesterdayOf } from "@/lib/domain/events/yesterday";
import type { GroundView, TeamOnGround } from "@/lib/domain/backlog/ground";
import { type Answers, useAnswers } from "../answers/use-answers";
import { roomKey } from "../room/use-room";

export type Daily = {
  eventKey: string;
  room: RoomView;
  ground: GroundView;
  team: TeamOnGround;
  answers: Answers;
  /** Who speaks: the team's Developers by name, then whoever else of it has said something. */
  people: { id: string; name: string; isAwaited: boolean }[];
  /** Those of them who have a turn, by id and in order. */
  order: string[];
  /** Who has said something, or that they are done. */
  told: ReadonlySet<string>;
  /** Whose update has all its answers. */
  whole: ReadonlySet<string>;
  linesOf(personId: string): YesterdayLine[];
  hindrancesOf(personId: string): KnownHindrance[];
};

/** All that a team's Daily Scrum is put together from, in its room or elsewhere; undefined until it is there. */
export function useDaily(eventKey: string, teamId: string): Daily | undefined {
  const { slug, timeZone } = useHere();
  const ground = useGround();
  const { data: room } = useView<RoomView>(roomKey(slug, eventKey));
  const { data: yesterday } = useView<YesterdayView>({
    slug,
    view: `events/${eventKey}/yesterday`,
    query: { team: teamId },
  });
  const { data: dependencies } = useDependencies();
  const answers = useAnswers(slug, eventKey, "daily_scrum");
  const at = useServerNow();
  // Words of days and times of day: a minute is soon enough.
  const minute = at === null ? null : Math.floor(at / 60_000) * 60_000;
  return useMemo(() => {
    const team = ground?.teams.find(({ id }) => id === teamId);
    if (!ground || !team || !room || !yesterday || !answers.view) return undefined;
    const now = minute ?? room.event.startsAt;
    const told = new Set([...room.prepared, ...answers.subjects]);
    const people = speakersIn(room.people, teamId, told);
    const whole = people.filter(
      ({ id }) => unanswered(answers.questions, (question) => answers.of(id, question)?.text ?? "").length === 0,
    );
    const runningSprint = ground.sprints.find(({ state }) => state === "running")?.number ?? null;
    const teamName = (id: string) => ground.teams.find((one) => one.id === id)?.name ?? "another team";
    return {
      eventKey,
      room,
      ground,
      team,
      answers,
      people,
      order: inTurn(people, told, room.stage).map(({ id }) => id),
      told,
      whole: new Set(whole.map(({ id }) => id)),
      linesOf: (personId) => yesterdayOf(yesterday, { personId, columns: team.columns, timeZone, now }),
      hindrancesOf(personId) {
        const own = yesterday.traces.filter((trace) => trace.personId === personId && trace.kind === "Story");
        const storyIds = new Set(own.map(({ id }) => id));
        const blocked = own.filter(({ blockedSince }) => blockedSince !== null);
        const judged = dependencies?.judged ?? [];
        return hindrancesOf(blocked, { judged, teamId, teamName, storyIds, runningSprint });
      },
    };
  }, [eventKey, teamId, ground, room, yesterday, dependencies, answers, minute, timeZone]);
}
