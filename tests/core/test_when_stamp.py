import pytest

from interpol_cli.core.when_stamp import read_stamp
from interpol_cli.errors import DateSyntaxError


@pytest.mark.parametrize(
    "text",
    [
        "2024-11-04T10:00:00Z",
        "2024-11-04T23:59:59.999+09:00",
        "2024-11-04 10:00",
        "20241104",
        "20241104T100000Z",
        "Mon, 04 Nov 2024 10:00:00 +0100",
        "Mon, 4 Nov 2024 10:00:00 GMT",
        "Mon Nov  4 10:00:00 2024",
        "November 4, 2024 10:30 PM",
        " 2024-11-04T10:00 ",
    ],
)
def test_stamp_gives_its_day_as_written(text: str) -> None:
    assert str(read_stamp(text)) == "2024-11-04"


@pytest.mark.parametrize(
    "text",
    [
        "03/09/1923 10:00",  # day or month
        "04 Nov 24 10:00",  # 1924 or 2024
        "4 Nov 20:24",  # a time, not a year
        "10:00",
        "Nov 2024 10:00",  # which day
        "2024 10:00",
        "1923-09-03/1923-09-07",  # dateutil takes the second date for a time zone
        "1923-09-03/1923-09-07 10:00",
        "2024-11-31T10:00:00Z",
        "20241131",
        "2024-11-04T25:00",
        "4 November 2024",  # no time: our own grammar knows it
        "12",
        "",
        "نونبر 10:00",
    ],
)
def test_what_leaves_anything_to_guess_is_no_stamp(text: str) -> None:
    assert read_stamp(text) is None


def test_wrong_day_of_the_week_is_refused() -> None:
    with pytest.raises(DateSyntaxError, match="4 November 2024 is a Monday") as caught:
        read_stamp("Tue, 04 Nov 2024 10:00:00 +0100")
    assert caught.value.position == 0
