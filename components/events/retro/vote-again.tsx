"use client";

import { RotateCcw } from "lucide-react";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { FormDialog } from "@/components/ui/form-dialog";
import { voteAgain } from "@/lib/actions/events-retro";
import { useCommand } from "@/lib/client/use-command";
import { dotsEachIn, roundOf } from "@/lib/domain/events/retro";
import { counted } from "@/lib/domain/words";
import { useRoom } from "../room/use-room";

/** A new round of dots, for who leads: it asks first, since what was counted is gone then. */
export function VoteAgain() {
  const { flowTeamId, key, room } = useRoom();
  const round = roundOf(room.stage);
  const { run } = useCommand(voteAgain, { done: () => "Everybody votes again, from zero" });
  const [isAsking, setIsAsking] = useState(false);
  const dots = counted(dotsEachIn(room.stage), "dot");
  return (
    <>
      <Button onClick={() => setIsAsking(true)}>
        <RotateCcw /> Vote again…
      </Button>
      {isAsking ? (
        <FormDialog
          title="Vote again?"
          submitLabel="Vote again"
          pending={false}
          onClose={() => setIsAsking(false)}
          onSubmit={() => {
            setIsAsking(false);
            void run({ flowTeamId, key, seenRound: round });
          }}
        >
          <p>
            Round {round + 1} begins for all, from zero: everybody has {dots} again, hidden until they are counted. What
            the cards have got so far isn’t kept; Improvements are.
          </p>
        </FormDialog>
      ) : null}
    </>
  );
}
