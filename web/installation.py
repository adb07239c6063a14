"""One running installation: its log, its commands, its read model and its accounts.

Built in the process that uses it, after a fork. Which process writes the read model is left to
`projections.read_side`.
"""

from contextlib import suppress
from typing import Self
from uuid import UUID

from forum.application import Governance
from forum.errors import UnknownThingError
from forum.governing.host import Host
from forum.governing.host_commands import HostEstablishedError
from forum.keeping.claim import Claim
from forum.policy import Role
from forum.record.acting import acting
from forum.record.ids import HOST_ID, SYSTEM_OFFICE_ID, derived_id
from forum.store.opening import init_store, open_store
from projections import forums
from projections.all import PROJECTIONS
from projections.follower import Source
from projections.questions import check_questions
from projections.read_model import version_of
from projections.read_side import ReadSide
from projections.visible import seen_by
from web.accounts.store import AccountStore
from web.settings import Settings

READ = "read"
"""Folder of the read models in the data folder; it may be deleted at any time."""
LOCK = "follower.lock"


class Installation(ReadSide):
    """An open installation.

    Args:
        settings: Where it lies.

    Raises:
        StoreError: It cannot be opened; the sentence says what to do.
    """

    def __init__(self, settings: Settings) -> None:
        check_questions()
        self.settings = settings
        self.store = open_store(settings.data, settings.store, settings.key_file)
        self.accounts = AccountStore(self.store.accounts_engine)
        self.governance = Governance(self.store)
        source = Source(
            self.governance.recorder,  # type: ignore[arg-type]
            self.governance.mapper,  # type: ignore[arg-type]
            self.store.keys,
        )
        super().__init__(source, settings.data / READ, settings.data / LOCK, PROJECTIONS)
        self.on_newer = self._stop_writing

    @classmethod
    def made(cls, settings: Settings, *, host: str, zone: str = "Europe/Stockholm") -> Self:
        """Make what is missing of an installation, establish its host, and open it.

        Raises:
            StoreError: It cannot be made or opened; the sentence says what to do.
        """
        init_store(settings.data, settings.store, settings.key_file)
        installation = cls(settings)
        installation.accounts.migrate()
        if installation.position() == 0:
            with acting(SYSTEM_OFFICE_ID), suppress(HostEstablishedError):  # somebody was faster
                installation.governance.establish_host(name=host, zone=zone)
        return installation

    def host_name(self) -> str:
        """What the host calls itself."""
        with acting(SYSTEM_OFFICE_ID), self.governance.rehearsal():
            return self.governance.load(Host, HOST_ID).name

    def is_public_authority(self) -> bool:
        """Whether the host has stated that it is a public authority."""
        with acting(SYSTEM_OFFICE_ID), self.governance.rehearsal():
            return bool(self.governance.load(Host, HOST_ID).is_public_authority)

    def forum_id(self, slug: str) -> UUID:
        """Return the id of a forum by its slug.

        Raises:
            UnknownThingError: There is no such forum.
        """
        with acting(SYSTEM_OFFICE_ID), self.governance.rehearsal():
            claim = self.governance.find(Claim, derived_id("claim", "slug", slug))
        if claim is None:
            raise UnknownThingError("forum", slug)
        return claim.owner_id

    def has_forum(self, slug: str) -> bool:
        """Whether there is a forum with this slug."""
        try:
            self.forum_id(slug)
        except UnknownThingError:
            return False
        return True

    def has_any_forum(self) -> bool:
        """Whether a forum is founded here."""
        return bool(forums.forums(self.reading(), sees=seen_by(Role.PUBLIC)))

    def real_forums(self) -> list[str]:
        """Return the slugs of the forums that are not invented examples."""
        self.catch_up()
        found = forums.forums(self.reading(), sees=seen_by(Role.PUBLIC))
        return [forum["slug"] for forum in found if not forum["is_invented"]]

    def status(self) -> dict[str, object]:
        """What `forum status` tells."""
        conn = self.reading()
        found = forums.forums(conn, sees=seen_by(Role.PUBLIC))
        events = conn.execute("SELECT count(*) FROM events").fetchone()[0]
        return {
            "events": events,
            **self.health(),
            "forums": [forum["slug"] for forum in found],
            "read_model_version": version_of(PROJECTIONS),
            "settings": self.settings.public(),
            "lacks": list(self.settings.responsible.lacks),
        }

    def follow(self) -> bool:
        """Follow in this process, and be woken by its own saves; see `ReadSide.follow`."""
        elected = super().follow()
        assert self.follower is not None
        self.governance.on_saved = self.follower.wake.set
        return elected

    def _stop_writing(self, newer: str) -> None:
        self.governance.stopped = newer

    def close(self) -> None:
        """Stop the follower and close every file."""
        super().close()
        self.governance.close()
        self.accounts.close()
        self.store.close()
