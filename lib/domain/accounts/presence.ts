/** Somebody who looks at a page now; `isVisitor` where they came to a Review by a link, without an account. */
export type PresentPerson = { id: string; name: string; isVisitor: boolean };

/** How long after their last heartbeat somebody still counts as there, in milliseconds. */
export const presentFor = 45_000;
