"""What came back on the views: received, promised, put off, answered, judged, opened again."""

from forum.answering.feedback import ChangeKind, Outcome
from forum.record.values import Channel
from forum.record.when import When
from web.demo.example_season import Season, both


def acknowledge(season: Season) -> None:
    """Those who gave a view hear that it was received, and when they have an answer."""
    with season.at("2026-03-27 13:00", "acknowledge_view") as do:
        for word in ("booking", "ramp", "keys"):
            do.acknowledge_view(view_id=season.id[f"view {word}"])
    for minute, word, owner in (
        ("14:00", "booking", "akero-kommun"),
        ("14:05", "ramp", "akero-bostader"),
    ):
        with season.at(f"2026-03-30 {minute}", "promise_feedback", sent_by=owner) as do:
            do.promise_feedback(
                view_id=season.id[f"view {word}"],
                due=When("2026-05-20"),
                owner_id=season.id[owner],
            )


def follow_up_keys(season: Season) -> None:
    """Something was done about the keys, though nobody answered the view itself."""
    with season.at("2026-04-20 10:00", "follow_up_view") as do:
        do.follow_up_view(
            view_id=season.id["view keys"],
            text=both(
                "Bolaget har satt upp kodlås på två av fem kvarterslokaler.",
                "The company has put code locks on two of five local premises.",
            ),
        )


def answer_booking(season: Season) -> None:
    """The booking is answered within the time."""
    with season.at(
        "2026-05-18 15:00",
        "give_feedback",
        sent_by="akero-kommun",
        channel=Channel.E_MAIL,
        received="2026-05-18",
    ) as do:
        do.give_feedback(
            view_id=season.id["view booking"],
            outcome=Outcome.TAKEN_UP,
            text=both(
                "Ni har rätt. Från den 1 september bokas alla kommunens lokaler på en sida, och "
                "svaret kommer inom två dagar.",
                "You are right. From 1 September all premises of the municipality are booked on "
                "one page, and the answer comes within two days.",
            ),
            change=both(
                "En gemensam bokningssida, från den 1 september 2026.",
                "One booking page, from 1 September 2026.",
            ),
            change_kind=ChangeKind.PRACTICE,
            link="https://akero.example/boka",
            capacity="Kultur- och fritidschefen",
        )


def accept_booking(season: Season) -> None:
    """Those who asked find the answer enough."""
    with season.at("2026-05-21 09:00", "judge_feedback", sent_by="latsasviks-bygdegard") as do:
        do.judge_feedback(view_id=season.id["view booking"], is_enough=True)


def put_off_ramp(season: Season) -> None:
    """The ramps take longer: a later day, with a reason."""
    with season.at("2026-05-19 16:00", "extend_feedback", sent_by="akero-bostader") as do:
        do.extend_feedback(
            view_id=season.id["view ramp"],
            due=When("2026-08-31"),
            reason=both(
                "Vi väntar på en kostnadsberäkning från entreprenören.",
                "We wait for the builder's estimate of the costs.",
            ),
        )


def tell_nothing_new(season: Season) -> None:
    """A word in July that nothing is new."""
    with season.at("2026-07-01 09:00", "report_without_news", sent_by="akero-bostader") as do:
        do.report_without_news(
            view_id=season.id["view ramp"],
            text=both("Beräkningen har inte kommit än.", "The estimate has not come yet."),
        )


def promise_languages(season: Season) -> None:
    """The languages are to be answered before the summer."""
    with season.at("2026-05-22 10:00", "promise_feedback", sent_by="akero-kommun") as do:
        do.promise_feedback(
            view_id=season.id["view languages"],
            due=When("2026-06-30"),
            owner_id=season.id["akero-kommun"],
        )


def answer_languages(season: Season) -> None:
    """They are answered by another meeting in the autumn."""
    with season.at("2026-06-24 11:00", "give_feedback", sent_by="akero-kommun") as do:
        do.give_feedback(
            view_id=season.id["view languages"],
            outcome=Outcome.FOLLOW_UP_MEETING,
            text=both(
                "Kommunen bjuder in till ett möte om översättning i november. Då väljer vi "
                "tillsammans vilka sidor som är viktigast.",
                "The municipality invites to a meeting on translation in November. There we "
                "choose together which pages matter most.",
            ),
        )


def answer_ramp(season: Season) -> None:
    """One ramp is to be built."""
    with season.at("2026-08-28 14:00", "give_feedback", sent_by="akero-bostader") as do:
        do.give_feedback(
            view_id=season.id["view ramp"],
            outcome=Outcome.PARTLY_TAKEN_UP,
            text=both(
                "En av lokalerna får en ramp i höst. De andra två får vänta.",
                "One of the premises gets a ramp this autumn. The other two have to wait.",
            ),
            change=both("En ramp byggs i oktober.", "One ramp is built in October."),
            why=both(
                "Årets pengar till tillgänglighet räcker till en ramp.",
                "This year's money for accessibility is enough for one ramp.",
            ),
            change_kind=ChangeKind.BUDGET,
            capacity="Bolagets vd",
        )


def find_too_little(season: Season) -> None:
    """One ramp of three is not enough, so the view is opened again."""
    with season.at("2026-09-24 10:00", "judge_feedback", sent_by="handikappforeningen-akero") as do:
        do.judge_feedback(
            view_id=season.id["view ramp"],
            is_enough=False,
            reason=both(
                "Svaret säger inte hur länge de andra två ska vänta.",
                "The answer does not say how long the other two have to wait.",
            ),
        )
    with season.at("2026-09-25 09:00", "reopen_feedback") as do:
        do.reopen_feedback(
            view_id=season.id["view ramp"],
            reason=both(
                "Föreningen vill veta när de andra lokalerna får ramp.",
                "The association wants to know when the other premises get a ramp.",
            ),
        )


def promise_again(season: Season) -> None:
    """Both views that wait are promised an answer."""
    with season.at("2026-09-28 13:00", "promise_feedback", sent_by="akero-bostader") as do:
        do.promise_feedback(
            view_id=season.id["view ramp"],
            due=When("2026-11-30"),
            owner_id=season.id["akero-bostader"],
        )
    with season.at("2026-09-28 13:10", "promise_feedback", sent_by="akero-kommun") as do:
        do.acknowledge_view(view_id=season.id["view one form"])
        do.promise_feedback(
            view_id=season.id["view one form"],
            due=When("2026-11-05"),
            owner_id=season.id["akero-kommun"],
        )


def answer_talk_time(season: Season) -> None:
    """The secretariat answers late, after it has done what was asked."""
    with season.at("2026-09-25 10:00", "give_feedback") as do:
        do.give_feedback(
            view_id=season.id["view talk time"],
            outcome=Outcome.ANSWERED,
            text=both(
                "Ni har rätt, och svaret borde ha kommit före sommaren. I september fick "
                "smågrupperna 50 minuter, och så blir det framöver.",
                "You are right, and this answer should have come before the summer. In September "
                "the small groups had 50 minutes, and so it will be.",
            ),
            change=both(
                "Minst 50 minuter i smågrupper på varje möte.",
                "At least 50 minutes in small groups at each meeting.",
            ),
        )


def answer_grants(season: Season) -> None:
    """The one form goes on the agenda of the coming year."""
    with season.at("2026-11-04 15:00", "give_feedback", sent_by="akero-kommun") as do:
        do.give_feedback(
            view_id=season.id["view one form"],
            outcome=Outcome.TAKEN_ON_AGENDA,
            text=both(
                "Nämnden prövar ett förslag med en enda ansökan i december. Utfallet tas upp på "
                "forumets första möte 2027.",
                "The committee considers a proposal with one application in December. The outcome "
                "is taken up at the forum's first meeting in 2027.",
            ),
        )
