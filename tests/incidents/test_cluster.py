"""The clustering against independent oracles on random input."""

from __future__ import annotations

import networkx as nx
import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.cluster.hierarchy import fcluster, linkage
from scipy.spatial.distance import squareform

from trucewatch.incidents.cluster import agglomerate


@settings(max_examples=60, deadline=None)
@given(st.integers(2, 14), st.integers(0, 10_000), st.floats(2.0, 8.0))
def test_average_linkage_as_scipy_computes_it(n: int, seed: int, threshold: float) -> None:
    scores = np.random.default_rng(seed).uniform(0, 10, (n, n))
    scores = np.round((scores + scores.T) / 2, 5)
    ids = [f"t{i:02d}" for i in range(n)]
    distance = 100 - scores
    np.fill_diagonal(distance, 0)
    labels = fcluster(linkage(squareform(distance, checks=False), "average"), 100 - threshold, "distance")
    wanted = {frozenset(i for i, x in zip(ids, labels, strict=True) if x == label) for label in set(labels)}
    got = agglomerate(ids, lambda a, b: float(scores[int(a[1:]), int(b[1:])]), threshold)
    assert {frozenset(g) for g in got} == wanted


@settings(max_examples=60, deadline=None)
@given(st.integers(1, 12), st.integers(0, 10_000))
def test_cliques_of_a_graph_whose_components_are_cliques(n: int, seed: int) -> None:
    rng = np.random.default_rng(seed)
    label = rng.integers(0, 4, n)
    graph = nx.Graph()
    ids = [f"t{i:02d}" for i in range(n)]
    graph.add_nodes_from(ids)
    graph.add_edges_from((a, b) for a in ids for b in ids if a < b and label[int(a[1:])] == label[int(b[1:])])
    got = agglomerate(ids, lambda a, b: 6.0 if graph.has_edge(a, b) else None, 4.5)
    assert {frozenset(g) for g in got} == {frozenset(c) for c in nx.connected_components(graph)}


def test_a_veto_holds_against_any_score() -> None:
    def score(a: str, b: str) -> float | None:
        return None if {a, b} == {"a", "c"} else 9.0

    assert agglomerate(["a", "b", "c"], score, 4.5) == [("a", "b"), ("c",)]


def test_a_chain_is_cut() -> None:
    near = {("a", "b"): 6.0, ("b", "c"): 6.0, ("c", "d"): 6.0}
    assert agglomerate(list("abcd"), lambda a, b: near.get((a, b), -2.0), 4.5) == [("a", "b"), ("c", "d")]
