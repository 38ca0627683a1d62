"use client";

import { Bookmark, ChevronsDownUp, ChevronsUpDown, ListFilter, SlidersHorizontal, TableProperties } from "lucide-react";
import clsx from "clsx";
import dynamic from "next/dynamic";
import { useHere } from "@/components/flow-teams/here";
import { IconButton } from "@/components/ui/icon-button";
import { lazily } from "@/components/ui/lazily";
import { Link } from "@/components/ui/link";
import { Segmented } from "@/components/ui/segmented";
import { Select } from "@/components/ui/select";
import { ToolbarBox } from "@/components/ui/toolbar-box";
import { can } from "@/lib/domain/access";
import { countListFilters, filtersFor, filtersWithin, usualGrouping } from "@/lib/domain/backlog/list-address";
import type { ListColumn } from "@/lib/domain/backlog/list-columns";
import { type Backlog, type ListOrder, backlogs } from "@/lib/domain/backlog/list-kinds";
import type { StoryRow } from "@/lib/domain/backlog/story-row";
import type { RoadmapView } from "@/lib/domain/roadmap/view";
import { orderWordsOf, ordersOf } from "./order-words";
import type { BacklogAddressing } from "./use-backlog-address";
import type { BacklogModel } from "./use-backlog-model";

const FilterFields = lazily(dynamic(() => import("./filter-fields").then((module) => module.FilterFields)));
const DisplayFields = lazily(dynamic(() => import("./display-fields").then((module) => module.DisplayFields)));
const SavedViews = lazily(dynamic(() => import("../saved-views").then((module) => module.SavedViews)));

const shortWords: Record<Backlog, string> = { product: "Product", flow: "Flow", team: "Team", sprint: "Sprint" };

type BacklogToolbarProps = BacklogAddressing & {
  roadmap: RoadmapView;
  model: BacklogModel;
  columns: readonly ListColumn[];
  /** Folds or unfolds every Epic and group. */
  onFoldAll(isOpen: boolean): void;
  onExport(): void;
};

const noStories: readonly StoryRow[] = [];

/** Which backlog, whose, and what of it is shown how. */
export function BacklogToolbar({
  roadmap,
  model,
  columns,
  address,
  change,
  filter,
  onFoldAll,
  onExport,
}: BacklogToolbarProps) {
  const { of, form, order, grouping, filters } = address;
  const { actor, flowTeamId, slug } = useHere();
  const isMember = can(actor, "contribute", { flowTeamId });
  const count = countListFilters(filtersWithin(of, filters));
  const isFoldable = form === "list" && grouping !== "none";
  return (
    <>
      {isMember ? (
        <Segmented
          label="Backlog"
          className="max-md:w-full max-md:[&>button]:flex-1 max-md:[&>button]:justify-center"
          value={of}
          onChange={(next) =>
            change({
              of: next,
              form: "list",
              order: "rank",
              columns: null,
              grouping: usualGrouping(next),
              isOpen: next !== "product",
              filters: filtersFor(next, of, filters),
            })
          }
          options={backlogs.map((value) => ({ value, label: shortWords[value] }))}
        />
      ) : null}
      {model.team ? (
        <Select
          aria-label="Scrum Team"
          className="w-44 max-md:min-w-28 max-md:flex-1"
          value={model.team.slug}
          onChange={({ target }) => filter({ teams: [target.value] })}
        >
          {roadmap.teams.map(({ id, slug, name }) => (
            <option key={id} value={slug}>
              {name}
            </option>
          ))}
        </Select>
      ) : null}
      {model.sprint !== undefined ? (
        <Select
          aria-label="Flow Sprint"
          className="w-40 max-md:min-w-28 max-md:flex-1"
          value={model.sprint}
          onChange={({ target }) => filter({ sprints: [target.value] })}
        >
          {roadmap.sprints.map(({ number, state }) => (
            <option key={number} value={number}>
              S{number}
              {state === "running" ? ", runs now" : state === "closed" ? ", closed" : ""}
            </option>
          ))}
        </Select>
      ) : null}
      {of === "product" ? (
        <Segmented
          label="Form"
          value={form}
          onChange={(value) => change({ form: value })}
          options={[
            { value: "list", label: "List" },
            {
              value: "matrix",
              label: (
                <span>
                  Value<span className="max-md:sr-only"> and effort</span>
                </span>
              ),
            },
          ]}
        />
      ) : null}
      {of === "product" && form === "list" ? (
        <Select
          aria-label="Order"
          className="w-56 max-lg:hidden"
          value={order}
          onChange={({ target }) => change({ order: target.value as ListOrder })}
        >
          {ordersOf(of).map((value) => (
            <option key={value} value={value}>
              {orderWordsOf(of)[value]}
            </option>
          ))}
        </Select>
      ) : null}
      {/* In one piece: a phone has two lines for the bar, and no icon goes to a third by itself. */}
      <span className="ml-auto flex shrink-0 items-center md:gap-2 max-md:-mr-2">
        {isMember ? (
          <Link
            href={`/flow-teams/${slug}/story-map`}
            aria-label="Story map"
            title="Story map"
            className={clsx(
              "inline-flex size-control shrink-0 items-center justify-center rounded text-ink-2 hover:bg-hover hover:text-ink [&_svg]:size-4",
              of === "sprint" && "max-md:hidden",
            )}
          >
            <TableProperties aria-hidden="true" />
          </Link>
        ) : null}
        {isFoldable ? (
          <IconButton
            label={address.isOpen ? "Fold all" : "Unfold all"}
            icon={address.isOpen ? <ChevronsDownUp /> : <ChevronsUpDown />}
            onClick={() => onFoldAll(!address.isOpen)}
          />
        ) : null}
        {isMember ? (
          <span className="max-md:hidden">
            <ToolbarBox label="Saved views" icon={<Bookmark />} className="w-80">
              <SavedViews page="backlog" teams={roadmap.teams} />
            </ToolbarBox>
          </span>
        ) : null}
        {form === "list" ? (
          <ToolbarBox label="Display" icon={<SlidersHorizontal />} className="w-80">
            <DisplayFields address={address} columns={columns} change={change} onExport={onExport} />
          </ToolbarBox>
        ) : null}
        <ToolbarBox label="Filters" icon={<ListFilter />} count={count} className="w-96">
          <FilterFields
            of={of}
            roadmap={roadmap}
            ground={model.ground}
            stories={model.allStories ?? noStories}
            filters={filters}
            filter={filter}
          />
        </ToolbarBox>
      </span>
    </>
  );
}
