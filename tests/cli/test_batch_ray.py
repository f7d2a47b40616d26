"""The Ray engine gives the same parts as the local one (`make test-ray`)."""

import pytest

from trucewatch.cli.batch import _local, _ray, parts
from trucewatch.rules import DEFAULT_PACKS
from trucewatch.sample import REPORTS


@pytest.mark.ray
def test_ray_and_local_agree():
    names = (DEFAULT_PACKS, ())
    local = dict(_local(parts(REPORTS, 12), names, 1))
    assert dict(_ray(parts(REPORTS, 12), names, 2)) == local
    assert sum(len(lines) for lines, _ in local.values()) > 100
