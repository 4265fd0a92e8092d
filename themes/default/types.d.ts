/** What the modules in static/js know of data: for editors and type checkers, never loaded. */

/** A session of plan.json; `from` and `to` are the moments of `start` and `end`. */
interface Session {
  id: string;
  start: string;
  end: string;
  from: number;
  to: number;
  day: string;
  title: string;
  team: string;
  teams: string[];
  room: string;
  status: string;
  path: string;
  call?: string | null;
  pad?: string | null;
}

interface Break {
  title: string;
  start: string;
  end: string;
  from: number;
  to: number;
  day: string;
  room?: string | null;
}

interface Room {
  name: string;
  location?: string | null;
  path: string;
}

interface Team {
  name: string;
  path: string;
  monogram?: string;
}

interface Topic {
  id: string;
  title: string;
  team: string;
  path: string;
  sessions: string[];
}

/** plan.json; `kept` is the time of the copy that an offline browser shows, null for a fresh one. */
interface Schedule {
  rooms: Record<string, Room>;
  teams: Record<string, Team>;
  sessions: Session[];
  breaks: Break[];
  kept: string | null;
}

/** With plan-topics.json. */
interface Planned extends Schedule {
  topics: Topic[];
}

/** What is starred: titles by the ids of sessions and by team/topic. */
interface Plan {
  session: Record<string, string>;
  topic: Record<string, string>;
}

/** What can be starred. */
type Kind = "session" | "topic";

/** A session of a plan, the starred topics of its agenda, and what follows in another room. */
interface Item {
  session: Session;
  topics: Topic[];
  clashes: Session[];
  then: Session | null;
}

/** What a plan comes to; `loose` are topics that have no session, `gone` is what no longer exists. */
interface Agenda {
  days: [string, Item[]][];
  sessions: Session[];
  loose: Topic[];
  gone: Plan;
}

/** The part `script` of the theme's texts, which the generator makes a module of. */
declare module "*/strings.js" {
  const texts: Record<string, string | Record<string, string>>;
  export default texts;
}

/** An entry of search.json. */
interface Entry {
  kind: string;
  title: string;
  text?: string;
  path: string;
}

interface Folded {
  entry: Entry;
  title: string;
  text: string;
}

/** The chosen values of each key that is filtered by. */
type Filters = Map<string, Set<string>>;
