"use client";

import { Button } from "@/components/ui/button";
import { Dialog, DialogClose } from "@/components/ui/dialog";
import { type LinkToHandOver, LinksToHandOver } from "./links-to-hand-over";

type LinksDialogProps = { title: string; links: readonly LinkToHandOver[]; isWide?: boolean; onClose(): void };

/** The end of a dialog that invited people no mail reaches. */
export function LinksDialog({ title, links, isWide = false, onClose }: LinksDialogProps) {
  return (
    <Dialog
      open
      size={isWide ? "lg" : "md"}
      onOpenChange={(open) => !open && onClose()}
      title={title}
      footer={
        <DialogClose>
          <Button variant="primary">Done</Button>
        </DialogClose>
      }
    >
      <LinksToHandOver links={links} />
    </Dialog>
  );
}
