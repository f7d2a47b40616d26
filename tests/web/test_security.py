"""Hostile documents are text, writes need a token of the same site, and others than this machine need a password."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from click.testing import CliRunner
from reports import EVIL
from starlette.testclient import TestClient

from trucewatch.case import Case
from trucewatch.cli.serve import serve
from trucewatch.errors import InputError
from trucewatch.web import app, serving, users
from trucewatch.web.pages import PAGES
from trucewatch.web.templating import data


@pytest.mark.parametrize("page", [p for p in PAGES if "{" not in p])
def test_hostile_words_are_text_on_every_page(client: TestClient, page: str) -> None:
    text = client.get(f"/{page}", params={"q": EVIL, "place": ""}).text
    assert EVIL not in text
    assert "<img src=x" not in text
    assert "<b>case</b>" not in text


def test_hostile_words_are_text_on_pages_of_one_thing(client: TestClient, case: Case) -> None:
    evil = next(d for d in case.documents() if d.publisher and "script" in d.publisher)
    addresses = [f"/documents/{evil.id.removeprefix('sha256:')}"]
    addresses += [f"/incidents/{i.id}" for i in case.incidents() if evil.id in i.documents]
    addresses += [f"/claims/{c.id}" for c in case.claims() if c.document == evil.id]
    assert len(addresses) > 1
    for where in addresses:
        text = client.get(where).text
        assert EVIL not in text
        assert "<img src=x" not in text
    assert "&lt;img src=x onerror=alert(1)&gt;" in client.get(addresses[0]).text


def test_a_data_block_cannot_be_left() -> None:
    block = str(data({"a": "</script><script>alert(1)</script>", "b": "<!--"}))
    assert "<" not in block
    assert json.loads(block)["a"].startswith("</script>")


def test_answers_carry_a_policy_of_this_server_only(client: TestClient) -> None:
    answer = client.get("/")
    policy = answer.headers["content-security-policy"]
    assert "default-src 'self'" in policy
    assert "script-src 'self';" in policy
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert not re.findall(r"""(?:src|href)=["'](?:https?:)?//""", answer.text)
    assert not re.findall(r"<script(?![^>]*(?:src=|application/json))", answer.text)


def test_another_hosts_name_is_refused_on_loopback(case: Case) -> None:
    with TestClient(app(case), base_url="http://evil.example") as client:
        assert client.get("/").status_code == 400


def token_of(client: TestClient, where: str = "/review") -> str:
    found = re.search(r'name="token" value="([0-9a-f]+)"', client.get(where).text)
    assert found
    return found[1]


def test_a_write_needs_the_token_of_its_session(own: Case) -> None:
    incident = next(own.incidents())
    sent = {"verb": "accept", "subject": incident.id, "who": "Ada"}
    with TestClient(app(own), base_url="http://localhost") as client:
        token = token_of(client)
        assert client.post("/review/decide", data=sent).status_code == 403
        assert client.post("/review/decide", data={**sent, "token": "0" * 64}).status_code == 403
        foreign = {"origin": "http://evil.example"}
        assert client.post("/review/decide", data={**sent, "token": token}, headers=foreign).status_code == 403
        foreign = {"sec-fetch-site": "cross-site"}
        assert client.post("/review/decide", data={**sent, "token": token}, headers=foreign).status_code == 403
        assert own.decisions() == []
        with TestClient(app(own), base_url="http://localhost") as other:
            other.get("/")
            assert other.post("/review/decide", data={**sent, "token": token}).status_code == 403
        done = client.post("/review/decide", data={**sent, "token": token}, follow_redirects=False)
        assert done.status_code == 303
    assert [(d.verb, d.subject, d.who) for d in own.decisions()] == [("accept", incident.id, "Ada")]


def test_after_a_write_nobody_is_led_to_another_host(own: Case) -> None:
    incident = next(own.incidents())
    with TestClient(app(own), base_url="http://localhost") as client:
        sent = {"verb": "annotate", "text": "seen", "subject": incident.id, "who": "Ada", "token": token_of(client)}
        for back in ("//evil.example", "https://evil.example", "/\\evil.example"):
            done = client.post("/review/decide", data={**sent, "back": back}, follow_redirects=False)
            assert done.headers["location"] == "/review"


def test_other_hosts_need_users(case: Case) -> None:
    with pytest.raises(InputError, match="--add-user"):
        serving.serve(case, host="0.0.0.0", port=0)


def test_users_must_name_themselves_and_stand_with_their_decisions(own: Case) -> None:
    users.add(own.folder, "Ada", "a long password")
    known = users.load(own.folder)
    assert "a long password" not in (own.folder / users.FILE).read_text()
    assert (own.folder / users.FILE).stat().st_mode & 0o077 == 0
    incident = next(own.incidents())
    with TestClient(app(own, known), base_url="http://monitor.example") as client:
        assert client.get("/").status_code == 401
        assert client.get("/situation.json", auth=("Ada", "wrong password")).status_code == 401
        assert client.get("/static/app.css").status_code == 401
        client.auth = ("Ada", "a long password")
        sent = {"verb": "accept", "subject": incident.id, "who": "Mallory", "token": token_of(client)}
        assert client.post("/review/decide", data=sent, follow_redirects=False).status_code == 303
    assert own.decisions()[0].who == "Ada"


def test_weak_passwords_and_odd_names_are_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="10 characters"):
        users.add(tmp_path, "Ada", "short")
    with pytest.raises(InputError, match="no colon"):
        users.add(tmp_path, "A:da", "a long password")
    (tmp_path / users.FILE).write_text("[1]")
    with pytest.raises(InputError, match="not a list of users"):
        users.load(tmp_path)


def test_the_command_adds_users(own: Case) -> None:
    call = ["--case", str(own.folder), "--add-user", "Grace"]
    done = CliRunner().invoke(serve, call, input="another password\nanother password\n")
    assert done.exit_code == 0
    assert users.check(users.load(own.folder), "Grace", "another password")
    assert not users.check(users.load(own.folder), "Nobody", "another password")
