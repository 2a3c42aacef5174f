/** One row per event of a user: time, user, action, page, result, address; 21 characters at most. */
export type Row = readonly string[];

/** The table of one user as text, not in the order of time. 10,000 rows of 6. */
export function rowsOfUser(user: number): Row[] {
  return Array.from({ length: 10_000 }, (_, i) => {
    const event = (i * 7919) % 10_000; // 7919 and 10,000 have no common divisor: every event once
    const time = new Date(Date.UTC(2024, 0, 1 + user) + event * 8000).toISOString().slice(0, 19);
    return [
      time,
      `user-${user}`,
      event % 5 === 0 ? "login" : "view",
      `/page/${event}`,
      "ok",
      "::1",
    ];
  });
}

/** Order of rows by their time. */
export function byTime(a: Row, b: Row): number {
  return a[0]! < b[0]! ? -1 : 1;
}
