"""How views are carried: readable where they are few, packed where they are many, and every one found again."""

import json
import re

from hypothesis import given
from hypothesis import strategies as st
from opened import unpack

from tallywire.publishing.report_store import pack, stored


def test_few_views_are_templates_that_can_be_read() -> None:
    html = str(stored([("event/a", "<p>one</p>"), ('documents?page=2&q="', "<p>two</p>")]))
    assert '<template data-name="event/a"><p>one</p></template>' in html
    assert 'data-name="documents?page=2&amp;q=&#34;"' in html


def test_many_views_are_packed_and_found_by_name() -> None:
    views = [(f"event/{n}", f"<p>{n} {'word ' * 40_000}</p>") for n in range(9)]
    html = str(stored(views, readable=1000))
    assert "<p>" not in html
    index = json.loads(html.split('id="views">', 1)[1].split("</script>", 1)[0])
    packed = dict(re.findall(r'data-chunk="(\d+)">([^<]*)</script>', html))
    assert len(packed) > 1
    for name, text in views:
        chunk, place = index[name]
        assert json.loads(unpack(packed[str(chunk)]))[place] == text


def test_nothing_is_no_view() -> None:
    assert str(stored([])) == ""
    assert '"views">{}<' in str(stored([], readable=-1))


@given(st.text())
def test_what_is_packed_unpacks(text: str) -> None:
    sent = text.encode("utf-8", "replace").decode()
    assert unpack(pack(text)) == sent
    assert json.loads(unpack(pack({"text": text}))) == {"text": sent}
    assert set(pack(text)) <= set("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/=")
