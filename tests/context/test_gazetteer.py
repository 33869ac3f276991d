from __future__ import annotations

from factminer.context.gazetteer import gazetteer


def test_every_chain_ends_at_a_province() -> None:
    places = gazetteer()
    for code in places.divisions:
        assert places.chain(code)[0].endswith("0000")
        assert places.chain(code)[-1] == code


def test_current_code_is_in_force() -> None:
    places = gazetteer()
    for row in places.divisions.values():
        assert not row.current or places.divisions[row.current].current == row.current


def test_a_division_that_was_divided_has_no_code() -> None:
    # 崇文区 went into 东城区; the prefecture of 巢湖 was divided among three cities.
    places = gazetteer()
    assert places.divisions["110103"].current == "110101"
    assert places.divisions["341400"].current == ""


def test_longest_name_wins() -> None:
    found = [form.text for _, form in gazetteer().find("青海省西宁市城西区和大理白族自治州")]
    assert found == ["青海省", "西宁市", "城西区", "大理白族自治州"]
