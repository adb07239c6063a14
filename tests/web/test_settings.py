"""Settings come from the environment, wrong ones are named, and secrets stay inside."""

from __future__ import annotations

from pathlib import Path

import pytest

from web.settings import Settings, SettingsError


def test_without_any_variable_the_defaults_hold() -> None:
    settings = Settings.from_environment({"PATH": "/bin", "FORUM_STORE": ""})

    assert settings == Settings()
    assert settings.data == Path("data")
    assert settings.base_url == "http://localhost:8000"


def test_the_key_file_lies_in_the_data_folder_unless_it_is_named() -> None:
    moved = Settings.from_environment({"FORUM_DATA": "/srv/forum"})
    named = Settings.from_environment({"FORUM_DATA": "/srv/forum", "FORUM_KEY_FILE": "/key"})

    assert moved.key_file == Path("/srv/forum/secret/master.key")
    assert named.key_file == Path("/key")


def test_an_unknown_name_gets_one_line_with_the_likely_one() -> None:
    settings = Settings.from_environment({"FORUM_BASEURL": "x", "FORUM_COLOUR": "y", "LANG": "sv"})

    assert len(settings.notes) == 2
    assert settings.notes[0].startswith("FORUM_BASEURL")
    assert "did you mean FORUM_BASE_URL?" in settings.notes[0]
    assert "FORUM_DATA" in settings.notes[1]


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("FORUM_STORE", "mysql://localhost/forum"),
        ("FORUM_BASE_URL", "forum.example"),
        ("FORUM_BASE_URL", "https://forum.example/under"),
        ("FORUM_BASE_URL", "https://user:pass@forum.example"),
        ("FORUM_LOGGING", "loud"),
        ("FORUM_MAIL", "mail.example.org"),
        ("FORUM_MAIL", "http://mail.example.org"),
        ("FORUM_MAIL", "smtp://mail.example.org:port"),
        ("FORUM_MAIL", "smtp://user:pass@/"),
    ],
)
def test_a_value_that_cannot_be_used_is_refused_by_name(name: str, value: str) -> None:
    with pytest.raises(SettingsError, match=name):
        Settings.from_environment({name: value})


def test_what_is_shown_of_the_settings_has_no_secret_in_it() -> None:
    settings = Settings.from_environment(
        {
            "FORUM_SECRET_KEY": "canary-signing",
            "FORUM_STORE": "postgresql://forum:canary-password@db.example/forum",
            "FORUM_MAIL": "smtp://forum:canary-mail@mail.example.org:2525",
            "FORUM_MAIL_FROM": "forum@example.org",
        }
    )

    shown = f"{settings.public()} {settings!r}"
    assert "canary" not in shown
    assert settings.public()["FORUM_STORE"] == "postgresql://db.example/forum"
    assert settings.public()["FORUM_SECRET_KEY"] == "set"


@pytest.mark.parametrize("sender", ["", "kansli", "a b@example.org", "a@b\nBcc: c@example.org"])
def test_whoever_sends_letters_has_an_address(sender: str) -> None:
    with pytest.raises(SettingsError, match="FORUM_MAIL_FROM is no e-mail address"):
        Settings.from_environment(
            {"FORUM_MAIL": "smtp://mail.example.org", "FORUM_MAIL_FROM": sender}
        )
