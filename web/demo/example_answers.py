"""What came back on the views: received, promised, put off, answered, judged, opened again."""

from forum.answering.feedback import Outcome
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
    """The booking is answered within the time, and those who asked find it enough."""
    with season.at(
        "2026-05-18 15:00",
        "give_feedback",
        sent_by="akero-kommun",
        channel=Channel.E_MAIL,
        received="2026-05-18",
    ) as do:
        do.give_feedback(
            view_id=season.id["view booking"],
            outcome=Outcome.ANSWERED,
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
        )
    with season.at(
        "2026-05-21 09:00", "judge_feedback", sent_by="latsasviks-bygdegard"
    ) as do:
        do.judge_feedback(view_id=season.id["view booking"], is_enough=True)


def put_off_ramp(season: Season) -> None:
    """The ramps take longer: a later day with a reason, and a word in July that nothing is new."""
    with season.at("2026-05-19 16:00", "extend_feedback", sent_by="akero-bostader") as do:
        do.extend_feedback(
            view_id=season.id["view ramp"],
            due=When("2026-08-31"),
            reason=both(
                "Vi väntar på en kostnadsberäkning från entreprenören.",
                "We wait for the builder's estimate of the costs.",
            ),
        )
    with season.at("2026-07-01 09:00", "report_without_news", sent_by="akero-bostader") as do:
        do.report_without_news(
            view_id=season.id["view ramp"],
            text=both("Beräkningen har inte kommit än.", "The estimate has not come yet."),
        )


def answer_languages(season: Season) -> None:
    """The languages are promised and answered, by another meeting in the autumn."""
    with season.at("2026-05-22 10:00", "promise_feedback", sent_by="akero-kommun") as do:
        do.promise_feedback(view_id=season.id["view languages"], due=When("2026-06-30"))
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
    """The ramps are answered; that is not enough, so the view is opened again."""
    with season.at("2026-08-28 14:00", "give_feedback", sent_by="akero-bostader") as do:
        do.give_feedback(
            view_id=season.id["view ramp"],
            outcome=Outcome.ANSWERED,
            text=both(
                "En av lokalerna får en ramp i höst. De andra två får vänta.",
                "One of the premises gets a ramp this autumn. The other two have to wait.",
            ),
            change=both("En ramp byggs i oktober.", "One ramp is built in October."),
        )
    with season.at(
        "2026-09-24 10:00", "judge_feedback", sent_by="handikappforeningen-akero"
    ) as do:
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
    with season.at("2026-09-28 13:00", "promise_feedback", sent_by="akero-bostader") as do:
        do.promise_feedback(view_id=season.id["view ramp"], due=When("2026-11-30"))


def promise_grants(season: Season) -> None:
    """The one form is promised for November."""
    with season.at("2026-09-28 13:10", "promise_feedback", sent_by="akero-kommun") as do:
        do.acknowledge_view(view_id=season.id["view one form"])
        do.promise_feedback(view_id=season.id["view one form"], due=When("2026-11-05"))
