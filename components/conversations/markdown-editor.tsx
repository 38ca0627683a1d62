"use client";

import { Bold, Link2, List, ListChecks, Paperclip } from "lucide-react";
import {
  type ClipboardEvent,
  type DragEvent,
  type KeyboardEvent,
  useEffect,
  useEffectEvent,
  useId,
  useRef,
  useState,
} from "react";
import { useHere } from "@/components/flow-teams/here";
import { Button } from "@/components/ui/button";
import { IconButton } from "@/components/ui/icon-button";
import { KeptOffline, KeptTyping } from "@/components/ui/kept-offline";
import { Segmented } from "@/components/ui/segmented";
import { TextArea } from "@/components/ui/text-area";
import { TooLong, isTooLong } from "@/components/ui/too-long";
import { useAway } from "@/lib/client/use-away";
import type { SpokenItem } from "@/lib/domain/conversations/schema";
import { Markdown } from "./markdown";
import { type Mark, markLines } from "./marks";
import { MentionList } from "./mention-list";
import { useDraft } from "./use-draft";
import { useMentions } from "./use-mentions";
import { useUpload } from "./use-upload";

type MarkdownEditorProps = {
  label: string;
  /** What is stored now; another value while somebody types is shown by `seen` to `onSave`. */
  value: string;
  placeholder?: string;
  /** Under which what is typed is kept until it is saved. */
  draftKey: string;
  /** Where pasted and dropped files go. */
  item: SpokenItem;
  submitLabel?: string;
  pending?: boolean;
  maxLength?: number;
  autoFocus?: boolean;
  /**
   * Saves; false keeps the editor as it is. `seen` is the value the person began with, `id` the same
   * for the same text, however often it is sent.
   */
  onSave(text: string, seen: string, id: string): Promise<boolean>;
  /** Whether what was sent under the id has arrived: by a queue, say, that outlived a reload. */
  hasArrived?(id: string): boolean;
  onCancel?(): void;
};

/**
 * Where Markdown is written: ⌘Enter saves, Esc gives up, @ names people, pasted and dropped files are
 * added to the item and shown in the text.
 */
export function MarkdownEditor({
  label,
  value,
  placeholder,
  draftKey,
  item,
  submitLabel = "Save",
  pending = false,
  maxLength,
  autoFocus = false,
  onSave,
  hasArrived,
  onCancel,
}: MarkdownEditorProps) {
  const { slug } = useHere();
  const [draft, keep] = useDraft(draftKey);
  const away = useAway();
  const [saving, setSaving] = useState(0);
  const [form, setForm] = useState<"write" | "preview">("write");
  const area = useRef<HTMLTextAreaElement>(null);
  const picker = useRef<HTMLInputElement>(null);
  const mentions = useMentions();
  const listId = useId();
  const { sending, upload } = useUpload(item);
  const typed = draft?.typed ?? value;
  // An upload ends after more was typed: it looks at the text as it is then.
  const latest = useRef({ typed, seen: draft?.seen ?? value });
  latest.current = { typed, seen: draft?.seen ?? value };

  function write(text: string, cursor?: number): void {
    latest.current = { ...latest.current, typed: text };
    keep({ typed: text, seen: latest.current.seen });
    if (cursor === undefined) return;
    requestAnimationFrame(() => {
      area.current?.focus();
      area.current?.setSelectionRange(cursor, cursor);
    });
  }

  async function save(): Promise<void> {
    if (isTooLong(typed, maxLength) || (typed.trim() === "" && value === "")) return;
    const { seen } = latest.current;
    const sent = draft?.sent ?? crypto.randomUUID();
    keep({ typed, seen, sent });
    setSaving((count) => count + 1);
    const isSaved = await onSave(typed, seen, sent);
    setSaving((count) => count - 1);
    if (!isSaved) return;
    // While the connection was away, more may have been typed. What arrives elsewhere leaves this empty.
    if (latest.current.typed === typed) keep(null);
    else keep({ typed: latest.current.typed, seen: hasArrived ? seen : typed });
  }

  const isThere = draft?.sent !== undefined && hasArrived?.(draft.sent);
  const forget = useEffectEvent(() => keep(null));
  useEffect(() => {
    if (isThere) forget();
  }, [isThere]);

  function cancel(): void {
    keep(null);
    onCancel?.();
  }

  function mark(kind: Mark): void {
    const at = area.current;
    if (!at) return;
    const { text, cursor } = markLines(typed, at.selectionStart, at.selectionEnd, kind);
    write(text, cursor);
  }

  async function take(files: readonly File[]): Promise<void> {
    for (const file of files) {
      const cursor = area.current?.selectionStart ?? latest.current.typed.length;
      const waiting = `[${file.name.replace(/[[\]]/g, "")} is being added…]`;
      const before = latest.current.typed;
      write(`${before.slice(0, cursor)}${waiting}${before.slice(cursor)}`, cursor + waiting.length);
      const added = await upload(file);
      const address = added && `/api/flow-teams/${slug}/attachments/${added.id}`;
      const shown = added ? `${added.mediaType.startsWith("image/") ? "!" : ""}[${added.name}](${address})` : "";
      write(latest.current.typed.replace(waiting, () => shown));
    }
  }

  function onKeyDown(event: KeyboardEvent<HTMLTextAreaElement>): void {
    const chosen = mentions.people[mentions.active];
    if (
      mentions.isOpen &&
      chosen &&
      (event.key === "Enter" || event.key === "Tab") &&
      !event.metaKey &&
      !event.ctrlKey
    ) {
      event.preventDefault();
      const { text, cursor } = mentions.pick(typed, chosen);
      write(text, cursor);
    } else if (mentions.isOpen && (event.key === "ArrowDown" || event.key === "ArrowUp")) {
      event.preventDefault();
      mentions.step(event.key === "ArrowDown" ? 1 : -1);
    } else if (event.key === "Escape") {
      event.stopPropagation();
      event.preventDefault();
      if (mentions.isOpen) mentions.close();
      else cancel();
    } else if (event.key === "Enter" && (event.metaKey || event.ctrlKey)) {
      event.preventDefault();
      void save();
    }
  }

  function onPaste(event: ClipboardEvent): void {
    const files = [...event.clipboardData.files];
    if (files.length === 0) return;
    event.preventDefault();
    void take(files);
  }

  function onDrop(event: DragEvent): void {
    const files = [...event.dataTransfer.files];
    if (files.length === 0) return;
    event.preventDefault();
    void take(files);
  }

  return (
    <div className="relative flex flex-col gap-2">
      <div className="flex flex-wrap items-center gap-1">
        <Segmented
          label="Form"
          value={form}
          onChange={setForm}
          options={[
            { value: "write", label: "Write" },
            { value: "preview", label: "Preview" },
          ]}
        />
        {/* Together, so that where they have no room beside the form they stand on one line below. */}
        <span className="flex items-center gap-1 md:ml-auto">
          <IconButton label="Bold" icon={<Bold />} onClick={() => mark("bold")} />
          <IconButton label="List" icon={<List />} onClick={() => mark("list")} />
          <IconButton label="Checklist" icon={<ListChecks />} onClick={() => mark("check")} />
          <IconButton label="Link" icon={<Link2 />} onClick={() => mark("link")} />
          <IconButton label="Add a file" icon={<Paperclip />} onClick={() => picker.current?.click()} />
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
      {form === "write" ? (
        <div className="relative">
          <TextArea
            ref={area}
            aria-label={label}
            placeholder={placeholder}
            value={typed}
            aria-invalid={isTooLong(typed, maxLength) || undefined}
            rows={4}
            autoFocus={autoFocus}
            aria-autocomplete="list"
            aria-controls={mentions.isOpen ? listId : undefined}
            aria-activedescendant={mentions.isOpen ? `${listId}-${mentions.active}` : undefined}
            onChange={(event) => {
              write(event.target.value);
              mentions.look(event.target.value, event.target.selectionStart);
            }}
            onKeyDown={onKeyDown}
            onBlur={mentions.close}
            onPaste={onPaste}
            onDragOver={(event) => event.preventDefault()}
            onDrop={onDrop}
          />
          {mentions.isOpen ? (
            <MentionList
              id={listId}
              people={mentions.people}
              active={mentions.active}
              onPick={(person) => {
                const { text, cursor } = mentions.pick(typed, person);
                write(text, cursor);
              }}
            />
          ) : null}
        </div>
      ) : (
        <div className="min-h-16 rounded border px-3 py-2">
          {isTooLong(typed, maxLength) ? (
            <span className="text-ink-3">Too long to be shown.</span>
          ) : typed.trim() ? (
            <Markdown text={typed} />
          ) : (
            <span className="text-ink-3">Nothing to show yet.</span>
          )}
        </div>
      )}
      <TooLong text={typed} most={maxLength} />
      <KeptOffline isSaving={saving > 0} />
      <KeptTyping why={draft && saving === 0 ? away : null} />
      <div className="flex items-center gap-2">
        <Button variant="primary" pending={pending} disabled={isTooLong(typed, maxLength)} onClick={() => void save()}>
          {submitLabel}
        </Button>
        {onCancel ? <Button onClick={cancel}>Cancel</Button> : null}
        <span role="status" className="text-sm text-ink-3">
          {sending.length > 0 ? `Adding ${sending.join(", ")}…` : ""}
        </span>
      </div>
    </div>
  );
}
