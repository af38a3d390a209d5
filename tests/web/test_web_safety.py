"""Who may ask the server, what its pages may do, and who may write."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.routing import Route
from starlette.testclient import TestClient

from tallywire.web.safety import HEADERS, Settings, checked_form, host_name

Asked = Callable[..., TestClient]
FORM = {"content-type": "application/x-www-form-urlencoded"}


@pytest.mark.parametrize(
    "address", ["/", "/events.json", "/events.csv", "/nowhere", "/?from=x", "/assets/app.css", "/assets/none"]
)
def test_every_answer_says_what_a_browser_may_do(client: TestClient, address: str) -> None:
    headers = client.get(address).headers
    assert {name: headers.get(name) for name in HEADERS} == HEADERS
    policy = headers["content-security-policy"]
    assert policy.startswith("default-src 'none'")
    assert "unsafe" not in policy
    assert "frame-ancestors 'none'" in policy


@pytest.mark.parametrize("host", ["localhost", "LOCALHOST:8765", "127.0.0.1:80", "[::1]:8765"])
def test_this_machine_is_answered(client: TestClient, host: str) -> None:
    assert client.get("/", headers={"host": host}).status_code == 200


@pytest.mark.parametrize(
    "host",
    ["evil.example", "localhost.evil.example", "127.0.0.1.evil.example:8765", "", "[::2]", "localhost@evil.example"],
)
def test_another_name_is_refused(client: TestClient, host: str) -> None:
    """DNS rebinding: a page of evil.example whose name was made to point at this machine."""
    answer = client.get("/events.json", headers={"host": host})
    assert answer.status_code == 400
    assert "--allow-host" in answer.text
    assert answer.headers["content-security-policy"]
    assert "eve-clash" not in answer.text


def test_a_name_can_be_allowed(app_of: Asked) -> None:
    client = app_of(allowed=("desk.example:80",))
    assert client.get("/", headers={"host": "desk.example:8765"}).status_code == 200
    assert client.get("/", headers={"host": "other.example"}).status_code == 400


def test_the_names_are_those_of_the_address_that_is_listened_on() -> None:
    assert Settings.made(host="192.0.2.7").hosts == ("127.0.0.1", "localhost", "[::1]", "192.0.2.7")
    assert Settings.made(host="0.0.0.0").hosts == ("127.0.0.1", "localhost", "[::1]")
    assert "*" in Settings.made(host="127.0.0.1", allowed=["*"]).hosts
    assert host_name(" [2001:DB8::1]:80 ") == "[2001:db8::1]"


def test_every_start_has_a_token_of_its_own() -> None:
    first, second = (Settings.made(host="127.0.0.1").token for _ in range(2))
    assert first != second
    assert len(first) >= 32
    assert Settings.made(host="127.0.0.1", read_only=True).token == ""


# ---------------------------------------------------------------- forms


@pytest.fixture
def writer() -> Callable[..., TestClient]:
    """An app with nothing but a form."""

    async def write(request: Request) -> PlainTextResponse:
        form = await checked_form(request)
        return PlainTextResponse(",".join(f"{name}={value}" for name, value in form.multi_items() if name != "token"))

    def made(*, read_only: bool = False) -> TestClient:
        app = Starlette(routes=[Route("/write", write, methods=["POST"])])
        app.state.settings = Settings(read_only=read_only, token="the token")
        return TestClient(app, base_url="http://localhost:8765")

    return made


def test_a_form_of_this_site_is_read(writer: Asked) -> None:
    answer = writer().post("/write", data={"token": "the token", "kind": "same", "note": "ä & b"})
    assert (answer.status_code, answer.text) == (200, "kind=same,note=ä & b")
    answer = writer().post(
        "/write", data={"kind": "same"},
        headers={"x-tallywire-token": "the token", "origin": "http://localhost:8765", "sec-fetch-site": "same-origin"},
    )  # fmt: skip
    assert answer.status_code == 200


@pytest.mark.parametrize(
    "headers",
    [
        {"origin": "http://evil.example"},
        {"origin": "http://localhost:9999"},
        {"sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "same-site"},
    ],
)
def test_a_form_of_another_site_is_refused(writer: Asked, headers: dict[str, str]) -> None:
    assert writer().post("/write", data={"token": "the token"}, headers=headers).status_code == 403


@pytest.mark.parametrize("token", ["", "another", "the token ", "thé"])
def test_a_form_without_the_token_is_refused(writer: Asked, token: str) -> None:
    assert writer().post("/write", data={"token": token}).status_code == 403


def test_a_read_only_server_writes_nothing(writer: Asked, app_of: Asked) -> None:
    assert writer(read_only=True).post("/write", data={"token": ""}).status_code == 403
    shown = app_of(read_only=True).get("/event/eve-clash").text
    assert 'name="token"' not in shown


def test_only_an_ordinary_form_of_ordinary_size_is_taken(writer: Asked) -> None:
    client = writer()
    assert client.post("/write", json={"token": "the token"}).status_code == 415
    assert client.post("/write", data={"token": "the token"}, files={"x": b"y"}).status_code == 415
    assert client.post("/write", content=b"a=" + b"b" * 300_000, headers=FORM).status_code == 413
    assert client.post("/write", content=b"&".join(b"a=b" for _ in range(500)), headers=FORM).status_code == 413
