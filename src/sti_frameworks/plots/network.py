"""The network of joint membership: who shares the most frameworks with whom."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Final

import altair as alt

from ..dates import IfUnsure
from ..errors import NoAnswer
from ..frames import need
from .asked import Moment, frameworks_asked
from .style import INK, MUTED, ROLE_COLOURS, dressed, named, title
from .words import Words

if TYPE_CHECKING:
    from ..catalogue import Catalogue

__all__ = ["network"]

MOST_LINKS: Final = 350
"""Links that a picture can show; of more, only the strongest are drawn."""

FEW_NODES: Final = 30
SMALL: Final = 12  # nodes for which less room will do
SIDE: Final = 640
LOWEST: Final = 0.5  # of the width
SEED: Final = 7


def network(catalogue: Catalogue, moment: Moment, *, frameworks: Any, if_unsure: IfUnsure, words: Words) -> Any:
    """See `Charts.network`."""
    networkx = need("networkx", "network")
    whole = _graph(catalogue, moment, frameworks, if_unsure, "parties")
    if not whole.number_of_edges():
        raise NoAnswer(f"no two parties belonged to one of these frameworks {moment.said(Words('en'))}; ask for others")
    both = _graph(catalogue, moment, frameworks, if_unsure, None)
    least = _threshold([weight for _, _, weight in whole.edges(data="weight")])
    drawn = whole.edge_subgraph([(one, other) for one, other, weight in whole.edges(data="weight") if weight >= least])
    # A copy in order: the layout follows the order of nodes, and a view's is that of a set.
    graph = networkx.Graph()
    graph.add_nodes_from(sorted(drawn))
    graph.add_weighted_edges_from(sorted((*sorted(pair), weight) for *pair, weight in drawn.edges(data="weight")))
    at, shape = _places(networkx, graph)
    names = {each: words.party(catalogue.party(each), moment.day()) for each in graph}
    nodes = [_node(each, names, at, both, graph) for each in graph]
    links = [
        {
            "a": one,
            "b": other,
            "pair": f"{names[one]} – {names[other]}",
            "weight": weight,
            "shared": words.listed(_titles(catalogue, whole.edges[one, other]["shared"], words)),
            "x": float(round(at[one][0], 4)),
            "y": float(round(at[one][1], 4)),
            "x2": float(round(at[other][0], 4)),
            "y2": float(round(at[other][1], 4)),
        }
        for one, other, weight in graph.edges(data="weight")
    ]
    if len(links) == whole.number_of_edges():
        counted = words("Links: {drawn}, between {nodes} parties.", drawn=f"{len(links):,}", nodes=len(nodes))
    else:
        counted = words(
            "Only the strongest links, of {least} or more joint frameworks: {drawn} of {all}; {nodes} of {parties} parties.",
            least=least,
            drawn=f"{len(links):,}",
            all=f"{whole.number_of_edges():,}",
            nodes=len(nodes),
            parties=len(whole),
        )
    lines = [counted, words("Only nearness has a meaning, not the place; it follows the links.")]
    side = SIDE if len(nodes) > SMALL else SIDE * 2 // 3
    name = words("Joint membership {moment}", moment=moment.said(words))
    chart = alt.layer(*_layers(nodes, links, words)).properties(
        width=side, height=round(side * shape), title=title(name, lines)
    )
    return dressed(chart)


def _graph(catalogue: Catalogue, moment: Moment, frameworks: Any, if_unsure: IfUnsure, projection: Any) -> Any:
    if moment.on is None:
        assert moment.year is not None
        return catalogue.network(moment.year, frameworks=frameworks, projection=projection, if_unsure=if_unsure)
    # Of a day: each framework as the group that it was then.
    every = [each for each in catalogue.frameworks() if each.memberships]
    asked = every if frameworks is None else frameworks_asked(catalogue, frameworks)
    groups = [catalogue.fixed_members(each, on=moment.on, if_unsure=if_unsure) for each in asked]
    return catalogue.network(moment.on.year, frameworks=groups, projection=projection)


def _threshold(weights: Sequence[int]) -> int:
    """The least weight of a link that is drawn: as low as the picture allows."""
    for least in sorted(set(weights)):
        if sum(weight >= least for weight in weights) <= MOST_LINKS:
            return least
    return max(weights)


def _places(networkx: Any, graph: Any) -> tuple[dict[str, tuple[float, float]], float]:
    """Where each party stands, and the picture's height over its width.

    Those that links join stand near each other; circles between which there is no link stand side by side.
    """
    at: dict[str, tuple[float, float]] = {}
    left, highest = 0.0, 0.0
    for circle in sorted(networkx.connected_components(graph), key=lambda each: (-len(each), min(each))):
        part = networkx.Graph()
        part.add_nodes_from(sorted(circle))
        part.add_weighted_edges_from(edge for edge in graph.edges(data="weight") if edge[0] in circle)
        radius = len(part) ** 0.5
        spread = networkx.spring_layout(
            part, k=3 / radius, iterations=300, weight="weight", seed=SEED, scale=radius, center=(left + radius, 0)
        )
        at |= {party: (float(x), float(y)) for party, (x, y) in spread.items()}
        left, highest = left + 2 * radius + 1, max(highest, 2 * radius)
    return at, max(highest / (left - 1), LOWEST)


def _titles(catalogue: Catalogue, keys: Sequence[str], words: Words) -> list[str]:
    # A group of a day is named after its framework and the day.
    return [words.framework(catalogue.framework(key.partition("_")[0])) for key in keys]


def _node(party: str, names: dict[str, str], at: Any, both: Any, graph: Any) -> dict[str, Any]:
    return {
        "id": party,
        "party": names[party],
        "frameworks": both.degree(party),
        "links": graph.degree(party),
        "x": float(round(at[party][0], 4)),
        "y": float(round(at[party][1], 4)),
    }


def _layers(nodes: Sequence[dict[str, Any]], links: Sequence[dict[str, Any]], words: Words) -> list[Any]:
    def place(channel: Any, field: str) -> Any:
        return channel(f"{field}:Q", title=None, axis=None, scale=alt.Scale(zero=False, nice=False, padding=24))

    x, y = place(alt.X, "x"), place(alt.Y, "y")
    weights = sorted({each["weight"] for each in links})
    rules = (
        alt.Chart(named("links", links))
        .mark_rule(color=MUTED, opacity=0.35)
        .encode(
            x=x,
            y=y,
            x2="x2",
            y2="y2",
            strokeWidth=alt.StrokeWidth(
                "weight:Q",
                title=words("joint frameworks"),
                scale=alt.Scale(domain=[weights[0], weights[-1]], range=[1, 4] if len(weights) > 1 else [1.2, 1.2]),
                legend=alt.Legend(values=sorted({weights[0], weights[len(weights) // 2], weights[-1]}), format="d")
                if len(weights) > 1
                else None,
            ),
            tooltip=[
                alt.Tooltip("pair:N", title=words("parties")),
                alt.Tooltip("weight:Q", title=words("joint frameworks")),
                alt.Tooltip("shared:N", title=words("frameworks")),
            ],
        )
    )
    base = alt.Chart(named("nodes", nodes)).encode(
        x=x,
        y=y,
        tooltip=[
            alt.Tooltip("party:N", title=words("party")),
            alt.Tooltip("frameworks:Q", title=words("frameworks")),
            alt.Tooltip("links:Q", title=words("links")),
        ],
    )
    size, letters = (760, 9.5) if len(nodes) <= FEW_NODES else (600, 9)
    circles = base.mark_circle(color=ROLE_COLOURS["member"], opacity=1, size=size, stroke="white", strokeWidth=1.5)
    codes = base.mark_text(color="white", fontSize=letters, fontWeight="bold").encode(text="id:N")
    layers = [rules, circles, codes]
    if len(nodes) <= FEW_NODES:
        layers.append(base.mark_text(color=INK, fontSize=10.5, dy=24).encode(text="party:N"))
    return layers
