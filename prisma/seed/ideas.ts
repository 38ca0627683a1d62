import type { EpicSketch } from "./epic-sketch";

/** Ideas nobody has planned: most have a sentence, few have more. */
export const ideas: EpicSketch[] = [
  { key: "idea-shore-power", team: "berths", value: 8, title: "Shore power booked with the berth", about: "Vessels that can plug in get a berth with a plug, and the meter reads itself.", risk: "Only six berths have plugs.", labels: ["climate"] },
  { key: "idea-cruise", team: null, title: "Cruise passengers and their coaches", about: "Two thousand people and forty coaches in three hours: slots, walking routes, toilets." },
  { key: "idea-tugs", team: "pilotage", value: 5, title: "Tugs ordered with the pilot", about: "One order for pilot and tugs, with bollard pull by vessel and wind." },
  { key: "idea-dredging", team: "tides", value: 3, title: "Dredging planned around berth windows", about: "The dredger works where no ship will be, and soundings change the draught limit the same day." },
  { key: "idea-carbon", team: null, value: 8, title: "Carbon footprint of a port call", about: "From first line to last line: what was burnt, by whom, and what waiting added.", labels: ["climate"] },
  { key: "idea-drivers", team: "gatehouse", value: 3, title: "Gate in the driver's own language", about: "Kiosk and messages in the nine languages drivers speak most." },
  { key: "idea-barges", team: "traffic", title: "Barges between terminals on a timetable", about: "Boxes move between terminals by water at fixed hours instead of by road." },
  { key: "idea-insurance", team: null, title: "Damage claims with evidence in one bundle", about: "Gate photographs, crane log and weather of the hour, put together for the insurer." },
  { key: "idea-fishing", team: "traffic", value: 2, title: "Fishing boats announce themselves by text message", about: "A short message from the skipper counts as an announcement." },
  { key: "idea-lost", team: "yard", value: 2, title: "Containers nobody asks for", about: "After ninety days a box is offered to its owner, then to customs, then to auction." },
  { key: "idea-crew", team: "quayside", title: "Crew changes arranged with the call", about: "Shuttle, shore pass and doctor ordered on one page by the agent." },
  { key: "idea-waste", team: "customs", value: 3, title: "Waste and ballast declarations in one go", about: "What the ship must declare is filled from what we know already.", labels: ["compliance"] },
  { key: "idea-ports", team: "exchange", value: 13, title: "Neighbour ports share their arrivals", about: "A vessel that leaves the port upriver is known here before it asks.", risk: "Competition law: arrival times only, no cargo." },
  { key: "idea-price", team: "tariffs", title: "Quay rent by the hour", about: "Rent follows demand, announced a month ahead and capped." },
  { key: "idea-twin", team: "bedrock", kind: "enabler", value: 5, title: "Yesterday's port, played again", about: "Any hour of the last month replayed for training and for finding out what went wrong.", notes: [{ kind: "decision", title: "Keep events for thirteen months", body: "A month of replay asks for a year of events to compare with. Proposed, not decided." }] },
  { key: "idea-secrets", team: "bedrock", kind: "enabler", title: "Keys that change themselves", about: "No key is older than a day, and nobody ever sees one.", notes: [{ kind: "pattern", title: "Short-lived keys from one place", body: "Services ask for a key when they start and again each hour." }] },
];
