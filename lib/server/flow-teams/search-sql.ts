import "server-only";
import { type FoundKind, mostMatches, type numberIn, tiers } from "@/lib/domain/flow-teams/search-match";
import { withTwoSwapped } from "@/lib/domain/search";
import { Prisma } from "@/prisma/client/client";

/** Rows each way of finding adds at most: a common word is in more than anybody reads. */
const mostOfAWay = 300;
/** Shorter parts of words are in too many titles to be looked up by three letters. */
const shortestPart = 3;

type TypedNumber = ReturnType<typeof numberIn>;

/**
 * The rows of "SearchText" that answer, each with the `tier` in which it does: by number, by the
 * beginning of its title, by parts of it, by the beginnings of words anywhere. Each way reads an
 * index of its own.
 */
export function foundSql(
  flowTeamId: string,
  kinds: readonly FoundKind[],
  words: readonly string[],
  typed: TypedNumber,
): Prisma.Sql {
  const longest = Math.max(...words.map((word) => word.length));
  const way = (tier: Prisma.Sql, of: readonly FoundKind[], condition: Prisma.Sql) => Prisma.sql`
    (SELECT text.*, ${tier} AS tier FROM "SearchText" text
      WHERE text."flowTeamId" = ${flowTeamId}::uuid AND text.kind = ANY(${[...of]}) AND ${condition} AND ${isThere} LIMIT ${mostOfAWay})`;
  const beginsWord = Prisma.join(
    words.map((word) => Prisma.sql`' ' || text.title LIKE ${`% ${word}%`}`),
    " AND ",
  );
  const ofKind = typed?.kinds.filter((kind) => kinds.includes(kind)) ?? [];
  return Prisma.join(
    [
      way(Prisma.sql`${tiers.beginning}`, kinds, Prisma.sql`text.title LIKE ${`${words.join(" ")}%`}`),
      ...(typed && ofKind.length > 0
        ? [way(Prisma.sql`${tiers.number}`, ofKind, Prisma.sql`text.number = ${typed.number}`)]
        : []),
      ...(longest >= shortestPart
        ? [
            way(
              Prisma.sql`CASE WHEN ${beginsWord} THEN ${tiers.wordsOfTitle} ELSE ${tiers.withinTitle} END`,
              kinds,
              holds(words),
            ),
          ]
        : []),
      ...(longest > 1 ? [way(Prisma.sql`${tiers.anywhere}`, kinds, saysWords(words))] : []),
    ],
    " UNION ALL ",
  );
}

/**
 * The rows whose titles are like what was typed. Words that titles hold as they are have to be in
 * them; the others may be off. Groups of three letters find what is missing, doubled or wrong; two
 * letters swapped leave too few of them in a short word, so that each swap is looked up as it is.
 *
 * `pg_trgm.word_similarity_threshold` says how like.
 */
export function alikeSql(flowTeamId: string, kinds: readonly FoundKind[], words: readonly string[]): Prisma.Sql {
  const off = words.filter((word) => word.length >= shortestPart);
  const like = off.map((word) => {
    const swapped = withTwoSwapped(word).map((other) => Prisma.sql`text.title LIKE ${`%${other}%`}`);
    return Prisma.sql`(${Prisma.join([Prisma.sql`${word} <% text.title`, Prisma.sql`text.title LIKE ${`%${word}%`}`, ...swapped], " OR ")})`;
  });
  if (like.length === 0) return Prisma.sql`SELECT text.*, ${tiers.alike} AS tier FROM "SearchText" text WHERE false`;
  return Prisma.sql`
    SELECT text.*, ${tiers.alike} AS tier FROM "SearchText" text
    WHERE text."flowTeamId" = ${flowTeamId}::uuid AND text.kind = ANY(${[...kinds]}) AND ${Prisma.join(like, " AND ")} AND ${isThere}
    LIMIT ${mostOfAWay}`;
}

/** The ids of the Stories that hold all words, themselves or in a part of theirs. */
export function storyIdsSql(flowTeamId: string, words: readonly string[], typed: TypedNumber): Prisma.Sql {
  const longest = Math.max(...words.map((word) => word.length));
  const parts = Prisma.sql`text."flowTeamId" = ${flowTeamId}::uuid AND text.kind IN ('Story', 'Task', 'Criterion', 'Comment')`;
  const isNumber = typed?.kinds.includes("Story")
    ? Prisma.sql`UNION SELECT text.id FROM "SearchText" text WHERE text."flowTeamId" = ${flowTeamId}::uuid AND text.kind = 'Story' AND text.number = ${typed.number}`
    : Prisma.empty;
  const inTitle =
    longest >= shortestPart
      ? Prisma.sql`UNION SELECT text."itemId" FROM "SearchText" text WHERE ${parts} AND ${holds(words)}`
      : Prisma.empty;
  return Prisma.sql`
    SELECT hit.id FROM (
      SELECT text."itemId" AS id FROM "SearchText" text WHERE ${parts} AND ${saysWords(words)} ${inTitle} ${isNumber}
    ) hit JOIN "SearchText" story ON story.id = hit.id AND story.kind = 'Story'`;
}

/** What a Task, a criterion or a comment is part of may be gone: then it is too. */
const isThere = Prisma.sql`(text."itemId" = text.id OR EXISTS (SELECT FROM "SearchText" whole WHERE whole.id = text."itemId"))`;

function holds(words: readonly string[]): Prisma.Sql {
  return Prisma.join(
    words.map((word) => Prisma.sql`text.title LIKE ${`%${word}%`}`),
    " AND ",
  );
}

function saysWords(words: readonly string[]): Prisma.Sql {
  const query = words.map((word) => `${word}:*`).join(" & ");
  return Prisma.sql`to_tsvector('simple', text.words) @@ to_tsquery('simple', ${query})`;
}

/** The best few of each kind among `rows`, as `ItemMatch` with tier and itemId: one JSON array, best first. */
export function matchesSql(rows: Prisma.Sql, words: readonly string[]): Prisma.Sql {
  return Prisma.sql`
    SELECT coalesce(json_agg(json_build_object('kind', best.kind, 'id', best.id, 'itemId', best."itemId", 'tier', best.tier,
      'title', coalesce(epic.title, task.title, said.text, story.title, risk.title, impediment.title, insight.text, ${dependencyTitle}),
      'of', whole.kind, 'number', whole.number, 'teamName', team.name, 'hue', team.hue, 'by', author.name)
      ORDER BY best.tier, best.place), '[]')
    FROM (
      SELECT ranked.*, row_number() OVER (PARTITION BY kind ORDER BY tier, length(title), number, id) AS place
      FROM (SELECT DISTINCT ON (id) * FROM (${rows}) hit ORDER BY id, tier) ranked
    ) best
    JOIN "SearchText" whole ON whole.id = best."itemId"
    LEFT JOIN "Task" task ON best.kind = 'Task' AND task.id = best.id
    LEFT JOIN "AcceptanceCriterion" criterion ON best.kind = 'Criterion' AND criterion.id = best.id
    LEFT JOIN "Comment" comment ON best.kind = 'Comment' AND comment.id = best.id
    LEFT JOIN "Person" author ON author.id = comment."authorId"
    LEFT JOIN LATERAL (SELECT coalesce(criterion.text, comment.body) AS text) body ON true
    LEFT JOIN LATERAL (
      SELECT substr(body.text, greatest(1, strpos(lower(body.text), ${words[0] ?? ""}) - 30), 160) AS text
    ) said ON true
    LEFT JOIN "Story" story ON whole.kind = 'Story' AND story.id = whole.id
    LEFT JOIN "Epic" epic ON whole.kind = 'Epic' AND epic.id = whole.id AND best.kind = 'Epic'
    LEFT JOIN "Risk" risk ON whole.kind = 'Risk' AND risk.id = whole.id
    LEFT JOIN "Impediment" impediment ON whole.kind = 'Impediment' AND impediment.id = whole.id
    LEFT JOIN "Insight" insight ON whole.kind = 'Insight' AND insight.id = whole.id
    LEFT JOIN "Dependency" dependency ON whole.kind = 'Dependency' AND dependency.id = whole.id
    LEFT JOIN "ScrumTeam" giver ON giver.id = dependency."giverTeamId"
    LEFT JOIN "ScrumTeam" team ON team.id
      = coalesce(story."teamId", epic."leadTeamId", risk."teamId", impediment."teamId", dependency."neederTeamId")
    WHERE best.place <= ${mostMatches}`;
}

const dependencyTitle = Prisma.sql`coalesce(nullif(dependency.note, ''), team.name || ' needs ' || giver.name)`;
