"""The rules of single rows that no description of a column says, table by table."""

from __future__ import annotations

from factminer.dataset.contract.rule import Rule, of_rows

# A year, a month or season, a day; the year may be unknown.
_POINT = r"([0-9]{4}|XXXX)(-(2[1-4]|(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?))?"
_PERIOD = rf"{_POINT}|{_POINT}/({_POINT}|\.\.)|\.\./{_POINT}"


def _places(table: str) -> tuple[Rule, ...]:
    """A quote and where it stands: claims and numerals."""
    return (
        of_rows(table, "span", "0 ≤ start < end", 'start < 0 OR start >= "end"', "concat(start, '-', \"end\")"),
        of_rows(
            table,
            "spans",
            "each of the spans has characters, and start and end enclose them",
            'len(spans) = 0 OR len([s FOR s IN spans IF s.start >= s."end"]) > 0 OR '
            'list_min([s.start FOR s IN spans]) <> start OR list_max([s."end" FOR s IN spans]) <> "end"',
            "concat(start, '-', \"end\", ' ', spans::text)",
        ),
    )


def _amounts(table: str) -> tuple[Rule, ...]:
    """Amounts, periods, places and changes: claims and observations."""
    return (
        of_rows(
            table,
            "bounds",
            "low ≤ value ≤ high",
            "low > high OR value < low OR value > high",
            "concat_ws(' ', low, value, high)",
        ),
        of_rows(
            table,
            "edtf",
            "period is written in EDTF",
            f"NOT regexp_full_match(period, '{_PERIOD}')",
            "period",
        ),
        of_rows(
            table,
            "days",
            "period_start and period_end are there where the period says the year, and nowhere else",
            "(period_start IS NOT NULL) IS DISTINCT FROM coalesce(regexp_matches(period, '^[0-9]'), false) OR "
            "(period_end IS NOT NULL) IS DISTINCT FROM coalesce(regexp_matches(period, '^[0-9][^/]*$|/[0-9]'), false)",
            "concat_ws(' ', period, period_start, period_end)",
        ),
        of_rows(
            table,
            "order",
            "period_start ≤ period_end",
            "period_start > period_end",
            "concat(period_start, ' ', period_end)",
        ),
        of_rows(
            table,
            "place_code",
            "a place_code has six digits and a place",
            "NOT regexp_full_match(place_code, '[0-9]{6}') OR (place_code IS NOT NULL AND place IS NULL)",
            "place_code",
        ),
        of_rows(
            table,
            "basis",
            "a level has no basis",
            "change = 'level' AND basis IS NOT NULL",
            "concat(change, ' ', basis)",
        ),
    )


WRITTEN: tuple[Rule, ...] = (
    of_rows(
        "documents",
        "id",
        "document_id comes from the text, or from the bytes where there is no text",
        """document_id <> left(sha256("text"), 16) AND ("text" <> '' OR document_id <> right(sha256, 16))""",
    ),
    of_rows(
        "documents",
        "sha256",
        "sha256 has 64 hexadecimal digits",
        "NOT regexp_full_match(sha256, '[0-9a-f]{64}')",
        "sha256",
    ),
    of_rows(
        "documents",
        "characters",
        "characters is the length of text",
        'characters <> length("text")',
        """concat(characters, ' for ', length("text"))""",
    ),
    of_rows(
        "documents",
        "copies",
        "copies hold neither the source nor anything twice",
        "list_contains(copies, source) OR len(list_distinct(copies)) <> len(copies)",
        "copies::text",
    ),
    of_rows(
        "documents",
        "published",
        "published is a date in EDTF, and published_basis says none where there is none",
        f"NOT regexp_full_match(published, '{_POINT}') OR (published IS NULL) <> (published_basis = 'none')",
        "concat_ws(' ', published, published_basis)",
    ),
    of_rows(
        "documents",
        "noise",
        "noise has characters and stands within the text",
        'len([n FOR n IN noise IF n.start < 0 OR n.start >= n."end" OR n."end" > characters]) > 0',
        "noise::text",
    ),
    of_rows(
        "documents",
        "failed",
        "a document that failed has neither articles nor claims",
        "status = 'failed' AND (articles <> 0 OR claims <> 0)",
        "concat(articles, ' articles, ', claims, ' claims')",
    ),
    of_rows(
        "articles",
        "id",
        "article_id is document_id, -a and number",
        "article_id <> concat(document_id, '-a', number)",
        "concat(document_id, ' ', number)",
    ),
    of_rows(
        "articles",
        "published",
        "published is a date in EDTF",
        f"NOT regexp_full_match(published, '{_POINT}')",
        "published",
    ),
    of_rows(
        "articles",
        "runs",
        "the runs of text_map have characters and stand within text",
        "len([r FOR r IN text_map IF r.length < 1 OR r.text < 0 OR r.source < 0 "
        'OR r.text + r.length > length("text")]) > 0',
    ),
    of_rows(
        "claims",
        "id",
        "claim_id is document_id, - and an offset within the spans",
        "NOT starts_with(claim_id, concat(document_id, '-')) OR "
        "coalesce(len([s FOR s IN spans IF s.start <= try_cast(substr(claim_id, length(document_id) + 2) AS BIGINT) "
        'AND try_cast(substr(claim_id, length(document_id) + 2) AS BIGINT) < s."end"]), 0) = 0',
        "spans::text",
    ),
    of_rows(
        "claims",
        "article",
        "the article is one of the document",
        "NOT starts_with(article_id, concat(document_id, '-a'))",
        "article_id",
    ),
    *_places("claims"),
    of_rows(
        "claims",
        "text",
        "0 ≤ text_start < text_end, and a headline alone has neither",
        "text_start < 0 OR text_start >= text_end OR (text_start IS NULL) <> (text_end IS NULL) "
        "OR (text_start IS NULL) <> (section = 'title')",
        "concat_ws(' ', section, text_start, text_end)",
    ),
    of_rows(
        "claims",
        "range",
        "a range has a bound and no value, anything else a value and no bounds",
        "(qualifier = 'range') <> (value IS NULL) OR (qualifier = 'range') <> (low IS NOT NULL OR high IS NOT NULL)",
        "concat_ws(' ', qualifier, value, low, high)",
    ),
    *_amounts("claims"),
    of_rows(
        "claims",
        "exact",
        "value_exact is value",
        "value_exact IS NOT NULL AND (value IS NULL OR abs(value_exact::DOUBLE - value) > 1e-12 * abs(value))",
        "concat_ws(' ', value_exact, value)",
    ),
    of_rows("claims", "multiplier", "multiplier is a power of ten from 0 on", "multiplier < 0", "multiplier"),
    of_rows(
        "claims",
        "period_text",
        "a period and the words it was read from are there together",
        "(period IS NULL) <> (period_text IS NULL)",
        "concat_ws(' ', period, period_text)",
    ),
    of_rows("claims", "same_as", "a claim does not repeat itself", "same_as = claim_id"),
    *_places("numerals"),
    of_rows(
        "numerals",
        "verdict",
        "a numeral has a claim where its verdict is claim, and nowhere else",
        "(verdict = 'claim') <> (claim_id IS NOT NULL)",
        "concat_ws(' ', verdict, claim_id)",
    ),
    of_rows(
        "numerals",
        "claim",
        "the claim is one of the document",
        "NOT starts_with(claim_id, concat(document_id, '-'))",
        "claim_id",
    ),
    of_rows(
        "checks",
        "difference",
        "difference is printed less computed",
        "abs(difference - (printed - computed)) > 1e-9 * greatest(abs(printed), abs(computed), 1)",
        "concat_ws(' ', printed, computed, difference)",
    ),
    of_rows(
        "checks",
        "verdict",
        "a check agrees where the difference is within the tolerance, and differs elsewhere",
        "tolerance < 0 OR CASE verdict WHEN 'agrees' THEN abs(difference) > tolerance "
        "WHEN 'differs' THEN abs(difference) < tolerance END",
        "concat_ws(' ', difference, tolerance, verdict)",
    ),
    of_rows(
        "checks",
        "document",
        "document and source are there together",
        "(document_id IS NULL) <> (source IS NULL)",
        "concat_ws(' ', document_id, source)",
    ),
    of_rows("checks", "claims", "a check has claims", "len(claims) = 0"),
    *_amounts("observations"),
    of_rows(
        "observations",
        "claims",
        "an observation has claims, none twice",
        "len(claims) = 0 OR len(list_distinct(claims)) <> len(claims)",
        "claims::text",
    ),
    of_rows(
        "observations",
        "agreed",
        "there is an amount where the claims agree, and none where they do not",
        "agreed <> (value IS NOT NULL OR low IS NOT NULL OR high IS NOT NULL)",
        "concat_ws(' ', value, low, high)",
    ),
    of_rows(
        "observations",
        "printed",
        "where the claims agree, printed_value is there where value is",
        "agreed AND (value IS NULL) <> (printed_value IS NULL)",
        "concat_ws(' ', value, printed_value)",
    ),
    of_rows(
        "problems",
        "place",
        "0 ≤ start ≤ end",
        'start < 0 OR start > "end" OR (start IS NULL AND "end" IS NOT NULL)',
        "concat_ws(' ', start, \"end\")",
    ),
)
