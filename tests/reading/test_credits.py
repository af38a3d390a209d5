"""Credits are read off labelled lines; mentions in running text are not credits."""

from tallywire.reading.credits import Credits, find_credits
from tallywire.reading.furniture import label_blocks

LEAD = "A passenger ferry sank off the coast of Brac on Monday, and Reuters reported that 80 people were rescued."
MORE = "The ferry had left the harbour of Split in heavy rain, the captain told The Associated Press by telephone."


def credits_of(*lines: str) -> Credits:
    text = "\n\n".join(lines)
    return find_credits(text, label_blocks(text))


def test_mentions_are_no_credits() -> None:
    found = credits_of("Ferry sinks off Brac", LEAD, MORE)
    assert (found.title, found.agency, found.byline, found.dateline) == ("Ferry sinks off Brac", None, None, None)


def test_byline_with_agency() -> None:
    found = credits_of("Ferry sinks off Brac", "By Ana Kovac Associated Press", LEAD, MORE)
    assert (found.byline, found.agency) == ("Ana Kovac", "Associated Press")
    found = credits_of("Ferry sinks off Brac", "By Ana Kovac | Reuters", LEAD, MORE)
    assert (found.byline, found.agency) == ("Ana Kovac", "Reuters")
    found = credits_of("Ferry sinks off Brac", "By Ana Kovac, 5 May 2015", LEAD, MORE)
    assert (found.byline, found.agency) == ("Ana Kovac", None)


def test_a_name_under_by() -> None:
    assert credits_of("Ferry sinks off Brac", "By", "Ana Kovac", LEAD, MORE).byline == "Ana Kovac"


def test_agency_line_alone_and_two_agencies() -> None:
    assert credits_of("Ferry sinks off Brac", "AFP", LEAD, MORE).byline == "AFP"
    assert credits_of("Ferry sinks off Brac", LEAD, MORE, "AP - AFP").agency == "Associated Press; Agence France-Presse"


def test_agency_of_the_dateline_and_of_the_end() -> None:
    found = credits_of("Ferry sinks off Brac", "SPLIT (Reuters) - " + LEAD, MORE)
    assert found.agency == "Reuters"
    assert found.dateline is not None
    assert credits_of("Ferry sinks off Brac", LEAD, MORE + " — AFP").agency == "Agence France-Presse"
    assert credits_of("Ferry sinks off Brac", LEAD, MORE + " (AP)").agency == "Associated Press"


TAIL = ["Follow us on social media", "Privacy policy | Terms of use"]


def test_a_newsroom_of_no_table_is_credited_where_it_stands_alone_in_the_place_of_a_credit() -> None:
    assert credits_of("Coast Post", "Ferry sinks off Brac", "Meridian Press", LEAD, MORE).agency == "Meridian Press"
    assert credits_of("Ferry sinks off Brac", LEAD, MORE, "(Northern Wire)", *TAIL).agency == "Northern Wire"


def test_a_newsroom_named_elsewhere_is_no_credit() -> None:
    assert credits_of("Meridian Press", "Ferry sinks off Brac", LEAD, MORE).agency is None
    assert credits_of("Ferry sinks off Brac", LEAD, MORE, "Northern Wire", *TAIL).agency is None
    assert credits_of("Ferry sinks off Brac", LEAD, "Ana Kovac told Meridian Press.", MORE).agency is None
    assert credits_of("Hill Press", "Ferry sinks off Brac | Hill Press", "Hill Press", LEAD, MORE).agency is None


def test_outlet_of_masthead_bar_and_rights() -> None:
    footer = "© 2015 The Adriatic Post. All rights reserved."
    assert credits_of("The Adriatic Post", "Ferry sinks off Brac", LEAD, MORE, footer).outlet == "The Adriatic Post"
    found = credits_of("The Adriatic Post", "Ferry sinks off Brac | Adriatic Post", LEAD, MORE)
    assert (found.title, found.outlet) == ("Ferry sinks off Brac", "The Adriatic Post")
    assert credits_of("Adria News", "Home | World | Sport", "Ferry sinks off Brac", LEAD, MORE).outlet == "Adria News"
    assert credits_of("Menu", "Search", "Ferry sinks off Brac", LEAD, MORE).outlet is None


def test_an_empty_page() -> None:
    assert credits_of("") == Credits(title=None, byline=None, agency=None, outlet=None, dateline=None)
