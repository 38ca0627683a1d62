import { redirect } from "next/navigation";

type Props = { params: Promise<{ slug: string; importId: string }> };

/** An import without a step: its first, from which a done one goes on to its result. */
export default async function ImportFirstPage({ params }: Props) {
  const { slug, importId } = await params;
  redirect(`/flow-teams/${slug}/import/${importId}/columns`);
}
