// Finding by name, as the library does: case, width, accents and punctuation taken out; whole names before beginnings of words.

export function fold(name: string): string {
  const decomposed = name.normalize("NFKD").toLowerCase().normalize("NFKD");
  // ガ is not カ with an accent: in Japanese the voicing marks tell words apart, so they stay.
  return decomposed.replace(/[^\p{L}\p{N}\u3099\u309a]/gu, "").normalize("NFKC");
}

export interface Entry<T> {
  record: T;
  names: { whole: string; words: string[] }[];
}

export function entry<T>(record: T, names: (string | null | undefined)[]): Entry<T> {
  return {
    record,
    names: [...new Set(names.filter((name): name is string => Boolean(name)))].map((name) => ({
      whole: fold(name),
      words: name.split(/[^\p{L}\p{N}\p{M}]+/u).map(fold),
    })),
  };
}

/** 0 a whole name, 1 its beginning, 2 somewhere in it, 3 all words of the question in it; undefined: not at all. */
function rank(names: Entry<unknown>["names"], whole: string, words: string[]): number | undefined {
  let best: number | undefined;
  for (const name of names) {
    const found =
      name.whole === whole ? 0 : name.whole.startsWith(whole) ? 1 : has(name, whole) ? 2 : words.every((each) => has(name, each)) ? 3 : 4;
    if (found < (best ?? 4)) best = found;
  }
  return best;
}

/** Latin text begins at the beginning of a word; Japanese has no such signs. */
function has(name: { whole: string; words: string[] }, wanted: string): boolean {
  if (!/^[\x00-\x7f]+$/.test(wanted)) return name.whole.includes(wanted);
  return name.words.some((_, at) => name.words.slice(at).join("").startsWith(wanted));
}

export function search<T>(entries: Entry<T>[], question: string): T[] {
  const whole = fold(question);
  if (!whole) return [];
  const words = question.split(/[\s　]+/).map(fold).filter(Boolean);
  const found: { record: T; rank: number }[] = [];
  for (const each of entries) {
    const at = rank(each.names, whole, words);
    if (at !== undefined) found.push({ record: each.record, rank: at });
  }
  return found.sort((one, other) => one.rank - other.rank).map((each) => each.record);
}
