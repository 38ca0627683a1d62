"use client";

import { AddPersonDialog } from "./add-person-dialog";
import { AddTeamDialog } from "./add-team-dialog";
import { GiveRoleDialog } from "./give-role-dialog";
import { HandOverDialog } from "./hand-over-dialog";
import { PastePeopleDialog } from "./paste-people-dialog";
import { RetireTeamDialog } from "./retire-team-dialog";
import { CapacityDialog, RenameTeamDialog } from "./team-dialogs";
import type { Question } from "./teams-acts";
import type { People } from "./use-people";

type TeamsDialogsProps = { question: Question | null; people: People; onClose(): void };

/** The dialog for what is asked about now. */
export function TeamsDialogs({ question, people, onClose }: TeamsDialogsProps) {
  switch (question?.is) {
    case undefined:
      return null;
    case "add person":
      return (
        <AddPersonDialog
          people={people}
          onClose={onClose}
          {...(question.start && { start: question.start })}
          guestsOnly={question.guestsOnly ?? false}
        />
      );
    case "paste":
      return <PastePeopleDialog people={people} onClose={onClose} />;
    case "add team":
      return <AddTeamDialog people={people} onClose={onClose} />;
    case "fill":
      return <GiveRoleDialog people={people} seat={question.seat} onClose={onClose} />;
    case "hand over":
      return <HandOverDialog people={people} {...question} onClose={onClose} />;
    case "rename":
      return <RenameTeamDialog team={question.team} onClose={onClose} />;
    case "capacity":
      return <CapacityDialog team={question.team} onClose={onClose} />;
    case "retire":
      return <RetireTeamDialog team={question.team} people={people} onClose={onClose} />;
  }
}
