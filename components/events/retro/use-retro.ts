"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef } from "react";
import {
  editCard,
  groupCards,
  placeDot,
  removeCard,
  restoreCard,
  takeDot,
  ungroupCards,
  writeCard,
} from "@/lib/actions/events-retro";
import { patchView } from "@/lib/client/optimistic";
import { type ViewKey, viewQueryKey } from "@/lib/client/query-keys";
import { useCommand, useCommandDesk } from "@/lib/client/use-command";
import { useView } from "@/lib/client/use-view";
import {
  type OwnTable,
  type RetroColumn,
  type RetroView,
  checkDot,
  dotsEachIn,
  grouped,
  leaderOf,
  phaseOf,
  roundOf,
  ungrouped,
} from "@/lib/domain/events/retro";
import type { RetroPhase } from "@/lib/domain/events/room";
import { useRoom } from "../room/use-room";

const tableKey = (slug: string, key: string): ViewKey => ({ slug, view: `events/${key}/retro` });
const ownKey = (slug: string, key: string): ViewKey => ({ slug, view: `events/${key}/own-table` });

/** The cards on the table and one's own, and the phase the room is in; undefined until they are read. */
export function useRetro() {
  const { slug, key, stage } = useRoom();
  const phase: RetroPhase = phaseOf(stage);
  const { data: table, refusal } = useView<RetroView>(tableKey(slug, key));
  const { data: own } = useView<OwnTable>(ownKey(slug, key));
  useOwnAnew(`${phase} ${roundOf(stage)}`);
  return { phase, table, own, refusal };
}

/**
 * Nobody is told of what is one person's alone, so that no hint makes it new: it is read again when
 * the room is led on, since groups and their dots may have moved meanwhile.
 */
function useOwnAnew(at: string): void {
  const { slug, key } = useRoom();
  const queries = useQueryClient();
  const known = useRef(at);
  useEffect(() => {
    if (known.current === at) return;
    known.current = at;
    void queries.invalidateQueries({ queryKey: viewQueryKey(ownKey(slug, key)), exact: true });
  }, [queries, slug, key, at]);
}

/** Writing, changing and removing one's own cards. */
export function useOwnCards() {
  const { slug, flowTeamId, key } = useRoom();
  const desk = useCommandDesk();
  const mine = (apply: (own: OwnTable) => OwnTable) => [patchView<OwnTable>(ownKey(slug, key), apply)];
  const writing = useCommand(writeCard, { isInline: true, optimistic: () => mine((own) => own) });
  const editing = useCommand(editCard, {
    optimistic: ({ cardId, text, column }) =>
      mine((own) => ({
        ...own,
        cards: own.cards.map((one) => (one.id === cardId ? { id: cardId, text, column } : one)),
      })),
  });
  const restoring = useCommand(restoreCard, { optimistic: () => mine((own) => own) });
  // A secret act has no way back in history, so the toast brings its own.
  const removing = useCommand(removeCard, {
    optimistic: ({ cardId }) => mine((own) => ({ ...own, cards: own.cards.filter(({ id }) => id !== cardId) })),
    onDone: (_, input) => desk.announce("Card removed", () => void restoring.run(input)),
  });
  const room = { flowTeamId, key };
  return {
    writing,
    write: (column: RetroColumn, text: string) => writing.run({ ...room, column, text }),
    edit: async (cardId: string, column: RetroColumn, text: string) =>
      (await editing.run({ ...room, cardId, column, text })).ok,
    remove: (cardId: string) => void removing.run({ ...room, cardId }),
  };
}

/** Putting cards together and taking them apart. */
export function useGrouping() {
  const { slug, flowTeamId, key } = useRoom();
  const cards = (apply: (cards: RetroView["cards"]) => RetroView["cards"]) => [
    patchView<RetroView>(tableKey(slug, key), (table) => ({ ...table, cards: apply(table.cards) })),
  ];
  const grouping = useCommand(groupCards, {
    optimistic: ({ cardId, ontoId }) => cards((all) => grouped(all, cardId, ontoId)),
    done: () => "Put together",
  });
  const parting = useCommand(ungroupCards, {
    optimistic: ({ cardIds }) => cards((all) => ungrouped(all, cardIds)),
    done: () => "Taken out of the group",
  });
  return {
    group: (cardId: string, ontoId: string) => void grouping.run({ flowTeamId, key, cardId, ontoId }),
    takeOut: (cardId: string) => void parting.run({ flowTeamId, key, cardIds: [cardId] }),
  };
}

/** Placing one's dots and taking them back. */
export function useDots(table: RetroView) {
  const { slug, flowTeamId, key, room } = useRoom();
  const dotsEach = dotsEachIn(room.stage);
  const mine = (cardId: string, by: 1 | -1) => [
    patchView<OwnTable>(ownKey(slug, key), (own) => {
      const groupId = leaderOf(table.cards, cardId) ?? cardId;
      const { [groupId]: had = 0, ...others } = own.dots;
      // What the server will refuse isn't shown first.
      if (by === 1 ? !checkDot(own.dots, groupId, dotsEach).ok : had === 0) return own;
      return { ...own, dots: had + by === 0 ? others : { ...others, [groupId]: had + by } };
    }),
  ];
  const placing = useCommand(placeDot, { optimistic: ({ cardId }) => mine(cardId, 1) });
  const taking = useCommand(takeDot, { optimistic: ({ cardId }) => mine(cardId, -1) });
  return {
    place: (cardId: string) => void placing.run({ flowTeamId, key, cardId }),
    take: (cardId: string) => void taking.run({ flowTeamId, key, cardId }),
  };
}
