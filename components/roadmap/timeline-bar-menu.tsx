import { ArrowRightLeft, Check, PanelRight, Spline, Undo2 } from "lucide-react";
import type { MenuItem } from "@/components/ui/menu-item";
import type { EpicInView } from "@/lib/domain/roadmap/view";

/** What can be done with a bar; what isn't given can't be. */
type BarActs = { [act in "open" | "move" | "finish" | "unplan" | "connect"]: (() => void) | undefined };

/** The menu of an Epic's bar. */
export function barMenu(epic: EpicInView, acts: BarActs): MenuItem[] {
  const items: (MenuItem | null)[] = [
    { kind: "heading", label: `E-${epic.number} ${epic.title}` },
    acts.open ? { label: "Open", icon: <PanelRight />, shortcut: "Enter", onSelect: acts.open } : null,
    acts.move ? { label: "Move to…", icon: <ArrowRightLeft />, shortcut: "M", onSelect: acts.move } : null,
    acts.connect ? { label: "Add a Dependency from here…", icon: <Spline />, onSelect: acts.connect } : null,
    acts.finish ? { label: "Mark done", icon: <Check />, onSelect: acts.finish } : null,
    acts.unplan ? { label: "Take off the roadmap", icon: <Undo2 />, onSelect: acts.unplan } : null,
  ];
  return items.filter((item) => item !== null);
}
