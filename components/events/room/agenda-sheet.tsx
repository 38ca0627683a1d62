"use client";

import { usePathname, useSearchParams } from "next/navigation";
import { useEffect, useRef } from "react";
import { Dialog } from "@/components/ui/dialog";
import { Agenda } from "./agenda";
import { ClosingList } from "./closing-list";
import { useRoom } from "./use-room";

/** The agenda and what is still needed to close, where there is no room for them beside the stage. Closes when it led somewhere. */
export function AgendaSheet({ onClose }: { onClose(): void }) {
  const address = `${usePathname()}?${useSearchParams()}`;
  const openedOn = useRef(address);
  useEffect(() => {
    if (openedOn.current !== address) onClose();
  }, [address, onClose]);
  const { lookAt } = useRoom();
  const look = (step: number | null) => {
    lookAt(step);
    onClose();
  };
  return (
    <Dialog title="Agenda" open onOpenChange={(isOpen) => (isOpen ? undefined : onClose())}>
      <div className="flex flex-col gap-5">
        <Agenda onLook={look} />
        <ClosingList />
      </div>
    </Dialog>
  );
}
