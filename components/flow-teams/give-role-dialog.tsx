"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog, DialogClose } from "@/components/ui/dialog";
import { RefusalNotice } from "@/components/ui/refusal-notice";
import { addMember, giveRole, moveDeveloper } from "@/lib/actions/flow-teams";
import { useCommand } from "@/lib/client/use-command";
import { roleNames } from "@/lib/domain/access";
import { type Seat, seatName, teamNameOf } from "@/lib/domain/flow-teams/facts";
import { useHere } from "./here";
import { LinksDialog } from "./links-dialog";
import type { LinkToHandOver } from "./links-to-hand-over";
import { developerFrom, optionsForSeat } from "./people-options";
import { SomeoneField, nobodyYet, someoneOf } from "./someone-field";
import type { People } from "./use-people";

type GiveRoleDialogProps = { people: People; seat: Seat; onClose(): void };

/** Fills one seat: by somebody who is here, by a Developer who moves, or by an invitation. */
export function GiveRoleDialog({ people, seat, onClose }: GiveRoleDialogProps) {
  const { flowTeamId, slug } = useHere();
  const [who, setWho] = useState(nobodyYet);
  const [links, setLinks] = useState<LinkToHandOver[]>([]);
  const where = seatName(people.facts, seat);
  const title = `Choose the ${roleNames[seat.role]}${seat.scrumTeamId ? ` of ${teamNameOf(people.facts, seat.scrumTeamId)}` : ""}`;
  const done = () => `${where} is filled`;
  const give = useCommand(giveRole, { isInline: true, done });
  const move = useCommand(moveDeveloper, { isInline: true, done });
  const invite = useCommand(addMember, { isInline: true, done });
  const refusal = give.refusal ?? move.refusal ?? invite.refusal;
  const someone = someoneOf(who);
  const from = someone && "personId" in someone ? developerFrom(people, seat, someone.personId) : null;

  async function submit() {
    if (!someone) return;
    if ("email" in someone) {
      const answer = await invite.run({ flowTeamId, ...someone, ...seat, skills: [] });
      if (answer.ok && answer.value.link) return setLinks([{ ...someone, link: answer.value.link }]);
      return answer.ok && onClose();
    }
    const { personId } = someone;
    const answer =
      from && seat.scrumTeamId
        ? await move.run({ flowTeamId, personId, fromTeamId: from, toTeamId: seat.scrumTeamId })
        : await give.run({ flowTeamId, personId, ...seat });
    if (answer.ok) onClose();
  }

  if (links.length > 0) return <LinksDialog title={title} links={links} onClose={onClose} />;
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={title}
      footer={
        <>
          <DialogClose>
            <Button>Cancel</Button>
          </DialogClose>
          <Button
            variant="primary"
            disabled={!someone}
            pending={give.pending || move.pending || invite.pending}
            onClick={() => void submit()}
          >
            {from ? "Move here" : who.kind === "new" ? "Invite" : "Give the role"}
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-3">
        <RefusalNotice
          refusal={refusal}
          shownFields={["name", "email"]}
          rulebookHref={`/flow-teams/${slug}/rulebook`}
        />
        <SomeoneField
          label={roleNames[seat.role]}
          options={optionsForSeat(people, seat)}
          value={who}
          onChange={setWho}
          errors={refusal?.fields ?? {}}
          {...(from && { hint: `Leaves ${teamNameOf(people.facts, from)}.` })}
        />
      </div>
    </Dialog>
  );
}
