"""The rules that tables owe each other beyond naming each other's rows."""

from __future__ import annotations

from factminer.dataset.contract.rule import Rule, across, key_of


def _same_source(table: str) -> Rule:
    sql = (
        f"SELECT {key_of(table, 't')}, t.source FROM {table} AS t JOIN documents AS d USING (document_id) "
        "WHERE t.source <> d.source"
    )
    return across(table, "source", "source is that of the document", sql, "documents")


def _within(table: str, *columns: str) -> Rule:
    """Ranges of a table stay within the document's text."""
    beyond = " OR ".join(
        't."end" > d.characters'
        if column == "end"
        else f'coalesce(list_min([s.start FOR s IN t.{column}]) < 0 OR list_max([s."end" FOR s IN t.{column}]) '
        f'> d.characters OR len([s FOR s IN t.{column} IF s.start >= s."end"]) > 0, false)'
        for column in columns
    )
    sql = (
        f"SELECT {key_of(table, 't')}, concat(d.characters, ' characters') FROM {table} AS t "
        f"JOIN documents AS d USING (document_id) WHERE {beyond}"
    )
    return across(table, "within", f"{' and '.join(columns)} stand within the document's text", sql, "documents")


def _counted(table: str) -> Rule:
    sql = (
        f"SELECT d.document_id, concat(d.{table}, ' for ', coalesce(n, 0)) FROM documents AS d LEFT JOIN "
        f"(SELECT document_id, count(*) AS n FROM {table} GROUP BY document_id) AS c USING (document_id) "
        f"WHERE d.{table} <> coalesce(n, 0)"
    )
    return across("documents", table, f"{table} is the number of the document's {table}", sql, table)


ACROSS: tuple[Rule, ...] = (
    _counted("articles"),
    _counted("claims"),
    across(
        "documents",
        "status",
        "a document that was not read as a whole has its row in problems",
        "SELECT document_id, status FROM documents WHERE status <> 'ok' AND document_id NOT IN "
        "(SELECT document_id FROM problems WHERE document_id IS NOT NULL)",
        "problems",
    ),
    _same_source("articles"),
    _within("articles", "title_spans", "body_spans"),
    across(
        "articles",
        "sources",
        "the runs of text_map stand within the document's text",
        "SELECT a.article_id, concat(d.characters, ' characters') FROM articles AS a "
        "JOIN documents AS d USING (document_id) "
        "WHERE list_max([r.source + r.length FOR r IN a.text_map]) > d.characters",
        "documents",
    ),
    _same_source("claims"),
    _within("claims", "end"),
    across(
        "claims",
        "within.text",
        "text_end stands within the article's text",
        "SELECT c.claim_id, concat(c.text_end, ' of ', length(a.\"text\")) FROM claims AS c "
        'JOIN articles AS a USING (article_id) WHERE c.text_end > length(a."text")',
        "articles",
    ),
    across(
        "claims",
        "ledger",
        "every claim is in the ledger of numerals",
        "SELECT claim_id, quote FROM claims WHERE claim_id NOT IN "
        "(SELECT claim_id FROM numerals WHERE claim_id IS NOT NULL)",
        "numerals",
    ),
    _same_source("numerals"),
    _within("numerals", "end"),
    _same_source("checks"),
    across(
        "observations",
        "sources",
        "sources is the number of documents that the claims are of",
        "SELECT o.observation_id, concat(any_value(o.sources), ' for ', count(DISTINCT c.document_id)) FROM "
        "(SELECT observation_id, sources, unnest(claims) AS claim_id FROM observations) AS o "
        "JOIN claims AS c USING (claim_id) GROUP BY o.observation_id "
        "HAVING any_value(o.sources) <> count(DISTINCT c.document_id)",
        "claims",
    ),
)
