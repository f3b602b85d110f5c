/** What a history says of its weeks; pure. A day is a day of this browser's calendar. */

/** @typedef {import("../../types").Done} Done */

const DAY = 86_400_000;

/** @param {Date} when */
export function startOfDay(when) {
  return new Date(when.getFullYear(), when.getMonth(), when.getDate()).getTime();
}

/** Whole days from one midnight to another; an hour more or less of summer time does not count. @param {number} from @param {number} to */
function daysBetween(from, to) {
  return Math.round((to - from) / DAY);
}

/** How many weeks ago: 0 for the last seven days. @param {Done} one @param {number} today */
export function weeksAgo(one, today) {
  return Math.floor(daysBetween(startOfDay(new Date(one.when)), today) / 7);
}

/**
 * The last weeks, the oldest first: whole minutes, and the mean of the feelings (null where none was noted).
 * @param {Done[]} all @param {number} today @param {number} count
 */
export function weeks(all, today, count) {
  return [...Array(count).keys()].map((index) => {
    const done = all.filter((one) => weeksAgo(one, today) === count - 1 - index);
    return {
      minutes: Math.round(done.reduce((sum, one) => sum + one.practised, 0) / 60),
      before: mean(done.map((one) => one.before)),
      after: mean(done.map((one) => one.after)),
    };
  });
}

/** @param {(number | null)[]} values */
function mean(values) {
  const told = values.filter((one) => one !== null);
  return told.length ? Math.round((told.reduce((sum, one) => sum + one, 0) / told.length) * 10) / 10 : null;
}

/**
 * Weeks with practice that follow one another. The week that runs has time left, and one week off
 * between two others breaks nothing: a streak is to please and not to press.
 * @param {Done[]} all @param {number} today
 */
export function streak(all, today) {
  const practised = new Set(all.map((one) => weeksAgo(one, today)));
  let count = 0;
  let missed = 0;
  for (let week = 0; missed < 2; week += 1) {
    if (practised.has(week)) {
      count += 1;
      missed = 0;
    } else if (week > 0) missed += 1;
  }
  return count;
}

/**
 * The days of a month in rows that begin on Monday; null where a row is empty.
 * @param {number} year @param {number} month 0 for January @returns {(Date | null)[]}
 */
export function monthDays(year, month) {
  const length = new Date(year, month + 1, 0).getDate();
  const empty = (new Date(year, month, 1).getDay() + 6) % 7;
  return [...Array(empty).fill(null), ...[...Array(length).keys()].map((index) => new Date(year, month, index + 1))];
}
