/** The statuses of an event, the ones that rest on most first; colours are those of app.css (`--corroborated` …). */
export const STATUSES = ["corroborated", "single_origin", "claimed", "unattributed", "contested"] as const;
export type Status = (typeof STATUSES)[number];

/** A status that is safe to stand in a class name, whatever the data says. */
export const statusClass = (status: string): string => ((STATUSES as readonly string[]).includes(status) ? status : "unattributed");

/** How a legend says a status. */
export const STATUS_WORDS: Readonly<Record<Status, string>> = {
  corroborated: "independently corroborated",
  single_origin: "one origin only",
  claimed: "one side’s claim",
  unattributed: "nobody named",
  contested: "disputed",
};
