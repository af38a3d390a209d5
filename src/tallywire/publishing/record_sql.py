"""The narrow tables of a `Record`: what can be asked about a ledger, one row for each row of the table of its name.

Every table has `row`, the row's number in the whole table. They are made once, when a record is opened, from the Arrow
tables `whole_NAME`. Nothing is decided here that the views decide: `background` and `caution` are those of
`tallywire.publishing.views`, and a test holds them equal.
"""

from __future__ import annotations

from tallywire.tallying.status import WORDS

__all__ = ["NARROW_TABLES"]

_NUMBER = '(row_number() OVER ()) - 1 AS "row"'
_DEED = ", ".join(f"'{kind}'" for kind in sorted(WORDS))

_DOCUMENTS = f"""
CREATE TABLE documents AS
SELECT {_NUMBER}, id, given_id, origin_id, story_id, outlet, title, url, agency,
  published."from" AS starts, published."to" AS ends, coalesce(published."from", published."to", '9999') AS day,
  coalesce(nullif(outlet, ''), nullif(given_id, ''), regexp_extract(source, '[^/]*$')) AS name, len(text) AS length
FROM whole_documents"""

_PASSAGES = f"CREATE TABLE passages AS SELECT {_NUMBER}, id, document_id, kind FROM whole_passages"

_COPIES = f"""
CREATE TABLE copies AS
SELECT {_NUMBER}, from_document_id, to_document_id, kind,
  coalesce(list_bool_or([one.kind IN ('number', 'negation', 'name') FOR one IN changes]), false) AS grave
FROM whole_copies"""

_ORIGINS = f"""
CREATE TABLE origins AS
SELECT {_NUMBER}, id, kind, name, len(document_ids) AS pages, document_ids[1] AS first_document_id
FROM whole_origins"""

_ORIGIN_DOCUMENTS = """
CREATE TABLE origin_documents AS SELECT id AS origin_id, unnest(document_ids) AS document_id FROM whole_origins"""

_STORIES = f"""
CREATE TABLE stories AS
SELECT {_NUMBER}, id, title, len(document_ids) AS pages, "from" AS starts, "to" AS ends FROM whole_stories"""

_STATEMENTS = f"""
CREATE TABLE statements AS
SELECT {_NUMBER}, id, document_id, passage_id, event_id, origin_id, kind, polarity, modality, background,
  len(figures) AS figures
FROM whole_statements"""

_FIGURES = f"""
CREATE TABLE figures AS
SELECT {_NUMBER}, event_id, measure, side, status, low, best, high, as_of,
  greatest(coalesce(low, 0), coalesce(best, 0), coalesce(high, 0)) AS widest
FROM whole_figures"""

_RELATIONS = f"""
CREATE TABLE relations AS
SELECT {_NUMBER}, left_statement_id, right_statement_id, relation FROM whole_relations"""

_JUDGEMENTS = f"""
CREATE TABLE judgements AS
SELECT {_NUMBER}, id, kind, "by", "at", list_concat(left_statement_ids, right_statement_ids) AS statement_ids, withdraws
FROM whole_judgements"""

_REJECTIONS = f"CREATE TABLE rejections AS SELECT {_NUMBER}, source, stage, code FROM whole_rejections"

# What the statements of an event say of it together (views._is_background, views._caution).
_TOLD = """
CREATE TEMP TABLE told AS
SELECT event_id, bool_and(background) AS history, bool_and(polarity = 'denied') AS denied,
  list(DISTINCT modality) FILTER (polarity = 'asserted') AS modalities
FROM statements WHERE event_id IS NOT NULL GROUP BY event_id"""

_COUNTED = """
CREATE TEMP TABLE counted AS
SELECT event_id, count(*) AS figures, bool_or(status IN ('range', 'contested')) AS differing,
  bool_or(status = 'updated') AS updated
FROM figures GROUP BY event_id"""

_EVENTS = f"""
CREATE TABLE events AS
WITH numbered AS (SELECT {_NUMBER}, * FROM whole_events)
SELECT e."row", e.id, e.kind, e.title, e.status, e."from" AS starts, e."to" AS ends,
  coalesce(e."from", e."to", '9999') AS day, e.place.name AS place, e.place.country AS country,
  e.place.lat AS lat, e.place.lon AS lon, e.place.precision AS precision,
  len(e.document_ids) AS pages, len(e.origin_ids) AS origins, e.origin_ids,
  e.document_ids, len(e.statement_ids) AS statements, list_concat(e.actors, e.targets) AS parties, d.story_id,
  e.kind = 'background' OR coalesce(t.history, false) AS background,
  CASE WHEN t.denied THEN 'denied, and asserted on no page'
    WHEN t.modalities IN (['planned'], ['possible'], ['unconfirmed']) THEN t.modalities[1] END AS caution,
  coalesce(c.figures, 0) AS figures, coalesce(c.differing, false) AS differing, coalesce(c.updated, false) AS updated,
  e."from" IS NULL AND e."to" IS NULL AS undated, e.place IS NULL OR e.place.lat IS NULL AS unplaced,
  e.kind NOT IN ({_DEED}) AS deed,
  lower(concat_ws(' ', e.title, replace(e.kind, '_', ' '), e.place.name, array_to_string(e.actors, ' '),
    array_to_string(e.targets, ' '))) AS words
FROM numbered e LEFT JOIN told t ON t.event_id = e.id LEFT JOIN counted c ON c.event_id = e.id
  LEFT JOIN documents d ON d.id = e.document_ids[1]"""

NARROW_TABLES: tuple[str, ...] = (
    _DOCUMENTS, _PASSAGES, _COPIES, _ORIGINS, _ORIGIN_DOCUMENTS, _STORIES, _STATEMENTS, _FIGURES, _RELATIONS,
    _JUDGEMENTS, _REJECTIONS, _TOLD, _COUNTED, _EVENTS,
)  # fmt: skip
"""The statements that make the narrow tables, in order."""
