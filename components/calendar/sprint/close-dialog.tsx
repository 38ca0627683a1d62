"use client";

import { useState } from "react";
import { useStoryOverride } from "@/components/backlog/use-story-override";
import { useHere } from "@/components/flow-teams/here";
import { Button } from "@/components/ui/button";
import { Dialog, DialogClose } from "@/components/ui/dialog";
import { RefusalNotice } from "@/components/ui/refusal-notice";
import { TeamDot } from "@/components/ui/team-dot";
import { closeSprint } from "@/lib/actions/sprints";
import { useCommand } from "@/lib/client/use-command";
import type { GroundView } from "@/lib/domain/backlog/ground";
import { missingForReady, notReadyWords } from "@/lib/domain/backlog/story-readiness";
import type { StoryRow } from "@/lib/domain/backlog/story-row";
import { chooseForAll, closingWords } from "@/lib/domain/calendar/close-choices";
import type { CalendarDate } from "@/lib/domain/calendar/dates";
import {
  type CloseDecision,
  type SprintView,
  type StayInSprint,
  suggestClose,
} from "@/lib/domain/calendar/sprint-life";
import { counted } from "@/lib/domain/words";
import { SprintGate } from "./sprint-gate";
import { CloseChoiceRow } from "./close-choice-row";

type CloseDialogProps = {
  sprint: SprintView;
  stories: readonly StoryRow[] | undefined;
  ground: GroundView | undefined;
  today: CalendarDate;
  onClose(): void;
};

/** Decides on each unfinished Story and closes the Flow Sprint, all in one. */
export function CloseDialog({ sprint, stories, ground, today, onClose }: CloseDialogProps) {
  const { flowTeamId, slug } = useHere();
  const [decided, setDecided] = useState<ReadonlyMap<string, CloseDecision>>(new Map());
  const command = useCommand(closeSprint, {
    isInline: true,
    done: () => `Flow Sprint ${sprint.number} is closed`,
    onDone: onClose,
  });
  const open = sprint.stays.filter((stay) => stay.leftAt === null);
  const unfinished = open.filter(({ status }) => status !== "done");
  const rows = new Map(stories?.map((story) => [story.id, story]));
  const override = useStoryOverride();
  const letIn = new Set(sprint.overrides.filter(({ isUsed }) => !isUsed).map(({ storyId }) => storyId));
  const lacks = (stay: StayInSprint) => {
    const row = rows.get(stay.storyId);
    return row && ground && !letIn.has(stay.storyId) ? missingForReady(row, ground) : [];
  };
  const isReady = (stay: StayInSprint) => lacks(stay).length === 0;
  const retired = new Set(sprint.teams.filter(({ isRetired }) => isRetired).map(({ id }) => id));
  const mayCarry = (stay: StayInSprint) => sprint.after !== null && !retired.has(stay.teamId) && isReady(stay);
  const decisionOf = (stay: StayInSprint): CloseDecision => decided.get(stay.storyId) ?? suggest(stay, mayCarry(stay));
  const close = () =>
    void command.run({
      flowTeamId,
      sprintNumber: sprint.number,
      choices: unfinished.map((stay) => {
        const { choice, remaining } = decisionOf(stay);
        return { storyId: stay.storyId, choice, ...(choice === "split" && remaining !== null && { remaining }) };
      }),
    });
  const decide = (stay: StayInSprint, decision: CloseDecision) => {
    setDecided(new Map(decided).set(stay.storyId, decision));
    command.dismiss();
  };
  const decideAll = (stays: readonly StayInSprint[], choice: "carry" | "return") => {
    setDecided(new Map([...decided, ...chooseForAll(stays, choice, mayCarry)]));
    command.dismiss();
  };
  return (
    <Dialog
      open
      size="lg"
      onOpenChange={(isOpen) => !isOpen && onClose()}
      title={`Close Flow Sprint ${sprint.number}?`}
      description={`${counted(open.length - unfinished.length, "Story is", "Stories are")} done${closingWords(sprint.endsOn, today)}. A close can't be taken back: what each team reached is kept for its velocity.`}
      footer={
        <>
          <DialogClose>
            <Button>Cancel</Button>
          </DialogClose>
          <Button variant="primary" pending={command.pending} onClick={close}>
            Close the Flow Sprint
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-4">
        <RefusalNotice
          refusal={command.refusal}
          shownFields={unfinished.map(({ storyId }) => storyId)}
          rulebookHref={`/flow-teams/${slug}/rulebook`}
        />
        <SprintGate sprint={sprint} transition="close" />
        {unfinished.length === 0 ? (
          <p className="text-ink-2">Every committed Story is done.</p>
        ) : (
          <p className="text-ink-2">
            {counted(unfinished.length, "Story isn't", "Stories aren't")} finished. Carried over ones are committed to
            Flow Sprint {sprint.number + 1}; returned ones wait in the Team Backlog; of split ones the part that is left
            becomes a new Story planned for S{sprint.number + 1}, and what is done of them counts as done.
          </p>
        )}
        {sprint.teams.map((team) => {
          const own = unfinished.filter(({ teamId }) => teamId === team.id);
          if (own.length === 0) return null;
          return (
            <section key={team.id} className="flex flex-col gap-1">
              <div className="flex flex-wrap items-center justify-between gap-x-4">
                <h3 className="flex items-center gap-2 font-medium">
                  <TeamDot hue={team.hue} /> {team.name}
                </h3>
                {own.length > 1 ? (
                  <span className="flex items-center">
                    {sprint.after && !team.isRetired ? (
                      <Button
                        variant="quiet"
                        aria-label={`Carry over all of ${team.name}`}
                        onClick={() => decideAll(own, "carry")}
                      >
                        Carry over all
                      </Button>
                    ) : null}
                    <Button
                      variant="quiet"
                      aria-label={`Return all of ${team.name}`}
                      onClick={() => decideAll(own, "return")}
                    >
                      Return all
                    </Button>
                  </span>
                ) : null}
              </div>
              {team.isRetired ? (
                <p className="text-sm text-ink-2">
                  This team is retired, so nothing is carried over: what returns counts as taken by no team, and a PO
                  takes it from the Product Backlog.
                </p>
              ) : null}
              <ul className="divide-y divide-line rounded border">
                {own.map((stay) => (
                  <CloseChoiceRow
                    key={stay.storyId}
                    stay={stay}
                    isReady={isReady(stay)}
                    onOverride={
                      override.may && sprint.after !== null && !team.isRetired && !isReady(stay)
                        ? () => override.ask({ storyId: stay.storyId, says: notReadyWords(stay.number, lacks(stay)) })
                        : null
                    }
                    hasNext={sprint.after !== null}
                    isTeamRetired={team.isRetired}
                    decision={decisionOf(stay)}
                    error={command.refusal?.fields?.[stay.storyId]}
                    onDecide={(decision) => decide(stay, decision)}
                  />
                ))}
              </ul>
            </section>
          );
        })}
        {override.dialog}
        <p className="text-sm text-ink-3">
          Stories planned for this Flow Sprint but never committed are planned for none afterwards.
        </p>
      </div>
    </Dialog>
  );
}

/** The sensible choice, save where a rule would refuse it. */
function suggest(stay: StayInSprint, mayCarry: boolean): CloseDecision {
  const suggested = suggestClose(stay);
  return mayCarry ? suggested : { ...suggested, choice: "return" };
}
