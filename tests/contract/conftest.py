"""Both engines, so that one test body holds them to the same rows. One Spark session for each test process."""

import importlib.util
import shutil
from collections.abc import Iterator

import pytest

from tallywire.engines.base import Engine
from tallywire.engines.local import LocalEngine


@pytest.fixture(scope="session")
def spark() -> Iterator[Engine]:
    if importlib.util.find_spec("pyspark") is None:
        pytest.skip("pyspark is not installed (make test installs it)")
    if shutil.which("java") is None:
        pytest.skip("there is no java: the Spark engine is not tested on this machine")
    from tallywire.engines.spark import SparkEngine

    engine = SparkEngine(workers=2)
    yield engine
    engine.session.stop()


@pytest.fixture(params=["local", "spark"])
def engine(request: pytest.FixtureRequest) -> Engine:
    if request.param == "local":
        return LocalEngine(workers=2)
    return request.getfixturevalue("spark")  # type: ignore[no-any-return]
