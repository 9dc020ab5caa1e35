"""Findings are plain data that survive a file."""

from roadshow.engines.kernel.findings import Finding, Mend, Reason, Severity, Subject


def test_a_finding_survives_the_way_through_json() -> None:
    hall = Subject(kind="hall", id="h1")
    finding = Finding(
        code="cannot_all_be_met",
        severity=Severity.FORBID,
        subjects=(hall,),
        mends=(Mend(code="longer_hours", subjects=(hall,), minutes=30),),
        because=(Reason(rule="opening_hours", subjects=(hall,)),),
    )
    assert Finding.model_validate_json(finding.model_dump_json()) == finding
