"use client";

import clsx from "clsx";
import { FileText, Paperclip, X } from "lucide-react";
import { useRef, useState } from "react";
import { useHere, useMay } from "@/components/flow-teams/here";
import { Button } from "@/components/ui/button";
import { IconButton } from "@/components/ui/icon-button";
import { RefusalNotice } from "@/components/ui/refusal-notice";
import { Skeleton } from "@/components/ui/skeleton";
import { removeAttachment } from "@/lib/actions/conversations";
import { useCommand } from "@/lib/client/use-command";
import { useView } from "@/lib/client/use-view";
import type { SpokenOfKind } from "@/lib/domain/conversations/kinds";
import type { AttachmentsView } from "@/lib/domain/conversations/view";
import { useUpload } from "./use-upload";

type Attachment = AttachmentsView["attachments"][number];

/** The files of an item: dropped here, or chosen. For Members. */
export function Attachments({ itemKind, itemId }: { itemKind: SpokenOfKind; itemId: string }) {
  const { slug } = useHere();
  const mayAdd = useMay("contribute");
  const { data, refusal } = useView<AttachmentsView>({ slug, view: "attachments", query: { item: itemId } });
  const { sending, upload } = useUpload({ kind: itemKind, id: itemId });
  const [isOver, setOver] = useState(false);
  const picker = useRef<HTMLInputElement>(null);

  async function take(files: readonly File[]): Promise<void> {
    for (const file of files) await upload(file);
  }

  if (!data) return refusal ? <RefusalNotice refusal={refusal} /> : <Skeleton className="h-8" />;
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is one more way; the button is for everybody
    <div
      className={clsx("flex flex-col gap-2 rounded", isOver && "outline-2 outline-accent outline-dashed")}
      onDragOver={(event) => {
        if (!mayAdd || !event.dataTransfer.types.includes("Files")) return;
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        setOver(false);
        if (!mayAdd || event.dataTransfer.files.length === 0) return;
        event.preventDefault();
        void take([...event.dataTransfer.files]);
      }}
    >
      {data.attachments.length > 0 ? (
        <ul className="grid gap-1.5 sm:grid-cols-2">
          {data.attachments.map((attachment) => (
            <AttachmentRow key={attachment.id} attachment={attachment} />
          ))}
        </ul>
      ) : null}
      <div className="flex items-center gap-2">
        {mayAdd ? (
          <Button onClick={() => picker.current?.click()}>
            <Paperclip /> Add a file
          </Button>
        ) : null}
        <span role="status" className="text-sm text-ink-3">
          {sending.length > 0
            ? `Adding ${sending.join(", ")}…`
            : data.attachments.length === 0
              ? mayAdd
                ? "None yet. Drop files here, 10 MB each at most."
                : "No files."
              : ""}
        </span>
        <input
          ref={picker}
          type="file"
          multiple
          hidden
          aria-label="Files to add"
          onChange={(event) => {
            void take([...(event.target.files ?? [])]);
            event.target.value = "";
          }}
        />
      </div>
    </div>
  );
}

function AttachmentRow({ attachment }: { attachment: Attachment }) {
  const { slug, flowTeamId } = useHere();
  const mayAdd = useMay("contribute");
  const removal = useCommand(removeAttachment, { done: () => `${attachment.name} removed` });
  const address = `/api/flow-teams/${slug}/attachments/${attachment.id}`;
  const isImage = attachment.mediaType.startsWith("image/");
  return (
    <li className="flex items-center gap-2 rounded border p-1.5">
      {isImage ? (
        // biome-ignore lint/performance/noImgElement: the bytes come from our own route, sized as they were stored
        <img src={address} alt="" loading="lazy" className="size-9 shrink-0 rounded object-cover" />
      ) : (
        <FileText aria-hidden="true" className="size-5 shrink-0 text-ink-3" />
      )}
      <a href={address} target="_blank" rel="noopener" className="min-w-0 flex-1 hover:underline">
        <span className="block truncate">{attachment.name}</span>
        <span className="block truncate text-sm text-ink-3">
          {sizeWords(attachment.size)}
          {attachment.addedBy ? ` · ${attachment.addedBy}` : ""}
        </span>
      </a>
      {mayAdd ? (
        <IconButton
          label={`Remove ${attachment.name}`}
          icon={<X />}
          onClick={() => void removal.run({ flowTeamId, attachmentId: attachment.id })}
        />
      ) : null}
    </li>
  );
}

function sizeWords(bytes: number): string {
  const [size, unit] = bytes < 1_000_000 ? [bytes / 1000, "kB"] : [bytes / 1_000_000, "MB"];
  return `${size.toLocaleString(undefined, { maximumFractionDigits: size < 10 ? 1 : 0 })} ${unit}`;
}
