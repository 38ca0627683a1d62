"use client";

import { Download, Printer } from "lucide-react";
import { useState } from "react";
import { useLeftDrafts } from "@/components/conversations/use-draft";
import { useHere } from "@/components/flow-teams/here";
import { PageFrame } from "@/components/frame/page-frame";
import { Badge } from "@/components/ui/badge";
import { Button, buttonLook } from "@/components/ui/button";
import { Fold } from "@/components/ui/fold";
import { RefusalNotice } from "@/components/ui/refusal-notice";
import { TextArea } from "@/components/ui/text-area";
import { addAddendum } from "@/lib/actions/events";
import { useCommand } from "@/lib/client/use-command";
import { can } from "@/lib/domain/access";
import { type Minutes, timeUsed } from "@/lib/domain/events/minutes";
import { EventsTabs } from "../events-tabs";
import { MinutesLines, MinutesOutcome } from "./minutes-outcome";
import { roomDrafts } from "./room-drafts";
import { RoomTitle } from "./room-title";
import { dayAndTimeIn } from "./room-words";
import { useRoom } from "./use-room";

/** What is left of a closed event: read, printed, exported, and corrected by an addendum alone. */
export function MinutesScreen({ name }: { name: string }) {
  const { slug, key, room } = useRoom();
  const { actor, flowTeamId, flowTeamName, timeZone } = useHere();
  const isMember = can(actor, "contribute", { flowTeamId });
  const { minutes } = room;
  if (!minutes) return null;
  const time = timeUsed(minutes);
  return (
    <PageFrame
      title={<RoomTitle name={name} />}
      subtitle={
        <span className="inline-flex items-center gap-3">
          <Badge tone="ok">Closed</Badge>
          Flow Sprint {minutes.sprintNumber} · {dayAndTimeIn(minutes.openedAt, timeZone)}
        </span>
      }
      actions={
        <>
          <Button className="max-sm:hidden" onClick={() => window.print()}>
            <Printer /> Print
          </Button>
          <a href={`/api/flow-teams/${slug}/events/${key}/minutes`} download className={buttonLook()}>
            <Download /> Markdown
          </a>
        </>
      }
      toolbar={isMember ? <EventsTabs current="events/minutes" /> : null}
    >
      <article className="mx-auto flex max-w-3xl flex-col gap-7" aria-label="Minutes">
        <header>
          <h2 className="text-2xl">Minutes</h2>
          {/* The page's own heading belongs to the frame, which isn't printed. */}
          <p className="hidden text-lg print:block">
            {flowTeamName}: {name}, Flow Sprint {minutes.sprintNumber}, {dayAndTimeIn(minutes.openedAt, timeZone)}
          </p>
          <p className="mt-1 text-ink-2">
            Led by {minutes.facilitator}, closed by {minutes.closedBy}.{" "}
            <span className={time.isOver ? "font-medium text-bad-ink" : undefined}>{time.says}</span>
          </p>
          {minutes.overrideReason ? (
            <p className="mt-3 rounded-lg bg-warn-soft p-3 text-warn-ink">
              Closed with outputs missing (EVT-2 overridden): {minutes.overrideReason}
            </p>
          ) : null}
        </header>
        <MinutesOutcome minutes={minutes} />
        {minutes.sections.map(({ link, ...section }) => (
          <MinutesLines key={section.title} {...section} {...(isMember && { link })} />
        ))}
        <MinutesLines title="Parked" lines={minutes.parked} />
        <MinutesLines title="More time" lines={minutes.extensions} />
        <MinutesLines
          title="Agenda"
          lines={minutes.steps.map((step) => `${step.name}: ${step.used} of ${step.planned} min`)}
        />
        <Attendance minutes={minutes} />
        <Addenda />
      </article>
    </PageFrame>
  );
}

function Attendance({ minutes: { attendance, absent } }: { minutes: Minutes }) {
  return (
    <section>
      <h3 className="mb-1 text-sm font-normal text-ink-2">
        Who was there · {attendance.length} of {attendance.length + absent.length}
      </h3>
      <p>{namesOf(attendance) || "Nobody"}</p>
      {absent.length === 0 ? null : absent.length <= mostAbsentShown ? (
        <p className="mt-1 text-ink-2">Not there: {namesOf(absent)}</p>
      ) : (
        <Fold title={`${absent.length} not there`} className="mt-1 text-ink-2" lineClass="w-fit">
          <p className="pl-5">{namesOf(absent)}</p>
        </Fold>
      )}
    </section>
  );
}

const namesOf = (people: Minutes["attendance"]) => people.map(({ name }) => name).join(", ");

/** More of those who weren't there are counted, and named at a press: a Review asks all teams. */
const mostAbsentShown = 12;

/** Corrections after the close, and the place to add one. */
function Addenda() {
  const { slug, flowTeamId, key, room, takesPart } = useRoom();
  const { timeZone } = useHere();
  const [lines, giveUp] = useLeftDrafts(roomDrafts(slug, key));
  const [typed, setTyped] = useState<string | null>(null);
  // What was being typed when the room closed isn't lost: it is offered as an addendum.
  const left = lines.join("\n");
  const text = typed ?? left;
  const { run, pending, refusal } = useCommand(addAddendum, {
    isInline: true,
    onDone: () => {
      setTyped("");
      giveUp();
    },
  });
  const addenda = room.notes.filter(({ kind }) => kind === "addendum");
  if (addenda.length === 0 && !takesPart) return null;
  return (
    <section aria-label="Addenda" className={addenda.length === 0 ? "print:hidden" : undefined}>
      <h3 className="mb-1 text-sm font-normal text-ink-2">Addenda</h3>
      <ul className="border-t">
        {addenda.map(({ id, text: added, author, at }) => (
          <li key={id} className="border-b py-2 wrap-anywhere">
            {added}
            <span className="block text-sm text-ink-2">
              {author}, {dayAndTimeIn(at, timeZone)}
            </span>
          </li>
        ))}
      </ul>
      {takesPart ? (
        <form
          className="mt-3 flex flex-col items-start gap-2 print:hidden"
          onSubmit={(event) => {
            event.preventDefault();
            if (text.trim() !== "") void run({ flowTeamId, key, text });
          }}
        >
          {left !== "" && text === left ? (
            <p role="status" className="text-warn-ink">
              You were writing this when the event closed. It isn't in the minutes: add it here, with your name, or
              empty the field.
            </p>
          ) : null}
          <TextArea
            aria-label="An addendum"
            placeholder="What the minutes have wrong or leave out"
            value={text}
            maxLength={4000}
            onChange={({ target }) => {
              setTyped(target.value);
              if (target.value === "") giveUp();
            }}
          />
          <Button type="submit" pending={pending} disabled={text.trim() === ""}>
            Add an addendum
          </Button>
          <RefusalNotice refusal={refusal} shownFields={["text"]} />
        </form>
      ) : null}
    </section>
  );
}
