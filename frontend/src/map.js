// The map: outlines of the case, ground by holder, incidents with the area of their precision. No tiles, no other host.
import { LngLatBounds, Map as MapView, NavigationControl, Popup, ScaleControl, setWorkerUrl } from "maplibre-gl";
import "maplibre-gl/dist/maplibre-gl.css";
import workerUrl from "maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url";
import { colour, GRADES, tile } from "./palette.js";

setWorkerUrl(new URL(workerUrl, import.meta.url).href);

const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
const none = { type: "FeatureCollection", features: [] };

/** A circle of so many kilometres as a polygon: precision is ground, so it grows with the map. */
function area(lon, lat, km) {
  const ring = [];
  for (let n = 0; n <= 40; n++) {
    const angle = (n / 40) * 2 * Math.PI;
    ring.push([lon + ((km / 111.32) * Math.cos(angle)) / Math.cos((lat * Math.PI) / 180), lat + (km / 110.57) * Math.sin(angle)]);
  }
  return { type: "Polygon", coordinates: [ring] };
}

const features = (rows, geometry) => ({
  type: "FeatureCollection",
  features: rows.map((p) => ({ type: "Feature", geometry: geometry(p), properties: p })),
});

export class SituationMap {
  constructor(box, outlineUrl) {
    this.box = box;
    box.classList.add("live");
    box.querySelector("svg")?.setAttribute("aria-hidden", "true");
    this.holder = document.createElement("div");
    this.holder.className = "island";
    this.holder.setAttribute("role", "region");
    this.holder.setAttribute("aria-label", "Map of incidents; the list holds the same");
    box.append(this.holder);
    this.map = new MapView({
      container: this.holder,
      style: { version: 8, sources: {}, layers: [{ id: "ground", type: "background", paint: { "background-color": colour("faint") } }] },
      attributionControl: false,
      fadeDuration: still ? 0 : 150,
      dragRotate: false,
      pitchWithRotate: false,
      maxZoom: 13,
      minZoom: 3,
    });
    this.map.touchZoomRotate.disableRotation();
    this.map.addControl(new NavigationControl({ showCompass: false }));
    this.map.addControl(new ScaleControl({ unit: "metric" }));
    this.map.getCanvas().setAttribute("aria-label", "Map: arrow keys move it, plus and minus zoom");
    this.ready = new Promise((done) => this.map.once("load", done)).then(() => this.lay(outlineUrl));
  }

  async lay(outlineUrl) {
    const outline = await fetch(outlineUrl).then((r) => (r.ok ? r.json() : none), () => none);
    const map = this.map;
    this.outline = outline;
    map.addSource("outline", { type: "geojson", data: outline });
    for (const id of ["cells", "precision", "places", "holdings", "zones", "quiet"]) map.addSource(id, { type: "geojson", data: none });
    this.paintTiles({});
    map.addLayer({ id: "land", type: "fill", source: "outline", paint: { "fill-color": colour("paper") } });
    map.addLayer({ id: "silent", type: "fill", source: "outline", filter: ["in", ["get", "id"], ["literal", []]], paint: { "fill-pattern": "quiet" } });
    map.addLayer({ id: "cells", type: "fill", source: "cells", filter: ["has", "tile"], paint: { "fill-pattern": ["get", "tile"] } });
    map.addLayer({ id: "front", type: "line", source: "cells", filter: ["get", "contested"], paint: { "line-color": colour("contested"), "line-width": 1.5, "line-dasharray": [2, 2] } });
    map.addLayer({ id: "borders", type: "line", source: "outline", paint: { "line-color": colour("muted"), "line-opacity": 0.55 } });
    map.addLayer({ id: "zones", type: "line", source: "zones", paint: { "line-color": colour("accent"), "line-width": 1.6, "line-dasharray": [1, 2.4] } });
    map.addLayer({ id: "quiet", type: "circle", source: "quiet", paint: { "circle-radius": 2.6, "circle-opacity": 0, "circle-stroke-color": colour("muted"), "circle-stroke-width": 1, "circle-stroke-opacity": 0.75 } });
    map.addLayer({ id: "holdings", type: "symbol", source: "holdings", layout: { "icon-image": ["get", "icon"], "icon-size": 1.5, "icon-allow-overlap": true } });
    map.addLayer({ id: "precision", type: "fill", source: "precision", paint: { "fill-color": colour("accent"), "fill-opacity": 0.06 } });
    map.addLayer({ id: "precision-edge", type: "line", source: "precision", paint: { "line-color": colour("accent"), "line-opacity": 0.7, "line-dasharray": [3, 3] } });
    const byGrade = ["match", ["get", "grade"], ...GRADES.flatMap((g) => [g, colour(g)]), colour("weak")];
    map.addLayer({
      id: "places", type: "circle", source: "places",
      paint: {
        "circle-radius": ["get", "r"],
        "circle-color": byGrade, "circle-opacity": ["case", [">", ["get", "high"], 0], 0.86, 0.5],
        "circle-stroke-color": colour("card"), "circle-stroke-width": 1,
      },
    });
    map.addLayer({
      id: "names", type: "symbol", source: "places", filter: ["all", ["!=", ["get", "level"], "governorate"], ["!=", ["get", "level"], "country"]],
      layout: { "text-field": ["get", "name"], "text-font": ["system-ui", "sans-serif"], "text-size": 12, "text-offset": [0, -1], "text-anchor": "bottom" },
      paint: { "text-color": colour("ink"), "text-halo-color": colour("paper"), "text-halo-width": 1.4 },
    });
    for (const layer of ["places", "quiet", "holdings"]) {
      map.on("mouseenter", layer, () => (map.getCanvas().style.cursor = "pointer"));
      map.on("mouseleave", layer, () => (map.getCanvas().style.cursor = ""));
    }
    const said = (event, words) => map.queryRenderedFeatures(event.point, { layers: ["places"] }).length || this.say(event.lngLat, words);
    map.on("click", "quiet", (event) => said(event, `${event.features[0].properties.name}: no report in this window. That is not the same as no incident.`));
    map.on("click", "holdings", (event) => said(event, event.features[0].properties.words));
    map.on("click", "cells", (event) => map.queryRenderedFeatures(event.point, { layers: ["places", "quiet"] }).length || this.say(event.lngLat, event.features[0].properties.words));
    map.on("click", "places", (event) => this.open(event.features[0]));
    addEventListener("themechange", () => this.recolour());
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => this.recolour());
  }

  open(feature) {
    const p = feature.properties;
    const inner = document.createElement("div");
    const words = document.createElement("p");
    words.textContent = p.words;
    const link = document.createElement("a");
    link.href = p.link;
    link.textContent = p.n > 1 ? `These ${p.n} incidents` : "This incident";
    inner.append(words, link);
    link.addEventListener("click", (event) => {
      if (p.n === 1 || event.metaKey || event.ctrlKey || event.shiftKey) return;
      event.preventDefault();
      this.popup?.remove();
      dispatchEvent(new CustomEvent("situation-address", { detail: p.link }));
    });
    this.popup = new Popup({ closeButton: true, maxWidth: "20rem" }).setLngLat(feature.geometry.coordinates).setDOMContent(inner).addTo(this.map);
  }

  say(at, text) {
    const words = Object.assign(document.createElement("p"), { textContent: text });
    new Popup({ closeButton: true, maxWidth: "18rem" }).setLngLat(at).setDOMContent(words).addTo(this.map);
  }

  paintTiles(holders) {
    this.holders = holders;
    const put = (id, image) => {
      if (this.map.hasImage(id)) this.map.removeImage(id);
      this.map.addImage(id, image, { pixelRatio: 2 });
    };
    put("quiet", tile("muted", "diagonal"));
    for (const [name, kind] of Object.values(holders)) put(`tile-${name}`, tile(name, kind));
    put("tile-contested", tile("contested", "cross"));
    put("tile-unknown", tile("muted", "unknown", 2, 0));
  }

  /** New data; the view moves only the first time, so that a filter does not throw people about. */
  async show(data, cells) {
    await this.ready;
    this.data = data;
    this.cells = cells;
    this.paintTiles(data.holders);
    const placed = data.places;
    this.map.getSource("places").setData(features(placed, (p) => ({ type: "Point", coordinates: [p.lon, p.lat] })));
    this.map.getSource("precision").setData(features(placed.slice(0, 400), (p) => area(p.lon, p.lat, p.km)));
    this.map.getSource("zones").setData(data.zones);
    this.map.getSource("quiet").setData(features(data.quiet, (p) => ({ type: "Point", coordinates: [p.lon, p.lat] })));
    const name = (holder, contested) => (contested ? "tile-contested" : data.holders[holder] ? `tile-${data.holders[holder][0]}` : undefined);
    for (const feature of cells.features) {
      feature.properties.tile = name(feature.properties.holder, feature.properties.contested) ?? "tile-unknown";
    }
    this.map.getSource("cells").setData(cells);
    const held = cells.features.length ? [] : data.control.holdings;
    const rows = held.map((h) => ({ ...h, icon: name(h.holder, h.contested) })).filter((h) => h.icon);
    this.map.getSource("holdings").setData(features(rows, (h) => ({ type: "Point", coordinates: [h.lon, h.lat] })));
    this.map.setFilter("silent", ["in", ["get", "id"], ["literal", data.silent]]);
    if (!this.fitted && data.box) {
      const [west, south, east, north] = data.box;
      this.map.fitBounds(new LngLatBounds([west, south], [east, north]), { animate: false, padding: 12 });
      this.fitted = true;
    }
    this.box.dataset.shown = String(placed.length);
    delete this.box.dataset.idle;
    this.map.once("idle", () => (this.box.dataset.idle = "true"));
    this.map.triggerRepaint();
  }

  recolour() {
    const paint = [
      ["ground", "background-color", "faint"], ["land", "fill-color", "paper"], ["borders", "line-color", "muted"],
      ["precision", "fill-color", "accent"], ["zones", "line-color", "accent"], ["quiet", "circle-stroke-color", "muted"], ["precision-edge", "line-color", "accent"], ["front", "line-color", "contested"],
      ["places", "circle-stroke-color", "card"], ["names", "text-color", "ink"], ["names", "text-halo-color", "paper"],
    ];
    for (const [layer, property, name] of paint) this.map.setPaintProperty(layer, property, colour(name));
    this.map.setPaintProperty("places", "circle-color", ["match", ["get", "grade"], ...GRADES.flatMap((g) => [g, colour(g)]), colour("weak")]);
    if (this.data) this.show(this.data, this.cells);
  }
}
