import { SectionTabs } from "@/components/frame/section-tabs";

const pages = [
  { path: "dependencies", label: "Dependencies" },
  { path: "risks", label: "Risks" },
  { path: "impediments", label: "Impediments" },
] as const;

type RegisterTabsProps = { current: (typeof pages)[number]["path"] };

/** What may come between a plan and its end: three pages of one section. */
export function RegisterTabs({ current }: RegisterTabsProps) {
  return <SectionTabs label="Registers" pages={pages} current={current} />;
}
