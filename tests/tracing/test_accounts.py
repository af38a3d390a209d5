"""What the alignment found of a page is said in a sentence."""

from test_lineage import OWN, WIRE, compared, page

from tallywire.tracing.accounts import document_reasons
from tallywire.tracing.lineage import direct, taken_from


def reasons(*pages: tuple) -> dict[int, str]:  # type: ignore[type-arg]
    documents, folded, pairs = compared(*pages)
    links = direct(pairs, documents, folded)
    return document_reasons(links, taken_from(links, folded), documents, folded)


def test_a_reprint() -> None:
    taker = page("b", [*WIRE[:4], OWN[0]], day="2021-03-04")
    assert reasons(page("a", WIRE, day="2021-03-02", outlet="Vell Post"), taker) == {
        1: "Taken from Vell Post: 4 of its 5 passages stand there word for word, and Vell Post was published two days"
        " earlier."
    }


def test_a_changed_copy_of_a_day_that_is_open() -> None:
    changed = [WIRE[0], WIRE[1].replace("14", "17"), *WIRE[2:]]
    assert reasons(page("a", WIRE), page("b", changed, day="2021-03-04", outlet="Vell Post")) == {
        1: "The same text as a page whose maker is not named: all its 5 passages stand there, 4 of them word for word,"
        " and nothing shows which of the two came first."
    }


def test_a_stitched_page() -> None:
    found = reasons(page("a", WIRE, outlet="Vell Post"), page("b", OWN), page("c", [WIRE[1], OWN[1], WIRE[2], WIRE[0]]))
    assert found == {
        2: "Put together from two pages, most of all from Vell Post: 3 of its 4 passages stand there word for word, and"
        " its other passages stand on other pages."
    }


def test_a_page_of_two_dated_givers_is_put_together_and_of_two_copies_of_one_text_is_not() -> None:
    first, second = page("a", WIRE, day="2021-03-02", outlet="Vell Post"), page("b", OWN, day="2021-03-02")
    found = reasons(first, second, page("c", [*WIRE[:3], *OWN[:2]], day="2021-03-04"))
    assert found[2].startswith("Put together from two pages, most of all from Vell Post: 3 of its 5 passages")
    again = page("b", WIRE, day="2021-03-03")
    found = reasons(first, again, page("c", [*WIRE[:3], *OWN[:2]], day="2021-03-04"))
    assert found[2].startswith("Taken from Vell Post: 3 of its 5 passages")


def test_two_pages_that_credit_one_agency() -> None:
    found = reasons(page("a", WIRE, outlet="Vell Post", agency="Orla Wire"), page("b", WIRE, agency="AP; Orla Wire"))
    assert found[1].endswith("and both credit Orla Wire.")
