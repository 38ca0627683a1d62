import { fileTooLong, largestFile } from "@/lib/domain/backlog/import-names";
import type { ImportPreview, ImportStanding } from "@/lib/domain/backlog/import-view";
import type { Answer, Refusal } from "@/lib/domain/result";
import { ViewRefused } from "./view-fetch";

const addressOf = (slug: string) => `/api/flow-teams/${encodeURIComponent(slug)}/imports`;

/** Sends a file to be imported. Never rejects. */
export async function sendFile(slug: string, file: File): Promise<Answer<{ id: string; rows: number }>> {
  if (file.size > largestFile) return { ok: false, refusal: fileTooLong };
  try {
    const answer = await fetch(`${addressOf(slug)}?name=${encodeURIComponent(file.name)}`, {
      method: "POST",
      body: file,
      headers: { "content-type": "application/octet-stream" },
    });
    const body: unknown = await answer.json();
    return answer.ok ? (body as Answer<{ id: string; rows: number }>) : { ok: false, refusal: body as Refusal };
  } catch {
    return { ok: false, refusal: noAnswer };
  }
}

/** Where an import is. Rejects with `ViewRefused`. */
export function fetchStanding(slug: string, importId: string): Promise<ImportStanding> {
  return read(`${addressOf(slug)}/${importId}`);
}

/** What an import would do now. Rejects with `ViewRefused`. */
export function fetchPreview(slug: string, importId: string): Promise<ImportPreview> {
  return read(`${addressOf(slug)}/${importId}/preview`);
}

/** Where a done import's report is kept. */
export function reportAddress(slug: string, importId: string): string {
  return `${addressOf(slug)}/${importId}/report`;
}

async function read<T>(address: string): Promise<T> {
  const answer = await fetch(address, { cache: "no-store" }).catch(() => null);
  if (!answer) throw new ViewRefused(noAnswer);
  if (answer.ok) return (await answer.json()) as T;
  throw new ViewRefused(((await answer.json().catch(() => null)) as Refusal | null) ?? noAnswer);
}

const noAnswer: Refusal = {
  code: "busy",
  message: "The server didn't answer.",
  wayOut: "Try again when the connection is back; what you chose is kept.",
};
