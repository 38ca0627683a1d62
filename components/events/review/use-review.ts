"use client";

import { react as reactAction } from "@/lib/actions/events-review";
import { patchView } from "@/lib/client/optimistic";
import type { ViewKey } from "@/lib/client/query-keys";
import { useCommand } from "@/lib/client/use-command";
import { useView } from "@/lib/client/use-view";
import type { ReactionKind, ReviewRecap, ReviewView } from "@/lib/domain/events/review";
import { useRoom } from "../room/use-room";

export const reviewKey = (slug: string, key: string): ViewKey => ({ slug, view: `events/${key}/review` });
const ownKey = (slug: string, key: string): ViewKey => ({ slug, view: `events/${key}/own-reactions` });

/** The table of the Review this screen is in, live; undefined until it is there. */
export function useReview() {
  const { slug, key } = useRoom();
  return useView<ReviewView>(reviewKey(slug, key));
}

/** What the Flow Sprint of the Review came to, live; undefined until it is there. */
export function useRecap() {
  const { slug, key } = useRoom();
  return useView<ReviewRecap>({ slug, view: `events/${key}/recap` });
}

/** What the person has shown to the demos, and how to show or take back more: counted at once. */
export function useReactions(): {
  isOn(storyId: string, kind: ReactionKind): boolean;
  toggle(storyId: string, kind: ReactionKind): void;
} {
  const { slug, key, flowTeamId } = useRoom();
  const { data: own = [] } = useView<string[]>(ownKey(slug, key));
  const command = useCommand(reactAction, {
    optimistic: ({ storyId, kind, isOn }) => [
      patchView<string[]>(ownKey(slug, key), (marks) => {
        const others = marks.filter((mark) => mark !== `${storyId} ${kind}`);
        return isOn ? [...others, `${storyId} ${kind}`] : others;
      }),
      patchView<ReviewView>(reviewKey(slug, key), (view) => ({
        ...view,
        demos: view.demos.map((demo) =>
          demo.storyId === storyId
            ? { ...demo, reactions: { ...demo.reactions, [kind]: demo.reactions[kind] + (isOn ? 1 : -1) } }
            : demo,
        ),
      })),
    ],
  });
  const isOn = (storyId: string, kind: ReactionKind) => own.includes(`${storyId} ${kind}`);
  return {
    isOn,
    toggle: (storyId, kind) => void command.run({ flowTeamId, key, storyId, kind, isOn: !isOn(storyId, kind) }),
  };
}
