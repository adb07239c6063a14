"""What those who came think of the meetings: asked, answered by nobody, closed, commented on."""

from forum.answering.evaluation import Question, QuestionKind
from forum.record.acting import acting
from forum.record.values import names
from forum.record.when import When
from web.demo.example_season import Season, both

QUESTIONS = (
    Question(
        key="worth",
        text=names(both("Var mötet värt din tid?", "Was the meeting worth your time?")),
        kind=QuestionKind.SCALE,
    ),
    Question(
        key="heard",
        text=names(both("Blev du lyssnad på?", "Were you listened to?")),
        kind=QuestionKind.SCALE,
    ),
    Question(
        key="change",
        text=names(both("Vad ska vi ändra till nästa gång?", "What should we change next time?")),
        kind=QuestionKind.FREE_TEXT,
    ),
)
ANSWERS: tuple[dict[str, str], ...] = (
    {"worth": "5", "heard": "4", "change": "Skicka frågorna i förväg."},
    {"worth": "4", "heard": "4"},
    {"worth": "4", "heard": "5", "change": "Längre tid i smågrupper."},
    {"worth": "5", "heard": "2"},
    {"worth": "3", "heard": "4", "change": "Bättre ljud i salen."},
    {"worth": "4", "heard": "5"},
    {"worth": "5", "heard": "3", "change": "Fler från kommunen."},
)


def ask(season: Season) -> None:
    """After September everybody who came is asked, and seven answer."""
    with season.at("2026-09-24 09:01", "open_evaluation") as do:
        season.id["evaluation"] = do.open_evaluation(
            meeting_id=season.id["grants"], questions=QUESTIONS, last_day=When("2026-10-01")
        )
    with acting(season.id["secretariat"], forum_id=season.forum_id, simulated_now=season.now):
        governance = season.governance
        invitations = governance.invite_to_evaluation(season.id["evaluation"], 12)
        for invitation, given in zip(invitations, ANSWERS, strict=False):
            governance.answer_evaluation(season.id["evaluation"], invitation, given)


def close(season: Season) -> None:
    """What was answered is counted before the next agenda goes out."""
    with season.at("2026-10-02 09:10", "close_evaluation") as do:
        do.close_evaluation(evaluation_id=season.id["evaluation"])
    with season.at("2026-10-02 10:00", "comment_on_evaluation") as do:
        do.comment_on_evaluation(
            evaluation_id=season.id["evaluation"],
            text=both(
                "I oktober får smågrupperna längre tid, och frågorna skickas ut i förväg.",
                "In October the small groups have more time, and the questions go out beforehand.",
            ),
        )
