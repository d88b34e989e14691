// The moment that is asked about, in words.
import type { Framework } from "./data.ts";
import { dayOf } from "./rolls.ts";
import { momentOf, type State } from "./state.ts";
import { date, words } from "./words.ts";

/** "at the end of 1998", "on 25 March 2014"; in the year of the last check, the day of that check. */
export function asked(state: State, framework: Framework): string {
  const say = words(state.lang);
  const moment = momentOf(state);
  if ("day" in moment) return say.onDay(date(moment.day, state.lang));
  const day = dayOf(moment, framework);
  return day.endsWith("-12-31") ? say.atEnd(moment.year) : say.onChecked(moment.year, date(day, state.lang));
}
