/** A link that opens no Review: unknown and revoked ones look alike. */
export default function NoSuchReview() {
  return (
    <main className="mx-auto flex min-h-dvh max-w-md flex-col justify-center gap-3 p-6">
      <h1 className="text-xl">This link doesn’t open a Review</h1>
      <p className="text-ink-2">It may have been revoked, or been cut off on its way to you.</p>
      <p className="text-ink-2">Check that you have all of it, or ask who sent it for a new one.</p>
    </main>
  );
}
