// The map of a roll. Whoever cannot see it has the same in the roll; what no map shows is named below it.
import { type Framework, parties, type Party, world } from "./data.ts";
import { nameOn, type Row } from "./rolls.ts";
import type { Site } from "./state.ts";
import { words } from "./words.ts";

export function WorldMap({ site, framework, rows, day }: { site: Site; framework: Framework; rows: Row[]; day: string }) {
  const { lang } = site.state;
  const say = words(lang);
  const { width, height, outline, shapes, points } = world();
  const found = new Map(rows.map((row) => [codeOf(row.party), row]));
  const off = rows.filter((row) => !shapes[codeOf(row.party)] && !points[codeOf(row.party)]);
  const draw = (code: string) => {
    const row = found.get(code);
    const party = row?.party ?? named().get(code);
    return {
      class: row?.answer ?? "none",
      "data-party": row?.party.id,
      onClick: party && (() => site.go({ open: row ? `spells:${framework.id}/${party.id}` : `party:${party.id}` })),
      children: party && <title>{nameOn(party, day, lang)}</title>,
    };
  };
  return (
    <figure class="map">
      <h3>{say.map}</h3>
      <svg viewBox={`0 0 ${width} ${height}`} role="img" aria-label={say.mapLabel(rows.length - off.length)}>
        <defs>
          <pattern id="hatch" width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
            <rect width="5" height="5" class="paper" />
            <rect width="2" height="5" class="ink" />
          </pattern>
        </defs>
        <path d={outline} class="sea" />
        {Object.entries(shapes).map(([code, path]) => (
          <path key={code} d={path} {...draw(code)} />
        ))}
        {Object.entries(points).map(([code, [x, y]]) => (found.has(code) ? <circle key={code} cx={x} cy={y} r={4.2} {...draw(code)} /> : null))}
      </svg>
      <figcaption>
        <span class="legend">
          <i class="member" /> {say.legendMember}
        </span>
        {rows.some((row) => row.answer === "unsure") && (
          <span class="legend">
            <i class="unsure" /> {say.legendUnsure}
          </span>
        )}
        {off.length > 0 && (
          <span>
            {say.offMap} {off.map((row) => nameOn(row.party, day, lang)).join(lang === "ja" ? "、" : ", ")}
          </span>
        )}
        <span>{say.mapNote}</span>
      </figcaption>
    </figure>
  );
}

function codeOf(party: Party): string {
  return party.numeric ?? party.id;
}

let byCode: Map<string, Party> | undefined;

function named(): Map<string, Party> {
  byCode ??= new Map([...parties().values()].filter((each) => !each.until).map((each) => [codeOf(each), each]));
  return byCode;
}
