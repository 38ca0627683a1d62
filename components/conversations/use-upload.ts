"use client";

import { useState } from "react";
import { useHere } from "@/components/flow-teams/here";
import { useCommandDesk } from "@/lib/client/use-command";
import type { SpokenItem } from "@/lib/domain/conversations/schema";
import { largestAttachment } from "@/lib/domain/conversations/file-kinds";
import type { Answer, Refusal } from "@/lib/domain/result";

type Uploaded = { id: string; name: string; mediaType: string };

/** Sends files to an item, one after the other. What is refused is told in the page's notice. */
export function useUpload(item: SpokenItem): {
  /** Names of files under way. */
  sending: readonly string[];
  upload(file: File): Promise<Uploaded | null>;
} {
  const { slug } = useHere();
  const desk = useCommandDesk();
  const [sending, setSending] = useState<readonly string[]>([]);

  async function upload(file: File): Promise<Uploaded | null> {
    setSending((names) => [...names, file.name]);
    const answer = await send(slug, item, file);
    setSending((names) => names.filter((_, index) => index !== names.indexOf(file.name)));
    if (!answer.ok) {
      const refusal = { ...answer.refusal, message: `${file.name}: ${answer.refusal.message}` };
      const isBusy = refusal.code === "busy";
      desk.refusals.add(refusal, isBusy ? { label: "Try again", run: () => void upload(file) } : null);
      return null;
    }
    if (answer.undoable) desk.undo.push({ commandId: answer.commandId, message: `${answer.value.name} added` });
    return answer.value;
  }

  return { sending, upload };
}

async function send(slug: string, item: SpokenItem, file: File): Promise<Answer<Uploaded>> {
  if (file.size > largestAttachment) return { ok: false, refusal: tooLong };
  const query = new URLSearchParams({ kind: item.kind, item: item.id, name: file.name });
  try {
    const response = await fetch(`/api/flow-teams/${slug}/attachments?${query}`, { method: "POST", body: file });
    const body = (await response.json()) as Answer<Uploaded> | Refusal;
    return "ok" in body ? body : { ok: false, refusal: body };
  } catch {
    return { ok: false, refusal: noAnswer };
  }
}

const tooLong: Refusal = {
  code: "invalid",
  message: "An attachment has at most 10 MB.",
  wayOut: "Make the file smaller, or link to where it is kept.",
};

const noAnswer: Refusal = {
  code: "busy",
  message: "The server didn't answer, so this file isn't added.",
  wayOut: "Try again when the connection is back.",
};
