"use client";

import { Plus } from "lucide-react";
import { type ReactNode, useState } from "react";
import { useMay } from "@/components/flow-teams/here";
import { useCommands } from "@/components/frame/commands";
import { Button } from "@/components/ui/button";

type Raising = {
  /** The button, for who may raise one; null for others. */
  button: ReactNode;
  isOpen: boolean;
  open(): void;
  close(): void;
};

/** How a register's dialog is opened: by its button, by N, and by the search box. */
export function useRaising(what: "Dependency" | "Risk" | "Impediment", register: string): Raising {
  const mayRaise = useMay("contribute");
  const [isOpen, setOpen] = useState(false);
  const label = what === "Impediment" ? `Raise an ${what}` : `Raise a ${what}`;
  const open = () => setOpen(true);
  useCommands(
    mayRaise ? [{ id: `dependencies.raise${what}`, label, keys: "n", group: register, icon: <Plus />, run: open }] : [],
  );
  const button = mayRaise ? (
    <Button variant="primary" onClick={open}>
      <span className="max-md:hidden">{label}</span>
      <span className="md:hidden">Raise</span>
    </Button>
  ) : null;
  return { button, isOpen, open, close: () => setOpen(false) };
}
