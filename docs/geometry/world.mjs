// Makes the map of the charts out of Natural Earth; see README.md. Reads the codes of the parties, writes TopoJSON.
import {readFileSync} from "node:fs";
import {createRequire} from "node:module";
import {geoArea, geoCentroid} from "d3-geo";
import {feature, mergeArcs, quantize} from "topojson-client";
import {topology} from "topojson-server";

const require = createRequire(import.meta.url);
const world = (scale) => JSON.parse(readFileSync(require.resolve(`world-atlas/countries-${scale}.json`), "utf8"));
const codes = JSON.parse(readFileSync(0, "utf8"));

// What Natural Earth draws without a code: ISO 3166 lists it in these states, or (Kosovo) not at all.
const UNCODED = {"Kosovo": "XKX", "N. Cyprus": "CYP", "Somaliland": "SOM"};
const partyOf = ({id, properties}) => UNCODED[properties.name] ?? codes[id];

// Below this area (square kilometres) a state can't be made out on a map of the world: it gets a point as well.
const SMALL = 12000;
const EARTH_RADIUS = 6371;
const areaOf = (shape) => geoArea(shape) * EARTH_RADIUS ** 2;

// Areas, coarse; Antarctica is left out.
const coarse = world("110m");
const byParty = new Map();
for (const geometry of coarse.objects.countries.geometries) {
  const party = partyOf(geometry);
  if (party !== undefined && party !== "ATA") byParty.set(party, [...(byParty.get(party) ?? []), geometry]);
}
const areas = [...byParty].sort().map(([id, parts]) => ({...mergeArcs(coarse, parts), id, properties: {id}}));
const small = new Set(areas.filter((area) => areaOf(feature(coarse, area)) < SMALL).map(({id}) => id));

// Points for the small ones: the middle of the largest island, from the coarsest scale that has it.
const places = new Map();
for (const scale of ["50m", "10m"]) {
  const finer = world(scale);
  for (const shape of feature(finer, finer.objects.countries).features) {
    const id = partyOf(shape);
    const isDrawn = id === undefined || id === "ATA" || places.has(id) || (byParty.has(id) && !small.has(id));
    if (isDrawn || shape.properties.name in UNCODED && id !== "XKX") continue;
    const {type, coordinates} = shape.geometry;
    const polygons = (type === "Polygon" ? [coordinates] : coordinates).map((each) => ({type: "Polygon", coordinates: each}));
    const largest = polygons.sort((one, other) => geoArea(other) - geoArea(one))[0];
    places.set(id, geoCentroid(largest).map((degrees) => Math.round(degrees * 100) / 100));
  }
}

// One file: the arcs of the areas that are left, and the points.
const shapes = areas.map((area) => ({...feature(coarse, area), id: area.id, properties: {id: area.id}}));
const points = [...places].sort().map(([id, coordinates]) => (
  {type: "Feature", id, properties: {id}, geometry: {type: "Point", coordinates}}
));
const made = topology({
  areas: {type: "FeatureCollection", features: shapes},
  places: {type: "FeatureCollection", features: points},
});
process.stdout.write(JSON.stringify(quantize(made, 1e4)) + "\n");
