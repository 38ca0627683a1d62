"use client";

import type { ReactNode } from "react";
import { Button } from "@/components/ui/button";
import { Dialog, DialogClose } from "@/components/ui/dialog";

type FormDialogProps = {
  id: string;
  title: string;
  description?: string;
  submitLabel: string;
  isDanger?: boolean;
  pending: boolean;
  onClose(): void;
  onSubmit(): void;
  children: ReactNode;
};

/** A dialog that is one small form. */
export function FormDialog({
  id,
  title,
  description,
  submitLabel,
  isDanger,
  pending,
  onClose,
  onSubmit,
  children,
}: FormDialogProps) {
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={title}
      {...(description && { description })}
      footer={
        <>
          <DialogClose>
            <Button>Cancel</Button>
          </DialogClose>
          <Button variant={isDanger ? "danger" : "primary"} type="submit" form={id} pending={pending}>
            {submitLabel}
          </Button>
        </>
      }
    >
      <form
        id={id}
        noValidate
        className="flex flex-col gap-3"
        onSubmit={(event) => {
          event.preventDefault();
          onSubmit();
        }}
      >
        {children}
      </form>
    </Dialog>
  );
}
