import type { GroundView } from "@/lib/domain/backlog/ground";
import { listCsv, namesOf } from "@/lib/domain/backlog/list-csv";
import type { ListColumn } from "@/lib/domain/backlog/list-columns";
import type { ListRow } from "@/lib/domain/backlog/list-rows";
import type { RoadmapView } from "@/lib/domain/roadmap/view";

/** Saves what the list shows as a CSV file. */
export function exportList(
  fileName: string,
  rows: readonly ListRow[],
  columns: readonly ListColumn[],
  { epics, ground }: { epics: RoadmapView["epics"]; ground: GroundView | null },
): void {
  const file = new Blob([listCsv(rows, columns, namesOf(epics, ground))], { type: "text/csv;charset=utf-8" });
  const address = URL.createObjectURL(file);
  const link = document.createElement("a");
  link.href = address;
  link.download = fileName;
  link.click();
  // The browser has taken it by then.
  setTimeout(() => URL.revokeObjectURL(address), 1000);
}
