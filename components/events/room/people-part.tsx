"use client";

import clsx from "clsx";
import { Check } from "lucide-react";
import { Avatar } from "@/components/ui/avatar";
import { Button } from "@/components/ui/button";
import { Fold } from "@/components/ui/fold";
import { sayReady } from "@/lib/actions/events";
import { patchView } from "@/lib/client/optimistic";
import { useCommand } from "@/lib/client/use-command";
import { usePresence } from "@/lib/client/use-presence";
import type { RoomView } from "@/lib/domain/events/room";
import { counted } from "@/lib/domain/words";
import { roomKey, useRoom } from "./use-room";

/** Who is here, who is ready to go on, and who isn't here. */
export function PeoplePart() {
  const { slug, key, room, isRunning, takesPart, me } = useRoom();
  const others = usePresence(slug, `events/${key}`);
  const here = new Set([...others.map(({ id }) => id), me.personId]);
  const invited = new Set(room.people.map(({ id }) => id));
  const present = room.people.filter(({ id }) => here.has(id));
  const byLink = others.filter(({ isVisitor }) => isVisitor);
  const lookingIn = [...others.filter(({ isVisitor }) => !isVisitor), { id: me.personId, name: me.name }].filter(
    ({ id }) => !invited.has(id),
  );
  const missing = room.people.filter(({ id }) => !here.has(id));
  const lead = missing.find(({ id }) => isRunning && id === room.facilitatorId);
  const { step } = room.clock;
  const ready = present.filter(({ readyStep }) => readyStep === step);
  return (
    <section aria-label="In the room">
      <h2 className="mb-2 text-sm font-normal text-ink-2">
        In the room · {present.length} of {room.people.length}
        {isRunning && ready.length > 0 ? `, ${ready.length} ready` : ""}
        {byLink.length > 0 ? ` · ${counted(byLink.length, "guest")}` : ""}
      </h2>
      <ul className="flex flex-wrap gap-1.5">
        {present.map(({ id, name, readyStep }) => {
          const isReady = readyStep === step;
          return (
            <li
              key={id}
              className="relative"
              title={`${name}${id === room.facilitatorId ? ", leads" : ""}${isReady ? ", ready" : ""}`}
            >
              <Avatar
                id={id}
                name={name}
                className={clsx(id === room.facilitatorId && "outline outline-2 outline-offset-1 outline-accent")}
              />
              {isRunning && isReady ? (
                <span className="absolute -right-1 -bottom-1 grid size-3 place-items-center rounded-full bg-ok text-surface">
                  <Check aria-hidden="true" className="size-2.5" />
                  <span className="sr-only">ready</span>
                </span>
              ) : null}
            </li>
          );
        })}
      </ul>
      {byLink.length > 0 ? (
        <Names title={`and ${counted(byLink.length, "guest")} by the link`} people={byLink} />
      ) : null}
      {lookingIn.length > 0 ? <Names title={`and ${lookingIn.length} looking in`} people={lookingIn} /> : null}
      {missing.length > 0 ? (
        <Names
          title={`${missing.length} not here${lead ? `, among them ${lead.name}, who leads` : ""}`}
          people={missing}
        />
      ) : null}
      {isRunning && takesPart ? <ReadyButton /> : null}
    </section>
  );
}

function Names({ title, people }: { title: string; people: readonly { name: string }[] }) {
  return (
    <Fold title={title} className="mt-2 text-sm text-ink-2" lineClass="w-fit">
      <p className="mt-1">{people.map(({ name }) => name).join(", ")}</p>
    </Fold>
  );
}

/** Says to the facilitator that one is done with the step. */
export function ReadyButton({ className }: { className?: string }) {
  const { slug, flowTeamId, key, room, me } = useRoom();
  const { step } = room.clock;
  const isReady = room.people.some(({ id, readyStep }) => id === me.personId && readyStep === step);
  const saying = useCommand(sayReady, {
    optimistic: ({ step: readyStep }) => [
      patchView<RoomView>(roomKey(slug, key), (view) => ({
        ...view,
        people: view.people.map((person) => (person.id === me.personId ? { ...person, readyStep } : person)),
      })),
    ],
  });
  return (
    <Button
      aria-pressed={isReady}
      className={clsx("mt-3 w-full", isReady && "border-ok bg-ok-soft text-ok-ink", className)}
      onClick={() => void saying.run({ flowTeamId, key, step: isReady ? null : step })}
    >
      {isReady ? (
        <>
          <Check /> Ready
        </>
      ) : (
        "I’m ready to go on"
      )}
    </Button>
  );
}
