"use client";

import { Button } from "@/components/ui/button";
import { Segmented } from "@/components/ui/segmented";
import type { AskedField, PreviewRow } from "@/lib/domain/backlog/import-view";

type Asked = { key: string; row: PreviewRow; ask: PreviewRow["asks"][number] };
type Answers = Record<string, "ours" | "file">;

const fieldNames: Record<AskedField, string> = {
  title: "Title",
  description: "Description",
  status: "Status",
  leadTeamId: "Team",
  labels: "Labels",
  span: "Flow Sprints",
  value: "Value",
  effort: "Effort",
  teamId: "Team",
  epicId: "Epic",
  estimate: "Estimate",
  sprintNumber: "Flow Sprint",
  ownerId: "Owner",
};

/** The fields both the file and somebody here changed since the last import: whose value stands. */
export function ImportAsks({ asked, onAnswer }: { asked: readonly Asked[]; onAnswer: (answers: Answers) => void }) {
  const all = (answer: "ours" | "file") => onAnswer(Object.fromEntries(asked.map(({ key }) => [key, answer])));
  return (
    <section aria-labelledby="changed-in-both" className="rounded border">
      <div className="flex flex-wrap items-center justify-between gap-2 border-b px-4 py-2">
        <h2 id="changed-in-both" className="font-semibold">
          Changed here and in the file since the last import
        </h2>
        <div className="flex gap-2">
          <Button onClick={() => all("ours")}>Keep all of ours</Button>
          <Button onClick={() => all("file")}>Take all of the file's</Button>
        </div>
      </div>
      <ul className="max-h-72 divide-y overflow-y-auto">
        {asked.map(({ key, row, ask }) => (
          <li key={key} className="flex flex-wrap items-center gap-x-4 gap-y-2 px-4 py-2">
            <div className="min-w-56 flex-1">
              <p className="font-medium">
                {row.item === null ? "" : `${row.item} `}
                {fieldNames[ask.field]}
              </p>
              <p className="text-ink-2 wrap-anywhere">Ours: {ask.ours}</p>
              <p className="text-ink-2 wrap-anywhere">In the file: {ask.file}</p>
            </div>
            <Segmented
              label={`${fieldNames[ask.field]} of ${row.title}`}
              options={[
                { value: "ours", label: "Ours" },
                { value: "file", label: "The file's" },
              ]}
              value={ask.answer ?? ("" as "ours")}
              onChange={(answer) => onAnswer({ [key]: answer })}
            />
          </li>
        ))}
      </ul>
    </section>
  );
}
