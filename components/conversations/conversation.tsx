"use client";

import { useState } from "react";
import { MoreHorizontal } from "lucide-react";
import { useHere, useMay } from "@/components/flow-teams/here";
import { Ago } from "@/components/history/ago";
import { Avatar } from "@/components/ui/avatar";
import { IconButton } from "@/components/ui/icon-button";
import { Menu } from "@/components/ui/menu";
import { RefusalNotice } from "@/components/ui/refusal-notice";
import { Skeleton } from "@/components/ui/skeleton";
import { addComment, deleteComment, editComment } from "@/lib/actions/conversations";
import { useCommand } from "@/lib/client/use-command";
import { useView } from "@/lib/client/use-view";
import { toggleCheck } from "@/lib/domain/conversations/mentions";
import type { SpokenOfKind } from "@/lib/domain/conversations/kinds";
import type { ConversationView } from "@/lib/domain/conversations/view";
import { Markdown } from "./markdown";
import { MarkdownEditor } from "./markdown-editor";

type ConversationProps = { itemKind: SpokenOfKind; itemId: string };
type Comment = ConversationView["comments"][number];

/** What is said about an item, oldest first, and where to say more. For Members. */
export function Conversation({ itemKind, itemId }: ConversationProps) {
  const { slug, flowTeamId } = useHere();
  const mayTalk = useMay("contribute");
  const { data, refusal } = useView<ConversationView>({ slug, view: "conversation", query: { item: itemId } });
  const item = { kind: itemKind, id: itemId };
  const add = useCommand(addComment, { isInline: true, queueAs: "conversations.addComment" });
  if (!data) return refusal ? <RefusalNotice refusal={refusal} /> : <Skeleton className="h-16" />;
  return (
    <div className="flex flex-col gap-3">
      {data.comments.length === 0 ? (
        <p className="text-ink-3">Nothing said yet. Name somebody with @ and they are told.</p>
      ) : (
        <ol className="flex flex-col gap-3" aria-label="Comments">
          {data.comments.map((comment) => (
            <CommentRow key={comment.id} comment={comment} item={item} />
          ))}
        </ol>
      )}
      {mayTalk ? (
        <MarkdownEditor
          label="Comment"
          value=""
          placeholder="Say something; @ names people"
          draftKey={`comment ${itemId}`}
          item={item}
          submitLabel="Comment"
          pending={add.pending}
          maxLength={20_000}
          hasArrived={(id) => data.comments.some((comment) => comment.id === id)}
          onSave={async (body, _, commentId) => (await add.run({ flowTeamId, item, body, commentId })).ok}
        />
      ) : null}
      <RefusalNotice refusal={add.refusal} />
    </div>
  );
}

function CommentRow({ comment, item }: { comment: Comment; item: { kind: SpokenOfKind; id: string } }) {
  const { flowTeamId, actor, isRetired } = useHere();
  const [isEditing, setEditing] = useState(false);
  const isOwn = comment.authorId === actor.personId && !isRetired;
  const edit = useCommand(editComment, {
    isInline: true,
    queueAs: "conversations.editComment",
    onDone: () => setEditing(false),
  });
  const removal = useCommand(deleteComment, { done: () => "Comment removed" });
  const save = async (to: string, seen: string) =>
    (await edit.run({ flowTeamId, commentId: comment.id, edits: { body: { seen, to } } })).ok;
  return (
    <li className="flex gap-2.5">
      <Avatar id={comment.authorId} name={comment.author} size="md" />
      <div className="min-w-0 flex-1">
        <p className="flex items-center gap-2">
          <span className="truncate font-medium">{comment.author}</span>
          <span className="text-sm whitespace-nowrap text-ink-3">
            <Ago at={comment.createdAt} />
            {comment.editedAt ? " · edited" : ""}
          </span>
          {isOwn ? (
            <span className="ml-auto">
              <Menu
                label="More about this comment"
                align="end"
                trigger={<IconButton label="More" icon={<MoreHorizontal />} />}
                items={[
                  { label: "Edit", onSelect: () => setEditing(true) },
                  {
                    label: "Remove",
                    danger: true,
                    onSelect: () => void removal.run({ flowTeamId, commentId: comment.id }),
                  },
                ]}
              />
            </span>
          ) : null}
        </p>
        {isEditing ? (
          <MarkdownEditor
            label="Comment"
            value={comment.body}
            draftKey={`edit ${comment.id}`}
            item={item}
            pending={edit.pending}
            maxLength={20_000}
            autoFocus
            onSave={save}
            onCancel={() => setEditing(false)}
          />
        ) : (
          <Markdown
            text={comment.body}
            {...(isOwn && {
              onToggle: (index: number, isChecked: boolean) =>
                void save(toggleCheck(comment.body, index, isChecked), comment.body),
            })}
          />
        )}
        <RefusalNotice refusal={edit.refusal} />
      </div>
    </li>
  );
}
