"""What each reading of a time expression gives: by the module that holds it, with a reference and without."""

import pytest

from tallywire.language.times import find_times
from tallywire.records import UNKNOWN_DATE, Published

WEDNESDAY = Published(from_="2016-08-10", to="2016-08-10", precision="day", method="given")

VALUES = [
    # time_dates
    ("It fell in July.", "July|2016-07"),
    ("It fell in August.", "August|2016-08"),
    ("It will open in October.", "October|2016-10"),
    ("It opened in December.", "December|2015-12"),
    ("It will open in March.", "March|2017-03"),
    ("It has burned since September.", "September|2015-09"),
    ("It opened last August.", "last August|2015-08"),
    ("It opened last March.", "last March|2016-03"),
    ("It opens next March.", "next March|2017-03"),
    ("It opened this March.", "this March|2016-03"),
    ("It opened on May 3 this year.", "May 3 this year|2016-05-03"),
    ("It opened on 3 MAY 88.", "3 MAY 88|1988-05-03"),
    ("It opened on May 3 '99.", "May 3 '99|1999-05-03"),
    ("It fell on Sunday, May 3.", "Sunday, May 3|2015-05-03"),
    ("It fell on 08/09/2016.", "08/09/2016|2016-08-09"),
    ("It fell on 09/08/16.", "09/08/16|2016-08-09"),
    ("It fell on 13/08/2016.", "13/08/2016|2016-08-13"),
    ("It fell on 9/11.", "9/11|2001-09-11"),
    ("It fell in the nineties.", "the nineties|199"),
    ("It fell in the '80s.", "the '80s|198"),
    ("It fell in the early 2010s.", "the early 2010s|201"),
    ("They eat on Easter Sunday.", "Easter Sunday|2016-03-27"),
    ("They will eat on Thanksgiving.", "Thanksgiving|2016-11-24"),
    ("They ate last Christmas.", "last Christmas|2015-12-25"),
    ("They eat next Christmas.", "next Christmas|2016-12-25"),
    ("They meet this Christmas.", "this Christmas|2016-12-25"),
    ("It fell around the year 1210.", "the year 1210|1210"),
    ("It opened in fiscal 1988.", "fiscal 1988|1988"),
    ("It fell on April 24 and 25.", "April 24|2016-04-24", "25|2016-04-25"),
    ("It fell on the 9th.", "the 9th|2016-08-09"),
    ("It fell on May 3. It rose by the 9th.", "May 3|2016-05-03", "the 9th|2016-05-09"),
    ("It fell on February 3. It rose by the 31st.", "February 3|2016-02-03"),
    ("It will fall on the 9th.", "the 9th|2016-09-09"),
    ("It fell on Tuesday the 9th.", "Tuesday the 9th|2016-08-09"),
    ("It fell on the night of the 8th.", "the night of the 8th|2016-08-08TNI"),
    ("It fell on the 9th floor, on the ninth.",),
    ("It fell on 9 Aug '15.", "9 Aug '15|2015-08-09"),
    ("It fell in 2015-W06.", "2015-W06|2015-W06"),
    ("It fell in 2015-W60.", "2015|2015"),
    ("It fell in the 2015-2016 season.", "2015-2016 season|2015/2016"),
    ("It fell in 1999-00.", "1999-00|1999/2000"),
    ("It fell in the last quarter of 2015.", "the last quarter of 2015|2015-Q4"),
    ("It fell in the final quarter of last year.", "the final quarter of last year|2015-Q4"),
    ("It fell in 3Q 2015.", "3Q 2015|2015-Q3"),
    ("It fell in Q4 FY2015.", "Q4 FY2015|2015-Q4"),
    ("It fell on the weekend of 7-8 May.", "the weekend of 7-8 May|2016-W18-WE"),
    ("It fell the Tuesday before last.", "the Tuesday before last|2016-08-02"),
    ("It fell between 7 and 9 p.m.", "7|2016-08-10T19:00", "9 p.m.|2016-08-10T21:00"),
    ("It killed 7 and 9 p.m. came.", "9 p.m.|2016-08-10T21:00"),
    ("It fell at 14.30 on Tuesday.", "14.30 on Tuesday|2016-08-09T14:30"),
    ("It fell at 14.30 GMT.", "14.30 GMT|2016-08-10T14:30Z"),
    ("It fell 14.30 on Tuesday.", "Tuesday|2016-08-09"),
    ("It fell at 6:30pm on Thursday evening.", "6:30pm on Thursday evening|2016-08-04T18:30"),
    ("It falls the third Friday of each month.", "the third Friday of each month|XXXX-WXX-5"),
    (
        "It grew in the third quarter of 2012. Since 2010 it has. The quarter was good.",
        "the third quarter of 2012|2012-Q3",
        "2010|2010",
        "The quarter|2012-Q3",
    ),
    ("It fell in 2011-2013.", "2011|2011", "2013|2013"),
    ("The Su-2013 fell.",),
    ("It ran January-March 2015.", "January|2015-01", "March 2015|2015-03"),
    ("It ran Jan. 1-Feb. 3, 2015.", "Jan. 1|2015-01-01", "Feb. 3, 2015|2015-02-03"),
    ("It ran 1 January to 3 February 2015.", "1 January|2015-01-01", "3 February 2015|2015-02-03"),
    ("It ran on the 1st and 2nd of May.", "the 1st|2016-05-01", "2nd of May|2016-05-02"),
    ("It ran on the last day of the truce.",),
    ("It fell in the last half of 1989.", "the last half of 1989|1989-H2"),
    ("It fell half a century ago.", "half a century ago|1966"),
    ("It fell half a week ago.", "half a week|P0.5W"),
    ("It fell on the eve of Easter.", "the eve of Easter|2016-03-26"),
    ("It fell on the eve of May 3.", "the eve of May 3|2016-05-02"),
    ("It ran 8:30-9 p.m. there.", "8:30|2016-08-10T20:30", "9 p.m.|2016-08-10T21:00"),
    ("It ran Monday through Friday.", "Monday|2016-08-08", "Friday|2016-08-12"),
    ("It falls at weekends.", "weekends|XXXX-WXX-WE"),
    # time_relative
    ("It fell on Tuesday of last week.", "Tuesday of last week|2016-08-02"),
    ("It fell two nights ago.", "two nights ago|2016-08-08TNI"),
    ("It fell overnight.", "overnight|2016-08-09TNI"),
    ("It fell overnight Monday.", "overnight Monday|2016-08-08TNI"),
    ("It fell the day before yesterday.", "the day before yesterday|2016-08-08"),
    ("It falls the day after tomorrow.", "the day after tomorrow|2016-08-12"),
    ("It fell that night.", "that night|2016-08-10TNI"),
    ("It fell on May 3. The next morning it rose.", "May 3|2016-05-03", "The next morning|2016-05-04TMO"),
    ("It fell on May 3. The night before, it rose.", "May 3|2016-05-03", "The night before|2016-05-02TNI"),
    ("On Friday it fell from the previous Friday.", "Friday|2016-08-05", "the previous Friday|2016-07-29"),
    ("It fell on May 3. The following Monday it rose.", "May 3|2016-05-03", "The following Monday|2016-05-09"),
    ("It fell overnight into Friday.", "overnight into Friday|2016-08-04TNI"),
    ("It fell overnight on Monday.", "overnight on Monday|2016-08-08TNI"),
    ("It fell the following year.", "the following year|2017"),
    ("It fell the same month.", "the same month|2016-08"),
    ("It fell last weekend.", "last weekend|2016-W31-WE"),
    ("It fell over the weekend.", "the weekend|2016-W31-WE"),
    ("It will fall over the weekend.", "the weekend|2016-W32-WE"),
    ("It closes at year-end.", "year-end|2016-12-31"),
    ("It fell in the week of May 3.", "the week of May 3|2016-W18"),
    ("It fell in the winter of last year.", "the winter of last year|2015-WI"),
    ("It opens next spring.", "next spring|2017-SP"),
    ("It opens next autumn.", "next autumn|2016-FA"),
    ("It opened last winter.", "last winter|2015-WI"),
    ("It fell several years ago.", "several years ago|PAST_REF"),
    ("It fell a couple of days ago.", "a couple of days ago|2016-08-08"),
    ("It falls two weeks from now.", "two weeks from now|2016-W34"),
    ("It fell a decade ago.", "a decade ago|2006"),
    ("It fell two centuries ago.", "two centuries ago|1816"),
    ("It fell fifty centuries ago.", "fifty centuries ago|None"),
    ("It fell twenty centuries ago.", "twenty centuries ago|0016"),
    ("It has grown since year-end.", "year-end|2015-12-31"),
    ("It had been due to end on Friday.", "Friday|2016-08-05"),
    ("It fell in Easter week.", "Easter week|2016-W12"),
    ("It fell on Labor Day weekend.", "Labor Day weekend|2016-W35-WE"),
    ("It fell on Thanksgiving weekend.", "Thanksgiving weekend|2015-W48-WE"),
    ("It fell in Ramadan week.", "Ramadan week|None"),
    ("It fell a year ago. A year earlier it rose.", "a year ago|2015", "A year earlier|2015"),
    ("It fell this Tuesday.", "this Tuesday|2016-08-09"),
    ("It fell a fortnight ago.", "a fortnight ago|2016-W30"),
    ("It fell yesterday afternoon.", "yesterday afternoon|2016-08-09TAF"),
    ("It falls by the end of the month.", "the end of the month|2016-08"),
    ("It fell last fortnight.", "last fortnight|P2W"),
    ("The night of this Tuesday was calm.", "The night of this Tuesday|2016-08-09TNI"),
    ("It will fall on the night of this Tuesday.", "the night of this Tuesday|2016-08-16TNI"),
    ("It opened in the spring.", "the spring|2016-SP"),
    ("It opens this winter.", "this winter|2016-WI"),
    (
        "It grew in the third quarter of 2012. A year earlier it shrank.",
        "the third quarter of 2012|2012-Q3",
        "A year earlier|2011-Q3",
    ),
    ("It fell two days after the fire.", "two days|P2D"),
    # time_quarters
    (
        "It grew in the third quarter of 2012, beating the year-earlier quarter.",
        "the third quarter of 2012|2012-Q3",
        "the year-earlier quarter|2011-Q3",
    ),
    ("It grew in the first quarter.", "the first quarter|2016-Q1"),
    ("It grew in the fourth quarter.", "the fourth quarter|2015-Q4"),
    ("It will grow in the first quarter.", "the first quarter|2017-Q1"),
    ("A second-quarter loss came.", "second-quarter|2016-Q2"),
    ("It grew in last year's third quarter.", "last year's third quarter|2015-Q3"),
    ("It grew in the first half of 2013.", "the first half of 2013|2013-H1"),
    ("It grew in the second half of the year.", "the second half of the year|2016-H2"),
    ("There is no third half of 2013.", "2013|2013"),
    ("It grew in the first half of last year.", "the first half of last year|2015-H1"),
    ("It grew in Q3 2012.", "Q3 2012|2012-Q3"),
    ("It grew in Q1.", "Q1|2016-Q1"),
    ("It grew in H1 2013.", "H1 2013|2013-H1"),
    ("It grew in third-quarter 2014.", "third-quarter 2014|2014-Q3"),
    ("It grew in the latest quarter.", "the latest quarter|2016-Q2"),
    (
        "It will grow in the fourth quarter; it fell in the latest quarter.",
        "the fourth quarter|2016-Q4",
        "the latest quarter|2016-Q2",
    ),
    ("It is a quarter-to-quarter change, the quarter-to-quarter one.",),
    ("It beat the same period last year.", "the same period last year|2015"),
    ("It beat the same quarter last year.", "the same quarter last year|2015-Q2"),
    ("It beat the same quarter a year ago.", "the same quarter a year ago|2015-Q2"),
    ("It beat last year's quarter.", "last year's quarter|2015-Q2"),
    (
        "It grew in the first quarter, beating the 2014 period.",
        "the first quarter|2016-Q1",
        "the 2014 period|2014-Q1",
    ),
    ("It falls in the first two quarters of 2017.", "the first two quarters of 2017|2017-H1"),
    ("It fell in the last two quarters of last year.", "the last two quarters of last year|2015-H2"),
    ("It fell in the first three quarters of 2015.", "the first three quarters of 2015|P3Q"),
    ("It fell in the first two weeks of last year.", "the first two weeks of last year|P2W"),
    ("It beat the year-earlier quarter.", "the year-earlier quarter|2015-Q2"),
    ("It grew in the quarter.", "the quarter|2016-Q2"),
    # time_units
    ("It fell the weekend before last.", "the weekend before last|2016-W30-WE"),
    ("It falls the year after next.", "the year after next|2018"),
    ("It fell on the weekend of May 3.", "the weekend of May 3|2016-W18-WE"),
    ("It fell in the week of 3 May.", "the week of 3 May|2016-W18"),
    # time_spans
    ("It will one day be told.", "one day|FUTURE_REF"),
    ("One day will be told of it.", "One day|FUTURE_REF"),
    ("It took one day.", "one day|P1D"),
    ("It fell in the past three summers.", "the past three summers|P3SU"),
    ("It fell in the weeks ahead.", "the weeks ahead|PXW"),
    ("It fell over the years.", "the years|PXY"),
    # time_shifts
    ("It fell two days after May 3.", "two days after May 3|2016-05-05"),
    ("It fell the day before Christmas.", "the day before Christmas|2015-12-24"),
    ("It fell the night before Monday.", "the night before Monday|2016-08-07TNI"),
    ("It fell three days before Friday.", "three days before Friday|2016-08-02"),
    ("It fell the Monday after Easter.", "the Monday after Easter|2016-03-28"),
    ("It fell the Friday before May 3.", "the Friday before May 3|2016-04-29"),
    ("It falls a week from Monday.", "a week from Monday|2016-08-15"),
    ("It falls a fortnight from Monday.", "a fortnight from Monday|2016-08-22"),
    ("It falls Tuesday week.", "Tuesday week|2016-08-23"),
    ("It fell a week ago Tuesday.", "a week ago Tuesday|2016-08-02"),
    ("It fell years ago.", "years ago|PAST_REF"),
    ("It fell long ago.", "long ago|PAST_REF"),
    ("It fell months later.", "months later|None"),
    ("It fell several days before Friday.", "several days before Friday|None"),
    # time_narrow
    ("It fell in the first week of June.", "the first week of June|2016-06"),
    ("It fell in the second half of May.", "the second half of May|2016-05"),
    ("It fell on the first Monday of May.", "the first Monday of May|2016-05-02"),
    ("It fell on the last Sunday in October 2015.", "the last Sunday in October 2015|2015-10-25"),
    ("It fell in the first three months of 2014.", "the first three months of 2014|P3M"),
    ("It fell in the last two weeks of July.", "the last two weeks of July|P2W"),
    ("It fell in the first month of last year.", "the first month of last year|2015"),
    # time_numeric
    ("It fell on 2014/08/01.", "2014/08/01|2014-08-01"),
    ("It fell at 2014-08-01T12:30:00Z.", "2014-08-01T12:30:00Z|2014-08-01T12:30Z"),
    ("It fell on 2014-08-01 12:75.", "2014-08-01 12:75|2014-08-01"),
    ("They won in the 2013-14 season.", "2013-14 season|2013/2014"),
    ("It fell in FY2014.", "FY2014|2014"),
    ("It fell in the 2013-14 fiscal year.", "the 2013-14 fiscal year|2014"),
    ("It fell after the 7/7 bombings.", "7/7|2005-07-07"),
    ("ON 23 SEPTEMBER 28 BODIES WERE FOUND.", "23 SEPTEMBER|2016-09-23"),
    ("On 3 May 13 men died.", "3 May|2016-05-03"),
    # time_spans
    ("It took an hour and a half.", "an hour and a half|PT1H30M"),
    ("It took a quarter of an hour.", "a quarter of an hour|PT15M"),
    ("It took three quarters of an hour.", "three quarters of an hour|PT45M"),
    ("They meet each July.", "each July|XXXX-07"),
    ("They meet every summer.", "every summer|XXXX-SU"),
    ("It took a couple of hours.", "a couple of hours|PT2H"),
    ("It took half an hour.", "half an hour|PT30M"),
    ("It took two and a half years.", "two and a half years|P2Y6M"),
    ("It took half a century.", "half a century|P50Y"),
    ("It took a dozen years.", "a dozen years|P12Y"),
    ("It took 12 to 18 months.", "12 to 18 months|PXM"),
    ("It took half a year.", "half a year|P6M"),
    ("It rose in the year ended June 30.", "the year|P1Y", "June 30|2016-06-30"),
    ("It took two decades.", "two decades|P20Y"),
    ("It took two fortnights.", "two fortnights|P4W"),
    ("It took two weekends.", "two weekends|P4D"),
    ("It lasted for years.", "years|PXY"),
    ("A day-long siege", "day-long|P1D"),
    ("It took several hours.", "several hours|PTXH"),
    ("It meets every other day.", "every other day|P2D"),
    ("It meets every Monday night.", "every Monday night|XXXX-WXX-1TNI"),
    ("It meets every morning.", "every morning|XXXX-XX-XXTMO"),
    ("It meets on Tuesday nights.", "on Tuesday nights|XXXX-WXX-2TNI"),
    ("It meets Fridays.", "Fridays|XXXX-WXX-5"),
    ("It meets twice a week.", "twice a week|P1W"),
    ("It is right now quiet.", "right now|PRESENT_REF"),
    ("It is quiet at the moment.", "at the moment|PRESENT_REF"),
    ("It is in the past.", "the past|PAST_REF"),
    ("It is in the near future.", "the near future|FUTURE_REF"),
    # time_clock
    ("It fell at 5.30 p.m. on Monday.", "5.30 p.m. on Monday|2016-08-08T17:30"),
    ("It fell at 1930.", "1930|2016-08-10T19:30"),
    ("It fell at 12 a.m.", "12 a.m.|2016-08-10T00:00"),
    ("It fell at 12:05 pm.", "12:05 pm|2016-08-10T12:05"),
    ("It fell at 10 o'clock.", "10 o'clock|2016-08-10T10:00"),
    ("It fell at 7 in the evening.", "7 in the evening|2016-08-10T19:00"),
    ("It fell at 14:30.", "14:30|2016-08-10T14:30"),
    ("It fell at 6 a.m. on May 3, 2014.", "6 a.m. on May 3, 2014|2014-05-03T06:00"),
    ("It fell at 6 a.m. yesterday.", "6 a.m. yesterday|2016-08-09T06:00"),
    ("It fell at noon.", "noon|2016-08-10T12:00"),
    ("It fell at midnight.", "midnight|2016-08-10T24:00"),
    ("It fell at 13 p.m.", "13 p.m.|2016-08-10T13:00"),
    ("It fell at 8 a.m. on 12 June.", "8 a.m. on 12 June|2016-06-12T08:00"),
    ("On Sunday at 8 a.m. local time it fell.", "Sunday at 8 a.m. local time|2016-08-07T08:00"),
    ("On Sunday it rose, but at 5 p.m. it fell.", "Sunday|2016-08-07", "5 p.m.|2016-08-07T17:00"),
    ("It rose on Sunday. It fell at 5 p.m. then.", "Sunday|2016-08-07", "5 p.m.|2016-08-10T17:00"),
    ("On Sunday it rose in the morning.", "Sunday|2016-08-07", "the morning|2016-08-07TMO"),
    ("On Sunday it rose at dawn.", "Sunday|2016-08-07", "dawn|2016-08-07TMO"),
    ("It fell on the night of 12 May.", "the night of 12 May|2016-05-12TNI"),
    ("It fell at half past nine.", "half past nine|2016-08-10T09:30"),
    ("It fell at quarter to nine.", "quarter to nine|2016-08-10T08:45"),
    ("IT FELL AT 1010 HOURS ON 5 JULY.", "1010 HOURS ON 5 JULY|2016-07-05T10:10"),
    ("IT FELL AT 2200 ON 6 DECEMBER.", "2200 ON 6 DECEMBER|2015-12-06T22:00"),
    ("IT FELL AT 0500 HOURS.", "0500 HOURS|2016-08-10T05:00"),
    # holidays of other calendars
    ("It fell on Eid al-Fitr.", "Eid al-Fitr|2016-07"),
    ("It fell during Ramadan.", "Ramadan|2016"),
    ("It fell on Yom Kippur 2014.", "Yom Kippur 2014|2014-10-04"),
    ("It fell on Orthodox Easter.", "Orthodox Easter|2016-05-01"),
    ("It fell in Holy Week.", "Holy Week|2016-03"),
    ("It fell at Nowruz.", "Nowruz|2016-03"),
    # time_tense
    ("They had reported by Monday.", "Monday|2016-08-08"),
    ("They will report by Monday.", "Monday|2016-08-15"),
]

UNRESOLVED = [
    ("It fell on the 9th.", "XXXX-XX-09"),
    ("It fell on the night of the 9th.", "XXXX-XX-09TNI"),
    ("It fell in the last quarter of last year.", None),
    ("It fell the Tuesday before last.", None),
    # time_dates
    ("It fell in July.", "XXXX-07"),
    ("It fell last July.", "XXXX-07"),
    ("It fell in July last year.", None),
    ("It fell on 08/09/2016.", "2016"),
    ("It fell on Christmas Day.", "XXXX-12-25"),
    ("It fell on Good Friday.", None),
    ("It fell in the '80s.", "198"),
    ("It fell on May 3 '99.", "1999-05-03"),
    # time_relative
    ("It fell on Monday night.", "XXXX-WXX-1TNI"),
    ("It fell tonight.", None),
    ("It fell overnight Monday.", None),
    ("It fell two nights ago.", None),
    ("It fell the next day.", None),
    ("It fell over the weekend.", None),
    ("It fell last spring.", "XXXX-SP"),
    ("It fell on Tuesday of last week.", None),
    ("It fell in the week of May 3.", None),
    ("It fell the day before yesterday.", None),
    ("It fell overnight.", None),
    ("It fell at year-end.", None),
    ("It fell in Easter week.", None),
    # time_quarters
    ("It beat the same quarter last year.", None),
    ("It beat the 2014 quarter.", "2014"),
    ("It fell in the last two quarters of last year.", None),
    ("It fell in the first three quarters of last year.", "P3Q"),
    ("It grew in the first quarter.", "XXXX-Q1"),
    ("It grew in Q1.", "XXXX-Q1"),
    ("It grew in the latest quarter.", None),
    ("It grew in the second half of the year.", None),
    # time_spans
    ("It took the past two years.", "P2Y"),
    ("It is daily.", "P1D"),
    ("It fell on the night of Nowruz.", "XXXX-XX-XXTNI"),
    ("It fell two days after Friday.", None),
    ("It fell the Monday after Friday.", "XXXX-WXX-1"),
    ("It falls Tuesday week.", None),
    ("It fell the week before last.", None),
    ("It fell on the first Monday of May.", None),
    ("It fell in the first week of May.", None),
    # time_clock
    ("It fell at 9 a.m.", "XXXX-XX-XXT09:00"),
    ("It fell at 1930.", "XXXX-XX-XXT19:30"),
    ("It fell at noon.", "XXXX-XX-XXT12:00"),
    ("It fell at 6 a.m. on May 3.", "XXXX-XX-XXT06:00"),
]

NO_TIMES = [
    # time_dates
    "They will be there, may it last.",
    "It fell on 31/31/2016.",
    "It was 90s hot.",
    "It fell on 10/12.",
    "Fort May was taken.",
    "It is 45.45.2016 long.",
    "They may 3 times ask for it.",
    "It was the last march of the miners.",
    "Two thousand came.",
    # time_relative
    "It fell the last minute.",
    "It was the fall of the town.",
    "Oil will fall and fall.",
    "They fell at that second.",
    "It fell the following minute.",
    "It fell in the early part of the hour.",
    # time_quarters
    "A fifth quarter",
    "A Q 3 test",
    "The Q7 road",
    # time_spans
    "The Star Daily said so.",
    "A second chance",
    "She is 12 years old.",
    "A weekend visit",
    "A year-old cat",
    "He reads The Daily Post.",
    "Three quarters of the food is gone.",
    'He told "60 Minutes" so.',
    "He said so on ''60 Minutes.'' It was late.",
    "Ramadan Saleh was held, and Omar Ramadan too.",
    "They drove on the H1 and the H9 road.",
    # time_clock
    "It ended 3:20 up.",
    "It fell at 0 a.m.",
    "It fell at 14:75.",
    "High noon",
    "It stands at 1200 points.",
]


@pytest.mark.parametrize(("text", "wanted"), [(text, wanted) for text, *wanted in VALUES])
def test_value(text: str, wanted: list[str]) -> None:
    found = find_times(text, reference=WEDNESDAY)
    assert [f"{time.text}|{time.value}" for time in found] == wanted


@pytest.mark.parametrize(("text", "value"), UNRESOLVED)
def test_without_a_reference(text: str, value: str | None) -> None:
    assert [time.value for time in find_times(text, reference=UNKNOWN_DATE)] == [value]


@pytest.mark.parametrize("text", NO_TIMES)
def test_no_time(text: str) -> None:
    assert find_times(text, reference=WEDNESDAY) == []


@pytest.mark.parametrize(
    ("text", "value", "first", "last"),
    [
        ("It rained for the past two weekends.", "P4D", "2016-07-27", "2016-08-10"),
        ("It will rain for the next two fortnights.", "P4W", "2016-08-10", "2016-09-07"),
        ("It rained for the past two decades.", "P20Y", "1996-08-10", "2016-08-10"),
        ("It rained for the past two and a half years.", "P2Y6M", "2014-02-10", "2016-08-10"),
        ("It rained over the past decade.", "P10Y", "2006-08-10", "2016-08-10"),
        ("It rained for the past 5000 years.", "P5000Y", None, None),
        ("It fell three hours ago.", None, "2016-08-09", "2016-08-10"),
        ("It falls 30 hours from now.", None, "2016-08-10", "2016-08-12"),
    ],
)
def test_days_that_a_length_of_time_reaches(text: str, value: str | None, first: str | None, last: str | None) -> None:
    (time,) = find_times(text, reference=WEDNESDAY)
    assert (time.value, time.from_, time.to) == (value, first, last)


@pytest.mark.parametrize(
    ("text", "day", "value"),
    [
        ("It fell overnight.", "0001-01-01", None),
        ("It fell on Easter Sunday.", "0001-01-01", None),
        ("It fell on 3 May.", "9999-12-31", "9999-05-03"),
    ],
)
def test_the_edges_of_the_calendar(text: str, day: str, value: str | None) -> None:
    edge = Published(from_=day, to=day, precision="day", method="given")
    assert [time.value for time in find_times(text, reference=edge)] == [value]


def test_two_days_after_something_without_a_reference() -> None:
    assert [time.value for time in find_times("It fell two days after the fire.")] == ["P2D"]


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("It fell in early March.", "2016-03-01", "2016-03-15"),
        ("It fell at the end of March.", "2016-03-16", "2016-03-31"),
        ("It fell in mid-2015.", "2015-04-01", "2015-10-01"),
        ("It fell in late 2015.", "2015-07-01", "2015-12-31"),
        ("It fell earlier this month.", "2016-08-01", "2016-08-10"),
        ("It falls later this year.", "2016-08-10", "2016-12-31"),
        ("It fell later last year.", "2015-01-01", "2015-12-31"),
        ("It fell early last week.", "2016-08-01", "2016-08-07"),
        ("It fell in the first days of May.", "2016-05-01", "2016-05-15"),
        ("It fell in fiscal 2014.", "2013-04-01", "2015-03-31"),
        ("It fell in the first week of June.", "2016-06-01", "2016-06-07"),
        ("It fell in the last two months of 2014.", "2014-11-01", "2014-12-31"),
        ("It fell in the second half of May.", "2016-05-16", "2016-05-31"),
        ("It fell on Eid al-Adha 2014.", "2014-10-03", "2014-10-05"),
        ("It fell overnight into Friday.", "2016-08-04", "2016-08-05"),
        ("It fell on 02/03/2016, not on 13/03/2016.", "2016-03-02", "2016-03-02"),
        ("It fell on 02/03/2016, not on 03/13/2016.", "2016-02-03", "2016-02-03"),
    ],
)
def test_the_days_are_as_narrow_as_the_words(text: str, first: str, last: str) -> None:
    time = find_times(text, reference=WEDNESDAY)[0]
    assert (time.from_, time.to) == (first, last)


def test_a_day_told_from_a_week_is_as_wide_as_the_week() -> None:
    times = find_times("It fell on May 3. Three weeks earlier, it rose. Two days later it shook.", reference=WEDNESDAY)
    assert [(time.from_, time.to) for time in times[1:]] == [("2016-04-11", "2016-04-17"), ("2016-04-13", "2016-04-19")]


def test_the_day_after_in_a_tale_without_dates_is_not_dated() -> None:
    (time,) = find_times("A boat sank. The next day another sank.", reference=WEDNESDAY)
    assert (time.text, time.value, time.from_) == ("The next day", None, None)


def test_the_order_of_numeric_dates() -> None:
    text = "It fell on 02/03/2016."
    assert find_times(text, reference=WEDNESDAY, day_first=False)[0].from_ == "2016-02-03"
    assert find_times(text, reference=WEDNESDAY, day_first=True)[0].from_ == "2016-03-02"
    unknown = find_times(text)[0]
    assert (unknown.value, unknown.from_, unknown.to) == ("2016", "2016-02-03", "2016-03-02")


def test_a_day_without_its_year_named_by_what_happened() -> None:
    assert find_times("The Oct. 7 attack shook it.", reference=WEDNESDAY)[0].from_ == "2016-10-07"
    later = Published(from_="2025-03-01", to="2025-03-01", precision="day", method="given")
    assert find_times("The Oct. 7 attack shook it.", reference=later)[0].from_ == "2023-10-07"


LIVE = """Live: the siege of the harbour

{first}
Fighters reached the harbour yesterday and hold two ships there, the port's director told reporters.

{second}
They left on Monday night, and the ships sailed at 5 p.m., the coast guard said in a statement.
"""


def test_the_entries_of_a_live_blog_have_their_own_days() -> None:
    text = LIVE.format(first="Posted at 14:05 on 3 June 2014", second="Tuesday, 10 June 2014 | 09:30")
    days = {time.text: time.from_ for time in find_times(text, reference=WEDNESDAY)}
    assert (days["yesterday"], days["Monday night"], days["5 p.m."]) == ("2014-06-02", "2014-06-09", "2014-06-09")


@pytest.mark.parametrize(
    ("first", "second"),
    [("3 June 2014", "The siege"), ("3 June 2014 it was", "9 June 2014 too"), ("", "3 June")],
)
def test_one_date_line_is_the_page_s_own(first: str, second: str) -> None:
    days = {time.text: time.from_ for time in find_times(LIVE.format(first=first, second=second), reference=WEDNESDAY)}
    assert days["yesterday"] == "2016-08-09"


def test_a_decade_ago_covers_the_years_that_are_nearest_to_it() -> None:
    (time,) = find_times("It fell two decades ago.", reference=WEDNESDAY)
    assert (time.value, time.from_, time.to) == ("1996", "1991-01-01", "2001-12-31")


def test_the_past_three_summers_lie_in_three_years() -> None:
    (time,) = find_times("It fell in the past three summers.", reference=WEDNESDAY)
    assert (time.from_, time.to) == ("2013-08-10", "2016-08-10")


def test_three_quarters_of_a_year_have_their_days() -> None:
    first, last = (find_times(f"It fell in the {which} three quarters of 2015.")[0] for which in ("first", "last"))
    assert (first.from_, first.to, last.from_, last.to) == ("2015-01-01", "2015-09-30", "2015-04-01", "2015-12-31")
