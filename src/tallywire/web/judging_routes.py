"""The addresses of the queues and of the judgements: the only ones that write.

A judgement is a form that a page of this server sends (`safety.checked_form`). It names events or statements, and what
is kept is of statements, which stay the same while events change.
"""

from __future__ import annotations

import getpass
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from urllib.parse import urlsplit

from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from tallywire.engines.local import LocalEngine
from tallywire.errors import UsageError
from tallywire.pipeline.judging import JudgingReport, add_judgements, make_judgement
from tallywire.publishing.judging import DECISIONS, sides_of
from tallywire.publishing.lines import json_bytes
from tallywire.publishing.pages.filters import page_number
from tallywire.publishing.pages.judgements import Outcome, judgements_page
from tallywire.publishing.pages.links import link
from tallywire.publishing.pages.queue import queue_list, queue_page
from tallywire.publishing.queues import QUEUES
from tallywire.publishing.record import Record
from tallywire.publishing.slices import find_id
from tallywire.publishing.tables import Lookup, Tables
from tallywire.publishing.words import count
from tallywire.records import Judgement, JudgementKind
from tallywire.schema import TABLES
from tallywire.tallying.judged import is_meant
from tallywire.web.answers import render
from tallywire.web.safety import checked_form

__all__ = ["ROUTES"]

_REVIEWER = "tallywire-reviewer"  # the cookie that keeps the reviewer's name
_LONGEST_NAME, _LONGEST_NOTE = 80, 2000
_REMEMBERED = 1000  # outcomes kept while the server runs
_YEAR = 365 * 24 * 3600


def queues(request: Request) -> Response:
    """All queues with their lengths."""
    return render(request, "queue", queue_list(_record(request)), title="Queues")


def queue(request: Request) -> Response:
    """A part of one queue."""
    found = QUEUES.get(request.path_params["name"])
    if found is None:
        asked = request.path_params["name"][:80]
        raise HTTPException(404, f"There is no queue {asked!r}; there are: {', '.join(QUEUES)}.")
    number = page_number(request.query_params.get("page"))
    return render(request, "queue", queue_page(_record(request), found, number=number), title=found.title)


def judgements(request: Request) -> Response:
    """What was decided."""
    number, done = page_number(request.query_params.get("page")), request.query_params.get("done")
    view = judgements_page(_record(request), number=number, done=done, outcomes=request.app.state.outcomes)
    return render(request, "queue", view, title="Judgements")


def _record(request: Request) -> Record:
    record: Record = request.app.state.shelf.record()
    return record


# ---------------------------------------------------------------- what writes


async def judge(request: Request) -> Response:
    """Keeps a judgement, and says what it changed: as JSON to a script, else as the page of the judgements."""
    form = {name: str(value).strip() for name, value in (await checked_form(request)).items()}
    made, report = await run_in_threadpool(_judge, request, form)
    outcome = Outcome(
        gone=tuple(event.title for event in report.gone), made=tuple((event.id, event.title) for event in report.made)
    )
    _remember(request.app.state.outcomes, made.id, outcome)
    if "application/json" in request.headers.get("accept", ""):
        answer = {"judgement": made.id, "said": _said(made, report), **outcome.json(), "undo": {"withdraws": made.id}}
        return Response(json_bytes(answer), media_type="application/json")
    return RedirectResponse(link("judgements", done=made.id), status_code=303)


def _judge(request: Request, form: Mapping[str, str]) -> tuple[Judgement, JudgingReport]:
    """The judgement that a form makes, put into the ledger. Raises `UsageError` for one that cannot be."""
    record, shelf = _record(request), request.app.state.shelf
    made = _made(record, form, by=form.get("by") or _reviewer(request))
    stored = record.ledger.manifest.tables if record.ledger else {}
    opened = {name: (stored[name].file, record.arrow(name)) for name in TABLES if name in stored}
    report = add_judgements(shelf.folder, [made], engine=LocalEngine(workers=1), opened=opened)
    shelf.opened()  # the next view is of the new state, and does not wait for it
    return made, report


def _made(record: Record, form: Mapping[str, str], *, by: str) -> Judgement:
    at = datetime.now(UTC).isoformat(timespec="microseconds").replace("+00:00", "Z")
    note = form.get("note") or None
    if len(by) > _LONGEST_NAME or len(note or "") > _LONGEST_NOTE:
        raise UsageError(f"a name has at most {_LONGEST_NAME} characters, a note {_LONGEST_NOTE}")
    if form.get("kind") == "withdrawn":
        withdraws = find_id(record, "judgements", form.get("withdraws", ""))
        return make_judgement("withdrawn", by=by, at=at, note=note, withdraws=withdraws)
    kind = form.get("kind", "").replace("_", "-")
    if kind not in DECISIONS:
        raise UsageError(
            f"there is no decision {form.get('kind', '')[:40]!r}; the decisions are: {', '.join(DECISIONS)}"
        )
    value = form.get(f"{DECISIONS[kind]}_value") or None
    left, right = _sides(record, DECISIONS[kind], form, value)
    return make_judgement(DECISIONS[kind], left=left, right=right, value=value, by=by, at=at, note=note)


def _sides(
    record: Record, kind: JudgementKind, form: Mapping[str, str], value: str | None
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The statements of either side; what speaks of one of a pair is of the one that it fits, or that `which` names."""
    named = [form[name] for name in ("left", "right") if form.get(name)]
    lookup = _lookup(record, named)
    if kind == "wrong_figure" and value and len(named) > 1:
        named = [name for name in named if _gives(lookup, name, value)][:1]
    elif kind not in ("same", "different"):
        named = named[-1:] if form.get("which") == "right" else named[:1]
    return sides_of(lookup, kind, named, value)


def _gives(lookup: Lookup, name: str, value: str) -> bool:
    names = lookup.events[name].statement_ids if name in lookup.events else (name,)
    return any(is_meant(figure, value) for one in names for figure in lookup.statements[one].figures)


def _lookup(record: Record, named: Sequence[str]) -> Lookup:
    """The events and statements that are named, with the statements of these events."""
    events = record.among("events", "id", named)
    statements = record.among("statements", "event_id", [event.id for event in events])
    statements += record.among("statements", "id", set(named) - {one.id for one in statements})
    return Lookup.of(Tables(events=events, statements=statements))


def _said(judgement: Judgement, report: JudgingReport) -> str:
    done = "Taken back" if judgement.withdraws else "Kept"
    gone, made = count(len(report.gone), "event"), count(len(report.made), "event")
    changed = (
        f"{gone} gone, {made} new" if report.gone or report.made else "the events are the same, what they say is not"
    )
    return f"{done}: {changed}."


def _remember(outcomes: dict[str, Outcome], name: str, outcome: Outcome) -> None:
    outcomes[name] = outcome
    while len(outcomes) > _REMEMBERED:
        outcomes.pop(next(iter(outcomes)))


# ---------------------------------------------------------------- who judges


async def reviewer(request: Request) -> Response:
    """Keeps the reviewer's name in a cookie of this site."""
    form = await checked_form(request)
    name = "".join(filter(str.isprintable, str(form.get("by", ""))))[:_LONGEST_NAME].strip()
    answer = RedirectResponse(_inside(str(form.get("back", ""))), status_code=303)
    answer.set_cookie(_REVIEWER, name.encode().hex(), max_age=_YEAR, httponly=True, samesite="strict")
    return answer


def _reviewer(request: Request) -> str:
    """Who judges: as the cookie says, else the name of who started the server."""
    try:
        name = bytes.fromhex(request.cookies.get(_REVIEWER, "")).decode()[:_LONGEST_NAME]
    except ValueError:
        name = ""
    return name or _login()


def _login() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError):  # a server without a user of its own, as in some containers
        return "reviewer"


def _inside(address: str) -> str:
    """An address of this server to go back to; another one is not followed."""
    parts = urlsplit(address)
    return address if address.startswith("/") and not (parts.netloc or "\\" in address) else link("queue")


ROUTES = [
    Route("/queue", queues, methods=["GET"], name="queues"),
    Route("/queue/{name}", queue, methods=["GET"], name="queue"),
    Route("/judgements", judgements, methods=["GET"], name="judgements"),
    Route("/judgements", judge, methods=["POST"], name="judge"),
    Route("/reviewer", reviewer, methods=["POST"], name="reviewer"),
]
"""The queues, the judgements, and what writes them."""
