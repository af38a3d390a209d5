"""The plan is checked before anything runs."""

import pytest

from tallywire.errors import PlanError
from tallywire.pipeline.plan import PLAN, Stage, check_plan, versions


def stage(name: str, reads: tuple[str, ...], writes: tuple[str, ...]) -> Stage:
    return Stage(name=name, version=1, shape="set", reads=reads, writes=writes)


def test_the_plan_of_the_program_fits_together() -> None:
    check_plan(PLAN, given=["pages", "judgements"])


def test_the_plan_writes_every_table_of_the_contract() -> None:
    from tallywire.schema import TABLES

    assert set(TABLES) - {"judgements"} <= {name for stage in PLAN for name in stage.writes}


def test_no_stage_reads_a_table_to_its_right() -> None:
    with pytest.raises(PlanError, match="b reads late, which no earlier stage writes"):
        check_plan([stage("b", ("late",), ("early",)), stage("c", ("early",), ("late",))], given=[])


def test_every_table_has_one_writer() -> None:
    with pytest.raises(PlanError, match="c writes rows, which is there already"):
        check_plan([stage("b", (), ("rows",)), stage("c", (), ("rows",))], given=[])


def test_all_faults_are_told_at_once() -> None:
    with pytest.raises(PlanError, match=r"one.*two"):
        check_plan([stage("b", ("one", "two"), ())], given=[])


def test_versions_name_every_stage() -> None:
    assert set(versions()) == {stage.name for stage in PLAN}
