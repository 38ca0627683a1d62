/** This tab, until it loads anew: who has two of them is at both of their pages. */
export const tab: string = Math.random().toString(36).slice(2);
