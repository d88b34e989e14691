// The map's shapes, drawn once when the page is built: the browser gets finished paths, and no library of projections.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { geoEqualEarth, geoPath } from "d3-geo";
import type { FeatureCollection } from "geojson";
import { feature } from "topojson-client";
import type { GeometryCollection, Topology } from "topojson-specification";

export interface World {
  width: number;
  height: number;
  outline: string;
  shapes: Record<string, string>; // ISO numeric code (or a party's id, where it has none) → path
  points: Record<string, [number, number]>; // places too small to be seen as a shape
}

// Shapes without a code of their own. ISO 3166 counts the first two with Cyprus and Somalia; the third is a party by this id.
const WITHOUT_CODE: Record<string, string> = { "N. Cyprus": "196", Somaliland: "706", Kosovo: "XKX" };
const SMALL = 22; // square units

export function world(width = 1000): World {
  const coarse = countries("110m");
  const sphere = { type: "Sphere" } as const;
  const projection = geoEqualEarth().fitWidth(width, sphere);
  const path = geoPath(projection).digits(0);
  const height = Math.ceil(projection([0, -58])![1]); // nobody's south is left out
  const shapes: Record<string, string> = {};
  const seen = new Set<string>();
  const points: Record<string, [number, number]> = {};
  for (const each of coarse.features) {
    const code = codeOf(each);
    if (!code || code === "010") continue; // Antarctica belongs to nothing here
    shapes[code] = (shapes[code] ?? "") + (path(each) ?? "");
    if (path.area(each) >= SMALL) seen.add(code);
  }
  for (const each of countries("10m").features) {
    const code = codeOf(each);
    if (!code || seen.has(code) || code === "010" || points[code]) continue;
    const [x, y] = path.centroid(each);
    points[code] = [Math.round(x * 10) / 10, Math.round(y * 10) / 10];
  }
  return { width, height, outline: path(sphere) ?? "", shapes, points };
}

function countries(scale: string): FeatureCollection<GeoJSON.Geometry, { name: string }> {
  const file = createRequire(import.meta.url).resolve(`world-atlas/countries-${scale}.json`);
  const topology = JSON.parse(readFileSync(file, "utf-8")) as Topology<{ countries: GeometryCollection<{ name: string }> }>;
  return feature(topology, topology.objects.countries);
}

function codeOf(each: GeoJSON.Feature<GeoJSON.Geometry, { name: string }>): string | undefined {
  return each.id === undefined ? WITHOUT_CODE[each.properties.name] : String(each.id).padStart(3, "0");
}
