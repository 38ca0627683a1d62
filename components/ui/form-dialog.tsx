"use client";

import { type ReactNode, useId, useRef } from "react";
import { Button } from "./button";
import { Dialog, DialogClose } from "./dialog";
import { useWriting } from "./writing";

type FormDialogProps = {
  title: string;
  description?: string;
  submitLabel: string;
  isDanger?: boolean;
  pending: boolean;
  /** Why it can't be sent now, in a few words beside its button. */
  barredBy?: string | undefined;
  onClose(): void;
  onSubmit(): void;
  children: ReactNode;
};

/** A dialog that is one small form: its buttons are at its foot, the one to press last. */
export function FormDialog({
  title,
  description,
  submitLabel,
  isDanger,
  pending,
  barredBy,
  onClose,
  onSubmit,
  children,
}: FormDialogProps) {
  const id = useId();
  const whyNot = `${id}-why-not`;
  useWriting();
  const form = useRef<HTMLFormElement>(null);
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={title}
      {...(description && { description })}
      footer={
        <>
          {barredBy ? (
            <p id={whyNot} className="mr-auto self-center text-sm text-ink-2">
              {barredBy}
            </p>
          ) : null}
          <DialogClose>
            <Button>Cancel</Button>
          </DialogClose>
          <Button
            variant={isDanger ? "danger" : "primary"}
            type="submit"
            form={id}
            pending={pending}
            aria-disabled={barredBy !== undefined || undefined}
            aria-describedby={barredBy === undefined ? undefined : whyNot}
          >
            {submitLabel}
          </Button>
        </>
      }
    >
      <form
        ref={form}
        id={id}
        noValidate
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          if (barredBy !== undefined) return;
          onSubmit();
          // To what is wrong, where that is seen without the server.
          requestAnimationFrame(() => form.current?.querySelector<HTMLElement>("[aria-invalid=true]")?.focus());
        }}
      >
        {children}
      </form>
    </Dialog>
  );
}
