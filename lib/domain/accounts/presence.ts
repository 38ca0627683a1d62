/** Somebody who looks at a page now. */
export type PresentPerson = { id: string; name: string };

/** How long after their last heartbeat somebody still counts as there, in milliseconds. */
export const presentFor = 45_000;
