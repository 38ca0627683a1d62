/** Ends this sign-in and goes to the sign-in page. Browser only; forgets what was found by ⌘K. */
export async function signOut(): Promise<void> {
  const { csrfToken } = (await (await fetch("/api/auth/csrf")).json()) as { csrfToken: string };
  await fetch("/api/auth/signout", {
    method: "POST",
    body: new URLSearchParams({ csrfToken, callbackUrl: "/sign-in", json: "true" }),
  });
  localStorage.removeItem(recentKey);
  // A full load: nothing of the person's pages stays in the tab's memory.
  location.assign("/sign-in");
}

/** Where this browser keeps what was last chosen in the search box. */
export const recentKey = "flotilla-recent";
