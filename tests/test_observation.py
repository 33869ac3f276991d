from __future__ import annotations

from decimal import Decimal

from factminer.dataset.rows import rows_of
from factminer.observation import Observation, find_observations
from factminer.pipeline import mine

BODY = "2023年8月，西宁市空气质量优良率为96.8%，签订集体合同149份。"


def observed(*texts: str) -> list[Observation]:
    return find_observations(row for text in texts for row in rows_of(mine(text)).claims)


def test_the_same_fact_in_two_documents_is_one_observation() -> None:
    texts = (BODY, f"{BODY}\n2023年8月，西宁市优良率为96.8%。")
    (found,) = [o for o in observed(*texts) if o.indicator_id == "good_air_days_share"]
    assert (found.sources, found.agreed, str(found.value), len(found.claims)) == (2, True, "96.8", 3)


def test_claims_that_disagree_leave_no_value() -> None:
    texts = (BODY, "2023年8月，西宁市空气质量优良率为95.8%。")
    (found,) = [o for o in observed(*texts) if o.indicator_id == "good_air_days_share"]
    assert (found.agreed, found.value) == (False, None)


def test_the_base_unit() -> None:
    (found,) = observed("2023年，西宁市生猪出栏40万斤。")
    assert (found.printed_unit, found.unit) == ("斤", "千克")
    assert (found.printed_value, found.value) == (Decimal(400_000), Decimal(200_000))


def test_a_claim_without_a_place_supports_none() -> None:
    assert observed("签订集体合同149份。") == []
