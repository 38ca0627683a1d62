import type { StoryStatus } from "@/lib/domain/backlog/workflow";

/**
 * What the Flow Team takes on in one Flow Sprint at the level of Epics: the claimed ones with their
 * Stories. Claims and Improvements are in views of their own.
 */
export type FlowBacklogView = {
  /** In the order of the Product Backlog. */
  epics: { id: string; number: number; title: string; status: string; stories: FlowBacklogStory[] }[];
};

/** By the order within its Epic. */
export type FlowBacklogStory = {
  id: string;
  number: number;
  title: string;
  estimate: number | null;
  status: StoryStatus;
  teamId: string | null;
  /** The Flow Sprint it is planned for. */
  sprint: number | null;
  /** It is, or was until the close, in a Sprint Backlog of this Flow Sprint. */
  isCommitted: boolean;
};
