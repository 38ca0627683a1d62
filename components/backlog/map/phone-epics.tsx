import { ChevronLeft, ChevronRight } from "lucide-react";
import { IconButton } from "@/components/ui/icon-button";
import { Select } from "@/components/ui/select";

type PhoneEpicsProps = {
  columns: readonly { id: string; name: string }[];
  chosen: number;
  onChoose(index: number): void;
};

/** The Epic in sight, where one fills the screen. A carried card is let go on the arrow to the next one. */
export function PhoneEpics({ columns, chosen, onChoose }: PhoneEpicsProps) {
  const step = (index: number, label: string, icon: React.ReactNode) => (
    <span data-drop-column={index} className="shrink-0 rounded data-target:bg-accent-soft">
      <IconButton label={label} icon={icon} disabled={!columns[index]} onClick={() => onChoose(index)} />
    </span>
  );
  return (
    <div className="flex items-center gap-1 border-b bg-surface px-2 py-2">
      {step(chosen - 1, "Epic before", <ChevronLeft />)}
      <Select
        aria-label="Epic in sight"
        className="min-w-0 flex-1"
        value={chosen}
        onChange={({ target }) => onChoose(Number(target.value))}
      >
        {columns.map(({ id, name }, index) => (
          <option key={id} value={index}>
            {name}
          </option>
        ))}
      </Select>
      {step(chosen + 1, "Epic after", <ChevronRight />)}
    </div>
  );
}
