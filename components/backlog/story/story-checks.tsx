"use client";

import { useHere } from "@/components/flow-teams/here";
import { Checkbox } from "@/components/ui/checkbox";
import { checkDefinition } from "@/lib/actions/stories";
import { useCommand } from "@/lib/client/use-command";
import type { GroundView } from "@/lib/domain/backlog/ground";
import type { StoryDetail } from "@/lib/domain/backlog/story-detail";
import { type StoryStanding, mayWorkOn } from "@/lib/domain/backlog/story-policy";
import { definitionWords } from "@/lib/domain/backlog/story-words";
import { PanelSection } from "../panel-section";

type StoryChecksProps = { story: StoryDetail; standing: StoryStanding; definitions: GroundView["definitions"] };

/** The lines of the Flow Team's definitions, each with whether the Story fulfils it. */
export function StoryChecks({ story, standing, definitions }: StoryChecksProps) {
  return (["ready", "done"] as const).map((kind) => {
    const lines = definitions.filter((line) => line.kind === kind);
    return lines.length === 0 ? null : (
      <Checks key={kind} title={definitionWords[kind]} story={story} standing={standing} definitions={lines} />
    );
  });
}

function Checks({ title, story, standing, definitions }: StoryChecksProps & { title: string }) {
  const { actor, flowTeamId, isRetired } = useHere();
  const mayCheck = !isRetired && story.deletedAt === null && mayWorkOn(actor, standing);
  const command = useCommand(checkDefinition, {
    done: (_, { isFulfilled }) => (isFulfilled ? "Checked" : "Unchecked"),
  });
  const fulfilled = definitions.filter(({ id }) => story.checks.includes(id)).length;
  return (
    <PanelSection
      title={title}
      action={
        <span className="text-sm text-ink-3 tabular-nums">
          {fulfilled} of {definitions.length}
        </span>
      }
    >
      <ul className="flex flex-col">
        {definitions.map(({ id, text }) => (
          <li key={id}>
            <Checkbox
              label={text}
              checked={story.checks.includes(id)}
              disabled={!mayCheck || command.pending}
              onChange={(event) =>
                void command.run({
                  flowTeamId,
                  storyId: story.id,
                  definitionId: id,
                  isFulfilled: event.target.checked,
                })
              }
            />
          </li>
        ))}
      </ul>
    </PanelSection>
  );
}
